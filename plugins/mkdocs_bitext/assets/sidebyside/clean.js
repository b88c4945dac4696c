/** Making nodes of the source page fit to stand in this one a second time. */

import { isCustom, MILESTONE } from "./milestones.js";

const LEFT_OUT = [
  "script, style, link, meta, template, iframe, object, embed",
  "form, input, button, select, textarea",
  "pre, .highlight, img, picture, svg, video, audio",
  `.headerlink, .footnote-backref, .md-clipboard, ${MILESTONE}`,
].join(", ");

const LEFT_OFF = ["id", "name", "for", "style", "tabindex", "aria-labelledby", "aria-describedby"];
const ADDRESSES = ["href", "src"];

/**
 * A copy for this page: no ids, no scripts, no second picture or code block; links lead where they led.
 * @param {DocumentFragment} fragment Taken from the source page; left as it is.
 * @param {URL} base The address of the source page.
 * @returns {DocumentFragment}
 */
export function copyOf(fragment, base) {
  for (const unwanted of fragment.querySelectorAll(LEFT_OUT)) unwanted.remove();
  for (const kept of fragment.querySelectorAll("*")) {
    if (isCustom(kept)) kept.remove();
    else tidy(kept, base);
  }
  for (const hollow of fragment.querySelectorAll("p, li, div, a")) {
    if (!hollow.textContent?.trim()) hollow.remove();
  }
  return document.importNode(fragment, true);
}

/**
 * @param {Element} kept
 * @param {URL} base
 */
function tidy(kept, base) {
  for (const name of kept.getAttributeNames()) {
    if (LEFT_OFF.includes(name) || name.startsWith("on")) kept.removeAttribute(name);
  }
  for (const name of ADDRESSES) {
    const address = kept.getAttribute(name);
    // A bare fragment stays: the same anchors stand in every locale.
    if (address && !address.startsWith("#")) kept.setAttribute(name, new URL(address, base).href);
  }
}
