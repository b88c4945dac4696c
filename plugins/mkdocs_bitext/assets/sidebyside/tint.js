/** Highlights one segment: with the CSS Custom Highlight API, or by wrapping its texts in browsers without it. */

import { element } from "../element.js";
import { rangeOf } from "./milestones.js";

/** @typedef {"bt-pointed" | "bt-current"} Tone */

/**
 * The text nodes of a segment. Milestones split text nodes, so each one belongs to one segment.
 * @param {Range} range
 */
function textsIn(range) {
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (range.intersectsNode(text) && text.textContent?.trim()) texts.push(/** @type {Text} */ (text));
  }
  return texts;
}

/** A colour that marks one segment at a time. */
export class Tint {
  #tone;
  /** @type {HTMLElement[]} */
  #wrapped = [];
  /** @type {Element | null} */
  #milestone = null;

  /** @param {Tone} tone The name in the style sheet. */
  constructor(tone) {
    this.#tone = tone;
  }

  /** @param {Element | null} milestone */
  moveTo(milestone) {
    if (milestone === this.#milestone) return;
    this.#milestone = milestone;
    const range = milestone && rangeOf(milestone);
    if ("highlights" in CSS) this.#highlight(range);
    else this.#wrap(range);
  }

  /** @param {Range | null} range */
  #highlight(range) {
    // Highlight rules are matched against every element: enable them with the first one.
    if (range) document.documentElement.setAttribute("data-bt-tint", "");
    if (range) CSS.highlights.set(this.#tone, new Highlight(range));
    else CSS.highlights.delete(this.#tone);
  }

  /** @param {Range | null} range */
  #wrap(range) {
    for (const wrapper of this.#wrapped.splice(0)) wrapper.replaceWith(...wrapper.childNodes);
    for (const text of range ? textsIn(range) : []) {
      const wrapper = element("span", this.#tone);
      text.replaceWith(wrapper);
      wrapper.append(text);
      this.#wrapped.push(wrapper);
    }
  }
}
