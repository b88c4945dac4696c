/** The card that shows the source of a sentence under a resting pointer (WCAG 1.4.13). */

import { button, element } from "../element.js";

/** @import {Labels, Settings} from "./settings.js" */

/** Between a sentence and its card, and between a card and the edge of the window, in CSS pixels. */
const GAP_PX = 6;
/** Enough for one line and the button, in CSS pixels. */
const MIN_HEIGHT_PX = 84;

/** The content and the position of the card; hover.js decides when it appears. */
export class Card {
  #text;

  /**
   * @param {Settings} settings
   * @param {Labels} labels
   * @param {() => void} disableHover Called by the button "Not on hover".
   */
  constructor(settings, labels, disableHover) {
    this.#text = element("div", {
      class: "bt-text",
      lang: settings.sourceLocale,
      dir: settings.sourceDirection,
    });
    const quiet = button("bt-quiet", disableHover, labels.text("quiet"));
    const named = { ...settings.labelAttributes, role: "group", "aria-label": labels.text("region") };
    this.element = element("div", { class: "bt-card md-typeset", hidden: true, ...named }, this.#text, quiet);
  }

  get open() {
    return !this.element.hidden;
  }

  /**
   * @param {Node} content
   * @param {DOMRect[]} lines The boxes of the lines of the sentence.
   * @param {number} x Position of the pointer.
   */
  show(content, lines, x) {
    this.#text.replaceChildren(content);
    this.element.hidden = false;
    this.#place(lines, x);
  }

  close() {
    this.element.hidden = true;
    this.#text.replaceChildren();
  }

  /**
   * Below the last line, or above the first if there is more space: never over the sentence itself.
   * @param {DOMRect[]} lines
   * @param {number} x
   */
  #place(lines, x) {
    this.element.style.maxBlockSize = "";
    const { width, height } = this.element.getBoundingClientRect();
    const bottom = Math.max(...lines.map((line) => line.bottom)) + GAP_PX;
    const top = Math.min(...lines.map((line) => line.top)) - GAP_PX;
    const left = Math.min(...lines.map((line) => line.left));
    const right = document.documentElement.clientWidth - width - GAP_PX;
    const [above, below] = [top - GAP_PX, innerHeight - GAP_PX - bottom];
    const under = height <= below || below >= above;
    this.element.style.maxBlockSize = `${Math.max(under ? below : above, MIN_HEIGHT_PX)}px`;
    this.element.style.top = `${under ? bottom : Math.max(GAP_PX, top - height)}px`;
    this.element.style.left = `${Math.max(GAP_PX, Math.min(Math.max(left, x - width / 3), right))}px`;
  }
}
