// Puts the page together.

import { readReport } from './data.js';
import { el } from './dom.js';
import { themeToggle } from './theme.js';
import { footnote, summary } from './summary.js';
import { leaderboard } from './leaderboard.js';
import { curves } from './curves.js';
import { bestSteps, histograms, leads } from './multiples.js';
import { trust } from './trust.js';
import { player } from './player.js';
import { picker } from './picker.js';
import { stage } from './stage.js';
import { keys } from './keys.js';

const byId = (id) => document.getElementById(id);

function unfold(report) {
  const section = byId('unfolding');
  if (report.details.length === 0) {
    section.append(el('p', { class: 'note' }, 'This report was written without utterances to look into.'));
    return;
  }
  const playing = player(report.details);
  picker(byId('picker'), report, playing);
  stage(byId('stage'), playing);
  const article = section.querySelector('.stage');
  keys(section, article, playing);
  if (playing.start()) {
    section.scrollIntoView();
    article.focus({ preventScroll: true });
  } else {
    playing.tell();
  }
}

const report = readReport(byId('data'));
themeToggle(byId('theme'));
summary(byId('summary'), report);
leaderboard(byId('board'), report);
curves(byId('curves'), report);
histograms(byId('histograms'), report);
bestSteps(byId('best-steps'), report);
leads(byId('leads'), report);
trust(byId('doubts'), report);
unfold(report);
footnote(byId('footer'));
