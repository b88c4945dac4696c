/** The bar at the bottom of the window: the source of one sentence, and buttons to the next and previous one. */

import { button, element, icon } from "../element.js";

/** @import {Labels, Settings} from "./settings.js" */

const PREVIOUS = "M15.4 7.4 14 6l-6 6 6 6 1.4-1.4L10.8 12z";
const NEXT = "M8.6 16.6 10 18l6-6-6-6-1.4 1.4 4.6 4.6z";
const CLOSE = "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6z";

/** @typedef {{step: (by: -1 | 1) => void, close: () => void}} BarActions */

/** The bar itself; sentence_walk.js decides which sentence it shows. */
export class Bar {
  #text;
  #labels;
  #position = element("p", "bt-position");
  #previous;
  #next;

  /** @param {Settings} settings @param {Labels} labels @param {BarActions} actions */
  constructor(settings, labels, actions) {
    this.#labels = labels;
    const sourceText = { class: "bt-text", lang: settings.sourceLocale, dir: settings.sourceDirection };
    this.#text = element("div", { ...sourceText, "aria-live": "polite" });
    this.#previous = stepButton(labels.text("previous"), PREVIOUS, () => actions.step(-1));
    this.#next = stepButton(labels.text("next"), NEXT, () => actions.step(1));
    const close = stepButton(labels.text("close"), CLOSE, actions.close);
    const row = element("div", "bt-bar__row", this.#position, this.#previous, this.#next, close);
    const inner = element("div", "bt-bar__inner", this.#text, row);
    const name = { "aria-label": labels.text("region") };
    this.element = element(
      "section",
      { class: "bt-bar md-typeset", ...settings.labelAttributes, ...name, hidden: true },
      inner,
    );
    // A phone that is turned, or larger text, makes the bar of an open sentence higher.
    new ResizeObserver(() => this.open && this.#makeRoom()).observe(this.element);
  }

  get open() {
    return !this.element.hidden;
  }

  /** Shows the bar, still empty: a live region announces only what is added once it is visible. */
  raise() {
    this.element.hidden = false;
  }

  /** Shows a message in place of a sentence. @param {Node} message */
  showMessage(message) {
    this.raise();
    this.#fill(message, "name");
    this.element.setAttribute("data-message", "");
  }

  /**
   * @param {Node | string} content
   * @param {number} at 0-based position of the sentence on the page.
   * @param {number} count
   */
  show(content, at, count) {
    this.#fill(content, "region");
    this.element.removeAttribute("data-message");
    this.#position.textContent = this.#labels.text("position", { n: at + 1, m: count });
    this.#previous.setAttribute("aria-disabled", String(at <= 0));
    this.#next.setAttribute("aria-disabled", String(at >= count - 1));
  }

  /** @param {Node | string} content @param {string} label of the bar */
  #fill(content, label) {
    this.element.setAttribute("aria-label", this.#labels.text(label));
    this.#text.replaceChildren(content);
    this.#makeRoom();
    document.documentElement.dataset.btBar = "";
  }

  /** Keeps the end of the page, and what is scrolled to, above the bar. */
  #makeRoom() {
    const room = `${Math.ceil(this.element.getBoundingClientRect().height)}px`;
    document.documentElement.style.setProperty("--bt-bar-room", room);
  }

  focusNext() {
    this.#next.focus();
  }

  close() {
    this.element.hidden = true;
    this.#text.replaceChildren();
    delete document.documentElement.dataset.btBar;
    document.documentElement.style.removeProperty("--bt-bar-room");
    if (!document.documentElement.getAttribute("style")) document.documentElement.removeAttribute("style");
  }
}

/** @param {string} label @param {string} path of its icon @param {() => void} action */
function stepButton(label, path, action) {
  const act = () => node.getAttribute("aria-disabled") !== "true" && action();
  const node = button("bt-button", act, icon(path), element("span", "", label));
  return node;
}
