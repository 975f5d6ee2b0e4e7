// Mean U by step: one line per predictor, read off under the pointer.

import { el, nameTag, slotClass, svg } from './dom.js';
import { unit } from './format.js';

const MOST_STEPS = 24;
const DASHES = ['', '7 3', '2 3', '9 3 2 3'];

function niceTop(most) {
  const step = [0.05, 0.1, 0.2, 0.25].find((each) => most / each <= 4) ?? 0.25;
  return { top: Math.min(1, Math.max(1, Math.ceil(most / step - 1e-9)) * step), step };
}

function line(predictor, steps, top) {
  const x = (step) => (steps === 1 ? 50 : (100 * step) / (steps - 1));
  const points = predictor.byStep.slice(0, steps).map((u, step) => `${x(step).toFixed(2)},${(100 - (100 * u) / top).toFixed(2)}`);
  if (points.length === 1) {
    points.push(`${x(0) + 1},${points[0].split(',')[1]}`); // a line needs two ends to be seen
  }
  return svg('polyline', {
    class: slotClass(predictor.slot),
    points: points.join(' '),
    'stroke-dasharray': DASHES[Math.floor(predictor.slot / 3) % DASHES.length],
    'vector-effect': 'non-scaling-stroke',
  });
}

function yAxis(top, step) {
  const ticks = [];
  for (let value = 0; value <= top + 1e-9; value += step) {
    const tick = el('span', { class: 'y-tick' }, value === 0 ? '0' : String(Number(value.toFixed(2))));
    tick.style.bottom = `${(100 * value) / top}%`;
    ticks.push(tick);
  }
  return ticks;
}

function xAxis(steps) {
  const every = steps > 12 ? 4 : steps > 6 ? 2 : 1;
  return Array.from({ length: steps }, (_, step) => step).filter((step) => step % every === 0).map((step) => {
    const tick = el('span', { class: 'x-tick' }, String(step));
    tick.style.left = `${steps === 1 ? 50 : (100 * step) / (steps - 1)}%`;
    return tick;
  });
}

function legendOf(predictors, lines, drawing) {
  return predictors.map((predictor, i) => {
    const value = el('span', { class: 'figure' });
    const light = (on) => () => {
      drawing.classList.toggle('dimmed', on);
      lines[i].classList.toggle('lit', on);
    };
    const item = el('li', { pointerenter: light(true), pointerleave: light(false) },
      svg('svg', { class: `stroke ${slotClass(predictor.slot)}`, 'aria-hidden': 'true' },
        svg('line', { x1: 0, x2: 28, y1: 5, y2: 5, 'stroke-dasharray': lines[i].getAttribute('stroke-dasharray') })),
      nameTag(predictor), value);
    return { item, value, predictor };
  });
}

/** Fills the node with the chart and its legend. */
export function curves(node, { predictors }) {
  const steps = Math.min(MOST_STEPS, Math.max(1, ...predictors.map((p) => p.byStep.length)));
  const { top, step: gap } = niceTop(Math.max(0.01, ...predictors.flatMap((p) => p.byStep.slice(0, steps))));
  const lines = predictors.map((p) => line(p, steps, top));
  const label = `Mean U by step. ${predictors.map((p) => `${p.name}: ${p.byStep.slice(0, 8).map(unit).join(', ')}`).join('; ')}`;
  const drawing = svg('svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
    yAxis(top, gap).map((_, i) => svg('line', {
      class: 'grid', x1: 0, x2: 100, y1: 100 - (100 * i * gap) / top, y2: 100 - (100 * i * gap) / top,
      'vector-effect': 'non-scaling-stroke',
    })), [...lines].reverse());
  const rule = el('i', { class: 'rule', hidden: true });
  const at = el('p', { class: 'read-off' });
  const legend = legendOf(predictors, lines, drawing);
  const read = (step) => {
    rule.hidden = step === null;
    at.textContent = step === null ? 'At step 0' : `At step ${step}`;
    rule.style.left = `${steps === 1 ? 50 : (100 * (step ?? 0)) / (steps - 1)}%`;
    for (const { value, predictor } of legend) {
      const u = predictor.byStep[step ?? 0];
      value.textContent = u === undefined ? '–' : unit(u);
    }
  };
  const plot = el('div', { class: 'plot', pointerleave: () => read(null) },
    drawing, rule, yAxis(top, gap), xAxis(steps));
  plot.addEventListener('pointermove', (event) => {
    const box = plot.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    read(Math.round(share * (steps - 1)));
  });
  read(null);
  node.append(el('h3', {}, 'Mean U by step'),
    el('p', { class: 'explain' }, 'What a guess was worth at each step, over the utterances that are that long.'),
    el('div', { class: 'curves' }, el('div', { class: 'plot-frame' }, plot, el('p', { class: 'axis' }, 'step')),
      el('div', {}, at, el('ul', { class: 'legend' }, legend.map(({ item }) => item)))));
}
