// How far the figures can be believed: the controls beside the round, and what looks odd.

import { el, outside } from './dom.js';

const KINDS = {
  copies: 'Answer alike',
  echo: 'Repeats what is known',
  constant: 'Always says the same',
  canned: 'Has a small stock of answers',
  truncated: 'Says less than is known',
};

/** The probability that the winner is ahead, as a sentence, or nothing. */
export function winnerLine({ trust }) {
  if (trust.winner === undefined) {
    return null;
  }
  const sure = trust.chance === undefined ? ' leads among those who can win; the dialogues are too few to say how surely.'
    : ` leads among those who can win, and is truly ahead with a probability of ${(trust.chance / 100).toFixed(1)} %.`;
  return el('p', { class: 'explain winner' }, outside(trust.winner), sure);
}

function notice({ kind, who, evidence }) {
  return el('li', {},
    el('p', {}, el('b', {}, KINDS[kind] ?? kind), ': ', ...who.flatMap((name, i) => (i === 0 ? [outside(name)] : [', ', outside(name)]))),
    el('ul', { class: 'evidence' }, evidence.map((line) => el('li', {}, outside(line)))));
}

/** Controls and notices. */
export function trust(node, { trust: { controls, sound, notices } }) {
  if (controls !== '') {
    node.append(el('p', { class: sound ? 'explain' : 'note' }, sound ? 'Controls beside the round: ' : 'Do not believe these scores: ', outside(controls)));
  }
  node.append(notices.length === 0
    ? el('p', { class: 'explain' }, 'Nobody copies or repeats.')
    : el('ul', { class: 'notices' }, notices.map(notice)));
}

/** Words and seconds won, as a table cell. */
export function leadCell(predictor, trust) {
  const { lead } = predictor;
  const seconds = lead.mean / trust.wordsPerSecond;
  const title = `95 % interval ${lead.low.toFixed(2)} to ${lead.high.toFixed(2)} words`;
  return el('span', { title }, `${lead.mean.toFixed(2)} words, ${seconds.toFixed(2)} s`);
}
