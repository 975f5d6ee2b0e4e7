// The list of utterances: search, filter, sort, choose.

import { el, outside, show, slotClass, svg } from './dom.js';
import { count, counted, unit } from './format.js';

const SORTS = {
  run: ['In order', (a, b) => a.index - b.index],
  spread: ['Widest spread first', (a, b) => b.spread - a.spread],
  high: ['Best U, high first', (a, b) => b.top - a.top],
  low: ['Best U, low first', (a, b) => a.top - b.top],
};

function dots(detail) {
  const label = `Best U from ${unit(detail.top - detail.spread)} to ${unit(detail.top)}`;
  return svg('svg', { class: 'dots', role: 'img', 'aria-label': label },
    svg('line', { x1: '1%', x2: '99%', y1: '50%', y2: '50%' }),
    [...detail.runs].reverse().map((run) => svg('circle', {
      class: slotClass(run.predictor.slot), cx: `${2 + 96 * run.bestU}%`, cy: '50%', r: 4,
    })));
}

function entry(detail, choose) {
  return el('li', {}, el('button', { type: 'button', click: () => choose(detail) },
    el('span', { class: 'snippet', dir: 'auto' }, detail.text.slice(0, 160)),
    el('span', { class: 'where' }, outside(detail.dialogue), ` · ${detail.utterance + 1}`),
    dots(detail)));
}

function choice(label, options, onChange) {
  return el('label', {}, el('span', {}, label),
    el('select', { change: (event) => onChange(event.target.value) },
      options.map(([value, text]) => el('option', { value }, text))));
}

function scopeText(shown, report) {
  const all = `Showing ${count(report.details.length)} of ${counted(report.utterances, 'utterance')}`;
  return shown === report.details.length ? all : `${all}; ${count(shown)} match`;
}

/** Fills the node with the list and keeps it in step with the player. */
export function picker(node, report, playing) {
  const { details } = report;
  const items = new Map(details.map((detail) => [detail, entry(detail, playing.toDetail)]));
  const haystacks = new Map(details.map((detail) => [detail, `${detail.text} ${detail.dialogue}`.toLowerCase()]));
  const wanted = { text: '', dialogue: '', sort: 'run' };
  const list = el('ol', { class: 'entries' });
  const scope = el('p', { class: 'scope', role: 'status' });
  const refresh = () => {
    const shown = details
      .filter((d) => wanted.dialogue === '' || d.dialogue === dialogues[Number(wanted.dialogue)])
      .filter((d) => haystacks.get(d).includes(wanted.text))
      .sort(SORTS[wanted.sort][1]);
    show(list, shown.map((detail) => items.get(detail)));
    scope.textContent = scopeText(shown.length, report);
    playing.walk(shown);
  };
  const set = (key) => (value) => {
    wanted[key] = value;
    refresh();
  };
  const dialogues = [...new Set(details.map((d) => d.dialogue))];
  const search = el('input', {
    type: 'search', placeholder: 'Search words', 'aria-label': 'Search utterances', autocomplete: 'off', spellcheck: 'false',
    input: (event) => set('text')(event.target.value.toLowerCase().trim()),
  });
  const box = el('details', { class: 'picker' },
    el('summary', {}, 'Choose an utterance'),
    el('div', { class: 'filters' }, search,
      choice('Dialogue', [['', 'All'], ...dialogues.map((name, i) => [i, name.slice(0, 60)])], set('dialogue')),
      choice('Sort', Object.entries(SORTS).map(([key, [text]]) => [key, text]), set('sort'))),
    scope, list);
  box.open = matchMedia('(min-width: 60rem)').matches;
  node.append(box);
  let current = null;
  playing.listen(({ detail }) => {
    if (detail === current) {
      return;
    }
    items.get(current)?.firstChild.removeAttribute('aria-current');
    current = detail;
    const button = items.get(detail).firstChild;
    button.setAttribute('aria-current', 'true');
    keepInView(list, button);
  });
  refresh();
}

// scrollIntoView would move the page as well; the list is what offsets count from
function keepInView(list, button) {
  const above = button.offsetTop;
  if (above < list.scrollTop || above + button.offsetHeight > list.scrollTop + list.clientHeight) {
    list.scrollTop = above - list.clientHeight / 3;
  }
}
