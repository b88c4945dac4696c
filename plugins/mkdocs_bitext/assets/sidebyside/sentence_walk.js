/** Steps through the sentences of a page with the bar: by tap, buttons or arrow keys. */

import { element } from "../element.js";
import { Bar } from "./bar.js";
import { linesOf, milestonesIn } from "./milestones.js";

/** @import {Labels, Settings} from "./settings.js" */
/** @import {Tint} from "./tint.js" */

/** A source text slower than this is announced as loading. */
export const LOADING_AFTER_MS = 300;
/** Between the header and a sentence that is brought into view. */
const MIN_MARGIN_PX = 4;

/**
 * @typedef {object} WalkParts
 * @property {Element} article
 * @property {Settings} settings
 * @property {Labels} labels
 * @property {Tint} tint
 * @property {(milestone: Element) => Promise<Node>} source
 * @property {HTMLElement} button Gets the focus if the element is gone that had it before the bar.
 */

/** @param {Element} milestone */
function canBeShown(milestone) {
  return linesOf(milestone).length > 0 || milestone.closest("details:not([open])") !== null;
}

/** @param {Element} milestone */
function uncover(milestone) {
  for (let up = milestone.closest("details"); up; up = up.parentElement?.closest("details") ?? null)
    up.open = true;
}

/** The bar, and the sentence that it shows. */
export class Walk {
  #parts;
  /** @type {Element | null} */
  #current = null;
  /** @type {HTMLElement | null} */
  #opener = null;

  /** @param {WalkParts} parts */
  constructor(parts) {
    this.#parts = parts;
    const actions = { step: (/** @type {-1 | 1} */ by) => this.step(by), close: () => this.close() };
    this.bar = new Bar(parts.settings, parts.labels, actions);
  }

  get open() {
    return this.#current !== null;
  }

  /** @param {Element} milestone */
  isOn(milestone) {
    return milestone === this.#current;
  }

  /** From the keyboard: open the bar at the first visible sentence and focus it. */
  start() {
    this.#opener = /** @type {HTMLElement | null} */ (document.activeElement);
    const first = this.#all().find((milestone) => (linesOf(milestone)[0]?.top ?? -1) >= headerBottom());
    if (!first) return;
    this.#openAt(first);
    this.bar.focusNext();
  }

  /** By tap: move the bar to this sentence, or close it with a second tap on the same one. @param {Element} milestone */
  toggle(milestone) {
    if (this.open && milestone === this.#current) this.close();
    else this.#openAt(milestone);
  }

  /** @param {-1 | 1} by */
  step(by) {
    const all = this.#all();
    const next = all[all.indexOf(/** @type {HTMLElement} */ (this.#current)) + by];
    if (!next) return;
    uncover(next);
    this.#moveTo(next);
    this.#bringIntoView(next);
  }

  close() {
    const focused = this.bar.element.contains(document.activeElement);
    this.bar.close();
    this.#current = null;
    this.#parts.tint.moveTo(null);
    if (focused) (this.#opener ?? this.#parts.button).focus({ preventScroll: true });
    this.#opener = null;
  }

  /** Arrow keys step while the bar is open and nothing else has the focus. @param {KeyboardEvent} event */
  key(event) {
    const focus = document.activeElement;
    const ours = !focus || focus === document.body || this.bar.element.contains(focus);
    if (!this.open || !ours || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const backwards = getComputedStyle(this.#parts.article).direction === "rtl";
    this.step(backwards ? /** @type {-1 | 1} */ (-by) : by);
  }

  #all() {
    return milestonesIn(this.#parts.article).filter(canBeShown);
  }

  /** @param {Element} milestone */
  #openAt(milestone) {
    const opened = !this.open;
    this.bar.raise();
    this.#moveTo(milestone, opened);
  }

  /** @param {Element} milestone @param {boolean} [opened] The bar just opened. */
  async #moveTo(milestone, opened = false) {
    const { tint, source } = this.#parts;
    this.#current = milestone;
    tint.moveTo(milestone);
    const slow = setTimeout(() => this.#showLoading(milestone), LOADING_AFTER_MS);
    const [content] = await Promise.all([source(milestone), opened && pause()]);
    clearTimeout(slow);
    if (this.#current !== milestone) return;
    this.#show(content, milestone);
    // The bar has its final height only now, and may cover the sentence.
    if (this.#isCovered(milestone)) this.#bringIntoView(milestone);
  }

  /** Where sentences can be read, in CSS pixels from the top of the window. */
  get #room() {
    return { from: Math.max(0, headerBottom()), to: this.bar.element.getBoundingClientRect().top };
  }

  /** @param {Element} milestone */
  #isCovered(milestone) {
    const { from, to } = this.#room;
    return linesOf(milestone).some(({ top, bottom }) => top < from || bottom > to);
  }

  /** To the middle between header and bar, or to its top if the sentence is too long for that. @param {Element} milestone */
  #bringIntoView(milestone) {
    const lines = linesOf(milestone);
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return;
    const { from, to } = this.#room;
    const margin = Math.max(MIN_MARGIN_PX, (to - from - (last.bottom - first.top)) / 2);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: first.top - from - margin, behavior: still ? "auto" : "smooth" });
  }

  /** @param {Element} milestone */
  #showLoading(milestone) {
    const { labels, settings } = this.#parts;
    if (this.#current !== milestone) return;
    const message = { class: "bt-message", ...settings.labelAttributes };
    this.#show(element("p", message, labels.text("loading")), milestone);
  }

  /** @param {Node} content @param {Element} milestone */
  #show(content, milestone) {
    const all = this.#all();
    this.bar.show(content, all.indexOf(/** @type {HTMLElement} */ (milestone)), all.length);
  }
}

// A live region that appears together with its text is not announced: show the empty bar first.
function pause() {
  return new Promise((done) => setTimeout(done, 60));
}

/** Where the theme's header ends, in CSS pixels from the top of the window. */
export function headerBottom() {
  return document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
}
