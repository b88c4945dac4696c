/** Colouring one segment without touching the page: highlights, or wrapped texts in browsers that have none. */

import { rangeOf } from "./milestones.js";

/** @typedef {"bt-pointed" | "bt-current"} Tone */

/**
 * The texts of a segment. A milestone splits text nodes, so each belongs to one segment as a whole.
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

/** One colour; it stands on one segment at a time. */
export class Tint {
  #tone;
  /** @type {HTMLElement[]} */
  #wrapped = [];
  /** @type {Element | null} */
  #on = null;

  /** @param {Tone} tone The name in the style sheet. */
  constructor(tone) {
    this.#tone = tone;
  }

  /** @param {Element | null} milestone */
  put(milestone) {
    if (milestone === this.#on) return;
    this.#on = milestone;
    const range = milestone && rangeOf(milestone);
    if ("highlights" in CSS) this.#highlight(range);
    else this.#wrap(range);
  }

  /** @param {Range | null} range */
  #highlight(range) {
    // The rules of highlights concern every element: they wait for the first one.
    if (range) document.documentElement.setAttribute("data-bt-tint", "");
    if (range) CSS.highlights.set(this.#tone, new Highlight(range));
    else CSS.highlights.delete(this.#tone);
  }

  /** @param {Range | null} range */
  #wrap(range) {
    for (const wrapper of this.#wrapped.splice(0)) wrapper.replaceWith(...wrapper.childNodes);
    for (const text of range ? textsIn(range) : []) {
      const wrapper = document.createElement("span");
      wrapper.className = this.#tone;
      text.replaceWith(wrapper);
      wrapper.append(text);
      this.#wrapped.push(wrapper);
    }
  }
}
