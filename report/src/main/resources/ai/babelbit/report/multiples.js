// Small multiples: one row of bars per predictor, all to the same scale.

import { el, nameTag } from './dom.js';
import { bars } from './bars.js';
import { count, percent, unit } from './format.js';

function figure(predictor, counts, ticks, title, most, note) {
  const label = `${predictor.name}: ${counts.map(title).filter((text, i) => counts[i] > 0).join('; ')}`;
  return el('figure', { class: 'multiple' },
    el('figcaption', {}, nameTag(predictor), el('span', { class: 'aside' }, note)),
    bars(counts, { slot: predictor.slot, label, title, className: 'plot-bars', most }),
    el('div', { class: 'ticks', 'aria-hidden': 'true' }, ticks.map((tick) => el('span', {}, tick))));
}

function titled(node, heading, explanation, figures) {
  node.append(el('h3', {}, heading), el('p', { class: 'explain' }, explanation), el('div', { class: 'multiples' }, figures));
}

/** How U is spread over the utterances. */
export function histograms(node, { predictors }) {
  const most = Math.max(1, ...predictors.flatMap((p) => p.histogram));
  const bin = (n, i) => `U ${(i / 20).toFixed(2)}–${((i + 1) / 20).toFixed(2)}: ${count(n)}`;
  titled(node, 'How U is spread', 'Utterances by their best U, in twentieths. One scale for all.',
    predictors.map((p) => figure(p, p.histogram, ['0', '0.25', '0.5', '0.75', '1'], bin, most, `mean ${unit(p.mean)}`)));
}

/** At which step the counting guess came. */
export function bestSteps(node, { predictors }) {
  const most = Math.max(1, ...predictors.flatMap((p) => p.bestSteps));
  const ticks = ['0', '1', '2', '3', '4', '5', '6', '7', '8+'];
  titled(node, 'Which step counted', 'Utterances by their best step. Step 0 has heard one word.',
    predictors.map((p) => {
      const all = p.bestSteps.reduce((sum, n) => sum + n, 0);
      const step = (n, i) => `step ${ticks[i]}: ${count(n)} (${percent(n, all)})`;
      return figure(p, p.bestSteps, ticks, step, most, `${percent(p.bestSteps[0], all)} at step 0`);
    }));
}

/** How many words were still to come when the meaning was there. */
export function leads(node, { predictors, trust }) {
  const most = Math.max(1, ...predictors.flatMap((p) => p.lead.histogram));
  const bin = (n, i) => `${i}${i === 15 ? ' or more' : ''} words: ${count(n)}`;
  titled(node, 'How early the meaning is there',
    `Utterances by the words still to come once the answer is adequate (semantic similarity ${trust.adequate / 10000} or more) and stays so.`,
    predictors.map((p) => {
      const all = p.lead.histogram.reduce((sum, n) => sum + n, 0) + p.lead.never;
      return figure(p, p.lead.histogram, ['0', '5', '10', '15+'], bin, most, `${percent(p.lead.never, all)} never`);
    }));
}
