/** Makes a copy of nodes from the source page that can be shown in this page. */

import { isCustom, MILESTONE } from "./milestones.js";

const REMOVED = [
  "script, style, link, meta, template, iframe, object, embed",
  "form, input, button, select, textarea",
  "pre, .highlight, img, picture, svg, video, audio",
  `.headerlink, .footnote-backref, .md-clipboard, ${MILESTONE}`,
].join(", ");

const STRIPPED_ATTRIBUTES = ["id", "name", "for", "style", "tabindex", "aria-labelledby", "aria-describedby"];
const URL_ATTRIBUTES = ["href", "src"];

/**
 * A copy for this page: without ids, scripts, images and code blocks; links keep their targets.
 * @param {DocumentFragment} fragment From the source page.
 * @param {URL} base The address of the source page.
 * @returns {DocumentFragment}
 */
export function cleanCopy(fragment, base) {
  for (const unwanted of fragment.querySelectorAll(REMOVED)) unwanted.remove();
  for (const node of fragment.querySelectorAll("*")) {
    if (isCustom(node)) node.remove();
    else clean(node, base);
  }
  for (const empty of fragment.querySelectorAll("p, li, div, a")) {
    if (!empty.textContent?.trim()) empty.remove();
  }
  return document.importNode(fragment, true);
}

/** @param {Element} node @param {URL} base */
function clean(node, base) {
  for (const name of node.getAttributeNames()) {
    if (STRIPPED_ATTRIBUTES.includes(name) || name.startsWith("on")) node.removeAttribute(name);
  }
  for (const name of URL_ATTRIBUTES) {
    const address = node.getAttribute(name);
    // A mere fragment stays as it is: anchors are the same in every locale.
    if (address && !address.startsWith("#")) node.setAttribute(name, new URL(address, base).href);
  }
}
