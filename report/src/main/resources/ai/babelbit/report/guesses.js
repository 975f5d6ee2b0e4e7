// What each predictor guesses at the present step, its words held against the truth.

import { el, nameTag, show, slotClass, svg } from './dom.js';
import { duration, kindWords, tiny, unit } from './format.js';
import { wordsOf } from './data.js';
import { align } from './match.js';

function wordClass(met, step) {
  if (met === -1) {
    return 'missed';
  }
  return met > step ? 'foreseen' : 'known';
}

function guessText(step, at, truth) {
  if (step === undefined) {
    return el('span', { class: 'no-guess' }, 'no guess at this step');
  }
  if (step.kind !== 'answered') {
    return el('span', { class: 'no-guess' }, `no answer: ${kindWords(step.kind)}`);
  }
  const words = wordsOf(step.text);
  if (words.length === 0) {
    return el('span', { class: 'no-guess' }, 'an empty guess');
  }
  const met = align(words, truth);
  return words.flatMap((word, i) => [el('span', { class: wordClass(met[i], at) }, word), ' ']);
}

function gauge(slot) {
  const reach = svg('rect', { class: 'reach', height: '100%', rx: 2 });
  const fill = svg('rect', { class: 'fill', height: '100%', rx: 2 });
  const tick = svg('line', { class: 'tick', y1: '-15%', y2: '115%' });
  const node = svg('svg', { class: `gauge ${slotClass(slot)}`, 'aria-hidden': 'true' },
    svg('rect', { class: 'track', width: '100%', height: '100%', rx: 2 }), reach, fill, tick);
  return {
    node,
    update: (u, best, ceiling) => {
      fill.setAttribute('width', `${100 * u}%`);
      reach.setAttribute('width', `${100 * ceiling}%`);
      tick.setAttribute('x1', `${100 * best}%`);
      tick.setAttribute('x2', `${100 * best}%`);
    },
  };
}

function bestSoFar(steps, at) {
  let best = { u: 0, step: 0 };
  steps.slice(0, at + 1).forEach(({ u }, step) => {
    if (u > best.u) {
      best = { u, step };
    }
  });
  return best;
}

function row(run, truth) {
  const text = el('p', { class: 'guess-text', dir: 'auto' });
  const value = el('span', { class: 'figure u' });
  const best = el('span', { class: 'best' });
  const parts = el('span', { class: 'parts' });
  const time = el('span', { class: 'time' });
  const bar = gauge(run.predictor.slot);
  const node = el('li', { class: `guess ${slotClass(run.predictor.slot)}` },
    el('div', { class: 'who' }, nameTag(run.predictor), parts), text,
    el('div', { class: 'worth' }, value, bar.node, best, time));
  const update = (at) => {
    const step = run.steps[at];
    const top = bestSoFar(run.steps, at);
    show(text, guessText(step, at, truth));
    value.textContent = unit(step?.u ?? 0);
    best.textContent = top.step === at ? 'best so far' : `best ${unit(top.u)} at ${top.step}`;
    node.classList.toggle('is-best', top.step === at);
    parts.textContent = step === undefined ? '' : `lexical ${tiny(step.lexical)} · semantic ${tiny(step.semantic)}`;
    time.textContent = step === undefined ? '' : duration(step.millis);
    bar.update(step?.u ?? 0, top.u, 1 / (at + 1));
  };
  return { node, update };
}

function key() {
  const sample = (className, word, meaning) => el('span', {}, el('span', { class: className }, word), ` ${meaning}`);
  return el('p', { class: 'marks' }, sample('foreseen', 'foreseen', 'right before it was heard'),
    sample('known', 'heard', 'right and already heard'), sample('missed', 'off', 'not in the utterance, or out of place'));
}

/** The list of guesses: `open` an utterance, then `update` to a step. */
export function guesses() {
  const list = el('ul', { class: 'guesses', 'aria-label': 'Guesses at this step' });
  let rows = [];
  return {
    node: el('div', {}, key(), list),
    open: (detail) => {
      rows = detail.runs.map((run) => row(run, detail.words));
      show(list, rows.map((each) => each.node));
    },
    update: (step) => rows.forEach((each) => each.update(step)),
  };
}
