// Numbers and words as people read them.

const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A value of [0, 1] with three decimals. */
export function unit(value) {
  return value.toFixed(3);
}

/** A value of [0, 1] in as little room as can be: .31 */
export function tiny(value) {
  return value >= 0.995 ? '1' : value.toFixed(2).slice(1);
}

/** A whole number with its thousands set apart. */
export function count(value) {
  return GROUPED.format(value);
}

/** `3 utterances`, `1 utterance`. */
export function counted(value, noun) {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** A share of a whole as a percentage that is 100 only when nothing is missing. */
export function percent(part, whole) {
  if (whole === 0) {
    return '–';
  }
  if (part === 0 || part === whole) {
    return part === 0 ? '0 %' : '100 %';
  }
  const exact = (100 * part) / whole;
  if (exact < 10) {
    return `${Math.max(0.1, exact).toFixed(1)} %`;
  }
  return exact < 99 ? `${Math.round(exact)} %` : `${(Math.floor(exact * 10) / 10).toFixed(1)} %`;
}

/** Milliseconds in the unit that suits them. */
export function duration(millis) {
  if (millis >= 10000) {
    return `${(millis / 1000).toFixed(0)} s`;
  }
  if (millis >= 1000) {
    return `${(millis / 1000).toFixed(1)} s`;
  }
  if (millis >= 10 || millis === 0) {
    return `${Math.round(millis)} ms`;
  }
  return millis >= 0.1 ? `${millis.toFixed(1)} ms` : '< 0.1 ms';
}

/** `timed_out` as words. */
export function kindWords(kind) {
  return kind.replace('_', ' ');
}
