// The table of predictors, sortable by every column.

import { el, nameTag, show, slotClass, svg } from './dom.js';
import { bars } from './bars.js';
import { leadCell } from './trust.js';
import { count, duration, kindWords, percent, unit } from './format.js';

const COLUMNS = [
  { key: 'rank', label: '#', up: true, of: (p) => p.rank, cell: (p) => String(p.rank) },
  { key: 'name', label: 'Predictor', up: true, of: (p) => p.name.toLowerCase(), cell: nameTag, head: true },
  { key: 'mean', label: 'Mean U', of: (p) => p.mean, cell: meanCell },
  { key: 'challenge', label: 'Challenge U', of: (p) => p.challenge, cell: (p) => unit(p.challenge) },
  { key: 'lead', label: 'Lead', of: (p) => p.lead.mean, cell: (p, _, report) => leadCell(p, report.trust) },
  { key: 'steps', label: 'Best step', up: true, of: meanBestStep, cell: sparkCell },
  { key: 'p50', label: 'p50', up: true, of: (p) => p.p50, cell: (p) => duration(p.p50) },
  { key: 'p99', label: 'p99', up: true, of: (p) => p.p99, cell: (p) => el('span', { title: `longest ${duration(p.max)}` }, duration(p.p99)) },
  { key: 'answered', label: 'Answered', of: (p) => (p.asked === 0 ? 0 : p.answered / p.asked), cell: outcomeCell },
];

function meanBestStep({ bestSteps }) {
  const all = bestSteps.reduce((sum, n) => sum + n, 0);
  return all === 0 ? Infinity : bestSteps.reduce((sum, n, step) => sum + n * step, 0) / all;
}

function meanCell(predictor, scale) {
  const at = (value) => `${(100 * value) / scale}%`;
  const { mean, low, high } = predictor;
  const label = `Mean U ${unit(mean)}, 95 % interval ${unit(low)} to ${unit(high)}`;
  return el('div', { class: 'mean' },
    el('span', { class: 'figure' }, unit(mean)),
    el('span', { class: 'range' }, `${unit(low)}–${unit(high)}`),
    svg('svg', { class: `whisker ${slotClass(predictor.slot)}`, role: 'img', 'aria-label': label },
      svg('title', {}, label),
      svg('rect', { class: 'track', width: '100%', height: '100%', rx: 2 }),
      svg('rect', { class: 'fill', width: at(mean), height: '100%', rx: 2 }),
      svg('line', { x1: at(low), x2: at(high), y1: '50%', y2: '50%' }),
      svg('line', { x1: at(low), x2: at(low), y1: '20%', y2: '80%' }),
      svg('line', { x1: at(high), x2: at(high), y1: '20%', y2: '80%' })));
}

function sparkCell(predictor) {
  const all = predictor.bestSteps.reduce((sum, n) => sum + n, 0);
  const shares = predictor.bestSteps.map((n, step) => `${step === 8 ? '8+' : step}: ${percent(n, all)}`);
  return bars(predictor.bestSteps, {
    slot: predictor.slot,
    label: `Share of best steps by step. ${shares.join(', ')}`,
    title: (n, step) => shares[step],
    className: 'spark',
  });
}

function outcomeCell(predictor) {
  const failures = Object.entries(predictor.outcomes).filter(([kind, n]) => kind !== 'answered' && n > 0);
  return el('div', { class: 'outcomes' },
    el('span', {}, percent(predictor.answered, predictor.asked)),
    failures.map(([kind, n]) => el('span', { class: 'failure' }, `${count(n)} ${kindWords(kind)}`)));
}

function row(predictor, scale, report) {
  return el('tr', { role: 'row' }, COLUMNS.map((column) => el(column.head ? 'th' : 'td', {
    class: `is-${column.key}`,
    scope: column.head ? 'row' : null,
    role: column.head ? 'rowheader' : 'cell',
    'data-label': column.label,
  }, column.cell(predictor, scale, report))));
}

function header(column, sorted, onSort) {
  const direction = sorted.column === column ? (sorted.up ? 'ascending' : 'descending') : null;
  return el('th', { scope: 'col', role: 'columnheader', class: `is-${column.key}`, 'aria-sort': direction },
    el('button', { type: 'button', click: () => onSort(column) }, column.label,
      el('i', { class: 'arrow', 'aria-hidden': 'true' }, direction === null ? '' : sorted.up ? '↑' : '↓')));
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Fills the node with the table. */
export function leaderboard(node, report) {
  const { predictors } = report;
  const scale = Math.min(1, 1.04 * Math.max(0.001, ...predictors.map((p) => p.high)));
  const head = el('tr', { role: 'row' });
  const body = el('tbody', { role: 'rowgroup' });
  const rows = new Map(predictors.map((p) => [p, row(p, scale, report)]));
  let sorted = { column: COLUMNS[0], up: true };
  const draw = () => {
    const { column, up } = sorted;
    const order = [...predictors].sort((a, b) => (up ? 1 : -1) * compare(column.of(a), column.of(b)) || a.rank - b.rank);
    show(head, COLUMNS.map((each) => header(each, sorted, sortBy)));
    show(body, order.map((p) => rows.get(p)));
  };
  const sortBy = (column) => {
    sorted = { column, up: sorted.column === column ? !sorted.up : Boolean(column.up) };
    draw();
    head.querySelector(`.is-${column.key} button`).focus();
  };
  draw();
  node.append(el('table', { class: 'board', role: 'table' },
    el('caption', {}, 'Best mean U first. The line across each bar is the 95 % interval of the mean; Lead: the words, and seconds at speaking rate, still to come once the meaning is there; p50 and p99 are per step.'),
    el('thead', { role: 'rowgroup' }, head), body));
}
