/** Creates elements without markup in strings (every string becomes a text node), and finds headings. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string | Record<string, string | boolean>} attributes its classes, or attributes: `true` writes an empty one,
 *   `false` none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  const given = typeof attributes === "string" ? { class: attributes || false } : attributes;
  for (const [name, value] of Object.entries(given)) {
    if (value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** @param {string | Record<string, string>} attributes @param {() => void} act on a click @param {...(Node | string)} children */
export function button(attributes, act, ...children) {
  const given = typeof attributes === "string" ? { class: attributes } : attributes;
  const node = element("button", { type: "button", ...given }, ...children);
  node.addEventListener("click", act);
  return node;
}

/** An icon of 24 by 24 in the colour of the text, hidden from screen readers. @param {string} path */
export function icon(path) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "bt-icon");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

/** The last heading with an id before a node, or around it. @param {Node} node @param {ParentNode} root */
export function headingBefore(node, root) {
  const headings = [...root.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)[id]")];
  return headings.findLast((one) => one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
}
