// One utterance on stage: what came before, its words so far, the slider.

import { el, outside, show } from './dom.js';
import { unit } from './format.js';
import { guesses } from './guesses.js';
import { heatmap } from './heatmap.js';

function placeOf(detail, order) {
  const at = order.indexOf(detail);
  const position = at === -1 ? [] : [el('span', { class: 'figure' }, `${at + 1} / ${order.length}`)];
  return [...position, el('span', { class: 'place' }, 'Dialogue ', outside(detail.dialogue), `, utterance ${detail.utterance + 1}`,
    detail.language === null ? null : [' · ', outside(detail.language)])];
}

function contextOf(detail) {
  const lines = detail.context.map((text) => el('li', { dir: 'auto' }, text));
  return lines.length === 0
    ? el('p', { class: 'no-context' }, 'The dialogue opens here.')
    : el('ol', { class: 'context', 'aria-label': 'What was said before' }, lines);
}

function truthOf(detail, playing) {
  return detail.words.map((word, step) => el('span', { class: 'word', click: () => playing.toStep(step) }, word));
}

function markHeard(words, step) {
  words.forEach((word, i) => {
    word.classList.toggle('heard', i <= step);
    word.classList.toggle('now', i === step);
  });
}

function transport(playing) {
  const slider = el('input', {
    type: 'range', min: 0, step: 1, 'aria-label': 'Words revealed', id: 'step',
    input: () => playing.toStep(Number(slider.value)),
  });
  const play = el('button', { type: 'button', class: 'play', click: playing.toggle });
  const said = el('p', { class: 'said', id: 'said' });
  const node = el('div', { class: 'transport' }, play, slider, said);
  const update = ({ detail, step, playing: runs }) => {
    slider.max = detail.steps - 1;
    slider.value = step;
    slider.setAttribute('aria-valuetext', `word ${step + 1} of ${detail.steps}`);
    play.textContent = runs ? 'Pause' : 'Play';
    show(said, el('b', {}, `Step ${step}`), ` · word ${step + 1} of ${detail.steps}`,
      el('span', { class: 'aside' }, `U can reach ${unit(1 / (step + 1))}`));
  };
  return { node, update };
}

/** Fills the node with the stage and keeps it in step with the player. */
export function stage(node, playing) {
  const place = el('p', { class: 'places' });
  const context = el('div', {});
  const truth = el('p', { class: 'truth', dir: 'auto' });
  const controls = transport(playing);
  const rows = guesses();
  const map = heatmap(playing.toStep);
  const arrow = (text, label, delta) => el('button', {
    type: 'button', class: 'quiet', 'aria-label': label, click: () => playing.byDetail(delta),
  }, text);
  node.append(el('article', { class: 'stage', tabindex: -1, 'aria-label': 'Utterance' },
    el('div', { class: 'stage-head' }, place,
      el('div', {}, arrow('↑', 'Previous utterance', -1), arrow('↓', 'Next utterance', 1))),
    context, truth, controls.node, rows.node, map.node,
    el('p', { class: 'hint' }, el('kbd', {}, '←'), el('kbd', {}, '→'), ' step ', el('kbd', {}, '↑'), el('kbd', {}, '↓'),
      ' utterance ', el('kbd', {}, 'space'), ' play')));
  let current = null;
  let words = [];
  playing.listen((state) => {
    if (state.detail !== current) {
      current = state.detail;
      words = truthOf(current, playing);
      show(context, contextOf(current));
      show(truth, words.flatMap((word) => [word, ' ']));
      rows.open(current);
      map.open(current);
    }
    show(place, placeOf(current, state.order));
    markHeard(words, state.step);
    controls.update(state);
    rows.update(state.step);
    map.update(state.step);
  });
}
