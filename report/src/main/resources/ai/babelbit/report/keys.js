// The keyboard, for as long as the focus is inside the utterances.

const TYPING = 'input:not([type=range]), select, textarea';

/** Left and right step, up and down change the utterance, space plays. */
export function keys(node, playing) {
  const actions = {
    ArrowLeft: () => playing.byStep(-1),
    ArrowRight: () => playing.byStep(1),
    ArrowUp: () => playing.byDetail(-1),
    ArrowDown: () => playing.byDetail(1),
    ' ': playing.toggle,
  };
  node.addEventListener('keydown', (event) => {
    const { key, target } = event;
    const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    const pressesButton = key === ' ' && target.closest('button, summary') !== null;
    if (modified || pressesButton || target.matches(TYPING) || !Object.hasOwn(actions, key)) {
      return;
    }
    event.preventDefault();
    actions[key]();
  });
}
