// Where the reader is: which utterance, which step, and whether it plays. Everything shown follows from it.

const WORD_MILLIS = 400; // speech runs at about 2.5 words a second
const HASH_MILLIS = 200; // browsers refuse an address that changes too often
const HASH = /^#u=(\d{1,6})&s=(\d{1,6})$/;

function bounded(value, last) {
  return Math.max(0, Math.min(last, value));
}

/** A player over the details, told of by `listen`; it starts where the address says. */
export function player(details) {
  const listeners = [];
  let order = details;
  let detail = details[0];
  let step = 0;
  let timer = null;
  let hashTimer = null;

  const tell = () => listeners.forEach((listener) => listener({ detail, step, playing: timer !== null, order }));

  const writeHash = () => {
    clearTimeout(hashTimer);
    hashTimer = setTimeout(() => history.replaceState(null, '', `#u=${detail.index}&s=${step}`), HASH_MILLIS);
  };

  const stop = () => {
    clearInterval(timer);
    timer = null;
  };

  const move = (toDetail, toStep) => {
    detail = toDetail;
    step = bounded(toStep, detail.steps - 1);
    tell();
    writeHash();
  };

  const tick = () => {
    if (step + 1 >= detail.steps - 1) {
      stop();
    }
    move(detail, step + 1);
  };

  const readHash = () => {
    const found = HASH.exec(location.hash);
    if (found === null) {
      return false;
    }
    stop();
    clearTimeout(hashTimer);
    detail = details[bounded(Number(found[1]), details.length - 1)];
    step = bounded(Number(found[2]), detail.steps - 1);
    tell();
    return true;
  };

  addEventListener('hashchange', readHash);
  return {
    listen: (listener) => listeners.push(listener),
    start: readHash,
    tell,
    /** Shows a step of the present utterance. */
    toStep: (to) => {
      stop();
      move(detail, to);
    },
    byStep: (delta) => {
      stop();
      move(detail, step + delta);
    },
    /** Shows an utterance from its first word. */
    toDetail: (to) => {
      stop();
      move(to, 0);
    },
    byDetail: (delta) => {
      if (order.length > 0) {
        stop();
        const at = order.indexOf(detail);
        move(order[at === -1 ? 0 : bounded(at + delta, order.length - 1)], 0);
      }
    },
    /** The utterances that `byDetail` walks through. */
    walk: (through) => {
      order = through;
      tell();
    },
    toggle: () => {
      if (timer !== null) {
        stop();
        tell();
        return;
      }
      timer = setInterval(tick, WORD_MILLIS);
      move(detail, step >= detail.steps - 1 ? 0 : step);
    },
  };
}
