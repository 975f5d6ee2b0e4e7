// A row of upright bars, drawn in percentages so that it fits any width.

import { slotClass, svg } from './dom.js';

/** Bars for the counts; the tallest fills the height unless `most` says what would. */
export function bars(counts, { slot, label, title, className, most = Math.max(1, ...counts) }) {
  const pitch = 100 / counts.length;
  return svg('svg', { class: `bars ${className} ${slotClass(slot)}`, role: 'img', 'aria-label': label },
    counts.map((n, i) => {
      const height = n === 0 ? 0 : Math.max(3, (100 * n) / most);
      return svg('g', {}, svg('title', {}, title(n, i)),
        svg('rect', { class: 'hit', x: `${i * pitch}%`, width: `${pitch}%`, height: '100%' }),
        svg('rect', {
          class: n === 0 ? 'none' : 'some',
          x: `${(i + 0.1) * pitch}%`,
          width: `${0.8 * pitch}%`,
          y: `${n === 0 ? 98 : 100 - height}%`,
          height: `${n === 0 ? 2 : height}%`,
        }));
    }));
}
