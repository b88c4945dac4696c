/** When the card appears and disappears: once the pointer rests, and never while the reader uses it for something else. */

import { linesOf, milestoneAt } from "./milestones.js";

/** @import {Card} from "./card.js" */
/** @import {Tint} from "./tint.js" */

/** How long the pointer rests on a sentence before its card appears. */
const SHOW_AFTER_MS = 500;
/** How long the card stays after the pointer left both sentence and card. */
const HIDE_AFTER_MS = 300;
/** How long after scrolling the pointer is ignored. */
const SCROLL_PAUSE_MS = 400;
/** How far a resting pointer may move. */
const TREMOR_PX = 4;

/**
 * @typedef {object} HoverParts
 * @property {Element} article
 * @property {Card} card
 * @property {Tint} tint
 * @property {() => boolean} isEnabled Whether the reader has cards switched on.
 * @property {(milestone: Element) => Promise<Node | null>} source The content of the card; null to show none.
 * @property {AbortSignal} signal
 */

/** Watches the pointer over an article. */
export class Hover {
  #parts;
  /** @type {Element | null} */
  #pointed = null;
  /** @type {Element | null} */
  #shown = null;
  #at = { x: -1, y: -1 };
  #rested = { x: -1, y: -1 };
  #scrolled = -SCROLL_PAUSE_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #showTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #hideTimer;

  /** @param {HoverParts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { article, card, signal } = parts;
    for (const type of ["pointermove", "pointerleave"]) article.addEventListener(type, this, { signal });
    for (const type of ["pointerenter", "pointerleave"])
      card.element.addEventListener(type, this, { signal });
    addEventListener("scroll", this, { signal, passive: true, capture: true });
    for (const type of ["pointerdown", "selectionchange"]) document.addEventListener(type, this, { signal });
    addEventListener("resize", this, { signal });
  }

  /** @param {Event} event */
  handleEvent(event) {
    const { card } = this.#parts;
    const inCard = event.target instanceof Node && card.element.contains(event.target);
    if (event.type === "scroll") this.#scroll(event.target);
    else if (event.type === "resize") this.close();
    else if (inCard) this.#overCard(/** @type {PointerEvent} */ (event));
    else if (event.type === "pointermove") this.#move(/** @type {PointerEvent} */ (event));
    else if (event.type === "pointerleave") this.#point(null);
    else if (event.type === "pointerdown" || this.#selecting()) this.close();
  }

  close() {
    clearTimeout(this.#showTimer);
    clearTimeout(this.#hideTimer);
    this.#pointed = this.#shown = null;
    this.#parts.tint.moveTo(null);
    this.#parts.card.close();
  }

  // Scrolling a sidebar or a long card moves no sentence.
  /** @param {EventTarget | null} scroller */
  #scroll(scroller) {
    if (!(scroller instanceof Node && scroller.contains(this.#parts.article))) return;
    this.#scrolled = performance.now();
    this.close();
  }

  /** @param {PointerEvent} event */
  #overCard({ type, buttons }) {
    clearTimeout(this.#showTimer);
    if (type === "pointerenter") clearTimeout(this.#hideTimer);
    // Dragging out of the card selects its text: keep it.
    if (type === "pointerleave" && buttons === 0) this.#point(null);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { clientX: x, clientY: y } = event;
    // Browsers send a move without movement when the page scrolls under a resting pointer.
    if (event.pointerType !== "mouse" || (x === this.#at.x && y === this.#at.y)) return;
    this.#at = { x, y };
    const busy =
      event.buttons !== 0 || this.#selecting() || performance.now() - this.#scrolled < SCROLL_PAUSE_MS;
    if (busy || !this.#parts.isEnabled()) this.#point(null);
    else this.#point(milestoneAt(/** @type {Element} */ (event.target), x, y));
  }

  #selecting() {
    return (
      getSelection()?.isCollapsed === false &&
      !this.#parts.card.element.contains(getSelection()?.anchorNode ?? null)
    );
  }

  /** @param {Element | null} milestone */
  #point(milestone) {
    const { tint } = this.#parts;
    const still = Math.hypot(this.#at.x - this.#rested.x, this.#at.y - this.#rested.y) <= TREMOR_PX;
    if (milestone !== this.#pointed || !still) this.#restartTimer(milestone);
    this.#pointed = milestone;
    tint.moveTo(milestone ?? this.#shown);
    if (milestone && milestone === this.#shown) clearTimeout(this.#hideTimer);
    else if (this.#shown) this.#hideSoon();
  }

  /** @param {Element | null} milestone */
  #restartTimer(milestone) {
    clearTimeout(this.#showTimer);
    this.#rested = { ...this.#at };
    if (milestone && milestone !== this.#shown)
      this.#showTimer = setTimeout(() => this.#show(milestone), SHOW_AFTER_MS);
  }

  #hideSoon() {
    clearTimeout(this.#hideTimer);
    this.#hideTimer = setTimeout(() => {
      this.#shown = null;
      this.#parts.card.close();
      this.#parts.tint.moveTo(this.#pointed);
    }, HIDE_AFTER_MS);
  }

  /** @param {Element} milestone */
  async #show(milestone) {
    const { card, source } = this.#parts;
    const content = await source(milestone);
    if (!content || this.#pointed !== milestone) return;
    clearTimeout(this.#hideTimer);
    this.#shown = milestone;
    card.show(content, linesOf(milestone), this.#at.x);
  }
}
