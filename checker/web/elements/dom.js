/** Makes nodes: text is always text, and every icon comes from the page's own set. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} classes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, classes, ...children) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...children);
  return made;
}

/**
 * A button that does nothing but tell its click.
 * @param {string} classes @param {...(Node | string)} children
 */
export function button(classes, ...children) {
  const made = element("button", `hc-button ${classes}`, ...children);
  made.type = "button";
  return made;
}

/** @param {string} name of a symbol that the server put into the page */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "hc-icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#hc-${name}`);
  svg.append(use);
  return svg;
}
