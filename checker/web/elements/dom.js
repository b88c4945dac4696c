/** Creates nodes: strings become text, never markup, and icons come from the page's own set. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} classes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, classes, ...children) {
  const node = document.createElement(name);
  if (classes) node.className = classes;
  node.append(...children);
  return node;
}

/** A button that submits nothing. @param {string} classes @param {...(Node | string)} children */
export function button(classes, ...children) {
  const node = element("button", `hc-button ${classes}`, ...children);
  node.type = "button";
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
