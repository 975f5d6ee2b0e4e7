// What was played, and how it went in one sentence.

import { el, outside } from './dom.js';
import { winnerLine } from './trust.js';
import { count, counted, unit } from './format.js';

function lede({ predictors, utterances }) {
  const [first, second] = predictors;
  const mean = [el('strong', { class: 'figure' }, unit(first.mean)),
    ` (95 % interval ${unit(first.low)} to ${unit(first.high)})`];
  const over = ` over ${counted(utterances, 'utterance')}`;
  if (second === undefined) {
    return el('p', { class: 'lede' }, outside(first.name), ' scored a mean U of ', ...mean, over, '.');
  }
  const apart = first.low > second.high
    ? ['. Its interval lies clear of the next, ', outside(second.name), '’s.']
    : ['. The interval of the next, ', outside(second.name), ', overlaps with it.'];
  return el('p', { class: 'lede' }, outside(first.name), ` leads ${predictors.length} predictors with a mean U of `,
    ...mean, over, ...apart);
}

function facts(report) {
  const lexical = Number(report.lexicalWeight.toFixed(4));
  const made = new Date(report.createdAt);
  const when = el('time', { datetime: report.createdAt },
    made.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }), ' UTC');
  const rows = [
    ['Challenge', report.challenge === undefined ? 'without a uid' : outside(report.challenge)],
    ['Utterances', count(report.utterances)],
    ['Similarity', `${lexical} lexical + ${Number((1 - lexical).toFixed(4))} ${report.semantic}`],
    ['Pacing', outside(report.pacing)],
    ['Scored', when],
  ];
  return el('dl', { class: 'facts' }, rows.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));
}

/** The page's heading. */
export function summary(node, report) {
  document.title = `${report.title} – BabelBit`;
  node.append(el('h1', {}, outside(report.title)), lede(report), ...[winnerLine(report)].filter((line) => line !== null), facts(report));
}

/** The page's last lines: what the figures mean. */
export function footnote(node) {
  node.append(el('p', {},
    'An utterance is revealed word by word; after every word a predictor guesses all of it. At step s (from 0) ',
    el('b', {}, 'U = similarity / (s + 1)'),
    ', so a right guess is worth most when it comes early. The best step of an utterance counts. ',
    'Challenge U is the mean of the dialogues’ means.'));
}
