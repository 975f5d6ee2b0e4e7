// The keyboard. Up, down and space scroll the page elsewhere, so they are taken only while the focus is inside the
// utterances; left and right also when nothing has the focus and the stage is in sight.

const TYPING = 'input:not([type=range]), select, textarea';

/** Left and right step, up and down change the utterance, space plays. */
export function keys(node, stage, playing) {
  const actions = {
    ArrowLeft: () => playing.byStep(-1),
    ArrowRight: () => playing.byStep(1),
    ArrowUp: () => playing.byDetail(-1),
    ArrowDown: () => playing.byDetail(1),
    ' ': playing.toggle,
  };
  const inSight = () => {
    const { top, bottom } = stage.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    const sideways = (key === 'ArrowLeft' || key === 'ArrowRight') && target === document.body && inSight();
    if (!node.contains(target) && !sideways) {
      return;
    }
    const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    const pressesButton = key === ' ' && target.closest('button, summary') !== null;
    if (modified || pressesButton || target.matches(TYPING) || !Object.hasOwn(actions, key)) {
      return;
    }
    event.preventDefault();
    actions[key]();
    if (sideways) {
      stage.focus({ preventScroll: true });
    }
  });
}
