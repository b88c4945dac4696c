/** The card that shows the source of a sentence to a resting pointer (WCAG 1.4.13). */

import { element } from "./element.js";

/** Between a sentence and its card, and between a card and the window's edge, in CSS pixels. */
const GAP = 6;
/** The lowest card: one line and its button, in CSS pixels. */
const LEAST = 84;

/** The card: what stands in it and where it stands; when it comes and goes is decided in hover.js. */
export class Card {
  #text;

  /**
   * @param {import("./settings.js").Settings} settings
   * @param {import("./settings.js").Words} words
   * @param {() => void} quiet What "Not on hover" does.
   */
  constructor(settings, words, quiet) {
    this.#text = element("div", { class: "bt-text", lang: settings.sourceLocale, dir: "ltr" });
    const button = element("button", { type: "button", class: "bt-quiet" }, words.say("quiet"));
    button.addEventListener("click", quiet);
    this.element = element(
      "div",
      { class: "bt-card md-typeset", role: "group", "aria-label": words.say("region"), hidden: true },
      this.#text,
      button,
    );
  }

  get open() {
    return !this.element.hidden;
  }

  /**
   * @param {Node} content
   * @param {DOMRect[]} lines The boxes of the sentence's lines.
   * @param {number} x Where the pointer rests.
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

  // Below the last line, or above the first where there is more room: never over the sentence itself.
  /**
   * @param {DOMRect[]} lines
   * @param {number} x
   */
  #place(lines, x) {
    this.element.style.maxBlockSize = "";
    const { width, height } = this.element.getBoundingClientRect();
    const bottom = Math.max(...lines.map((line) => line.bottom)) + GAP;
    const top = Math.min(...lines.map((line) => line.top)) - GAP;
    const left = Math.min(...lines.map((line) => line.left));
    const right = document.documentElement.clientWidth - width - GAP;
    const [above, below] = [top - GAP, innerHeight - GAP - bottom];
    const under = height <= below || below >= above;
    this.element.style.maxBlockSize = `${Math.max(under ? below : above, LEAST)}px`;
    this.element.style.top = `${under ? bottom : Math.max(GAP, top - height)}px`;
    this.element.style.left = `${Math.max(GAP, Math.min(Math.max(left, x - width / 3), right))}px`;
  }
}
