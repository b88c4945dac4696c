/** Creates nodes: strings become text, never markup, and icons come from the page's own set. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string | Record<string, string | boolean>} attributes its classes, or attributes: `true` writes an empty
 *   one, `false` none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes, ...children) {
  const node = document.createElement(name);
  const given = typeof attributes === "string" ? { class: attributes || false } : attributes;
  for (const [key, value] of Object.entries(given))
    if (value !== false) node.setAttribute(key, value === true ? "" : value);
  node.append(...children);
  return node;
}

/**
 * A button that submits nothing.
 * @param {string} classes @param {Node | Node[]} label @param {() => unknown} [act] on a click
 */
export function button(classes, label, act) {
  const node = element("button", { class: `hc-button ${classes}`.trim(), type: "button" }, ...[label].flat());
  if (act) node.addEventListener("click", act);
  return node;
}

/** @param {string} name of a symbol in the page, as the build put it there */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "hc-icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#hc-${name}`);
  svg.append(use);
  return svg;
}

/** A panel with an icon. @param {string} tone @param {...Node} content */
export function panel(tone, ...content) {
  const body = element("div", "hc-body", ...content);
  return element("section", { class: "hc-panel", "data-tone": tone }, icon(tone), body);
}

/** Show an error message in its line. @param {HTMLElement} line @param {...(Node | string)} content */
export function showError(line, ...content) {
  line.replaceChildren(icon("reject"), element("span", "", ...content));
  line.hidden = false;
}

/** @typedef {2 | 3 | 4 | 5 | 6} HeadingLevel */

/** @param {Node} node @returns {HeadingLevel} of a heading in the section of the page that a node stands in */
export function levelBelow(node) {
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    (heading) =>
      !heading.classList.contains("hc-title") &&
      heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const level = Number(headings.at(-1)?.localName[1] ?? 1);
  return /** @type {HeadingLevel} */ (Math.min(level + 1, 6));
}
