// Makes elements. Text from outside only ever becomes a text node.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(name, value);
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** An HTML element; an attribute that is a function listens to the event of that name. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** A text from outside, which cannot reorder what stands around it. */
export function outside(text, attributes = {}) {
  return el('bdi', attributes, String(text));
}

/** A predictor's colour and name. `slot` is its place in the report and fixes the colour. */
export function nameTag(predictor) {
  return el('span', { class: `name-tag ${slotClass(predictor.slot)}`, title: predictor.name },
    el('i', { class: 'swatch', 'aria-hidden': 'true' }), outside(predictor.name));
}

/** The class that sets the colour `--c` of a predictor. */
export function slotClass(slot) {
  return `slot-${slot % 12}`;
}

/** Replaces all that is inside a node. */
export function show(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}
