// U of every predictor at every step of one utterance, as a table of shades.

import { el, nameTag, show } from './dom.js';
import { duration, kindWords, tiny, unit } from './format.js';

const LEVELS = 10;

// the root spreads the small values of late steps over more shades
function level(u) {
  return Math.round(Math.sqrt(u) * LEVELS);
}

function cell(run, at) {
  const step = run.steps[at];
  if (step === undefined) {
    return el('td', { 'data-step': at, class: 'void' });
  }
  const failed = step.kind !== 'answered';
  const isBest = at === run.bestStep;
  const title = `${run.predictor.name}, step ${at}: U ${unit(step.u)}, lexical ${unit(step.lexical)}, `
    + `semantic ${unit(step.semantic)}, ${duration(step.millis)}${failed ? `, ${kindWords(step.kind)}` : ''}${isBest ? ', best step' : ''}`;
  return el('td', { 'data-step': at, class: `${failed ? 'failed' : `heat-${level(step.u)}`}${isBest ? ' best' : ''}`, title },
    failed ? '×' : tiny(step.u));
}

function tableOf(detail) {
  const steps = Array.from({ length: detail.steps }, (_, i) => i);
  return el('table', { class: 'heat' },
    el('caption', {}, 'U at every step. A ring marks the step that counted; × a step without an answer. Select a column to go there.'),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Predictor')),
      steps.map((at) => el('th', { scope: 'col', 'data-step': at },
        el('span', { class: 'heat-word', title: detail.words[at] ?? null }, detail.words[at] ?? '–'), String(at))))),
    el('tbody', {}, detail.runs.map((run) => el('tr', {}, el('th', { scope: 'row' }, nameTag(run.predictor)),
      steps.map((at) => cell(run, at))))));
}

function scale() {
  return el('p', { class: 'scale', 'aria-hidden': 'true' }, 'U', [0, 0.01, 0.04, 0.1, 0.25, 0.5, 1].map((u) =>
    el('span', { class: `heat-${level(u)}` }, String(u))));
}

/** The map: `open` an utterance, then `update` to a step. */
export function heatmap(toStep) {
  const frame = el('div', { class: 'heat-frame', tabindex: 0, role: 'region', 'aria-label': 'U by predictor and step' });
  frame.addEventListener('click', (event) => {
    const chosen = event.target.closest('[data-step]');
    if (chosen !== null) {
      toStep(Number(chosen.dataset.step));
    }
  });
  return {
    node: el('div', { class: 'heat-box' }, frame, scale()),
    open: (detail) => show(frame, tableOf(detail)),
    update: (step) => {
      frame.querySelectorAll('.now').forEach((each) => each.classList.remove('now'));
      const column = frame.querySelectorAll(`[data-step="${step}"]`);
      column.forEach((each) => each.classList.add('now'));
      keepInView(frame, column[0]);
    },
  };
}

function keepInView(frame, head) {
  const fixed = frame.querySelector('th').offsetWidth;
  const left = head.offsetLeft - fixed;
  if (left < frame.scrollLeft || head.offsetLeft + head.offsetWidth > frame.scrollLeft + frame.clientWidth) {
    frame.scrollLeft = left - (frame.clientWidth - fixed) / 3;
  }
}
