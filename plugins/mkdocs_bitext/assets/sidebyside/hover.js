/** When the card comes and goes: after a rest, never while the reader does something else with the pointer. */

import { linesOf, milestoneAt } from "./milestones.js";

/** Milliseconds the pointer rests on a sentence before its card comes. */
const REST = 500;
/** Milliseconds the card stays after the pointer left both sentence and card. */
const GRACE = 300;
/** Milliseconds after a scroll during which the pointer is not asking for anything. */
const SCROLLED = 400;
/** CSS pixels a hand may tremble at rest. */
const TREMOR = 4;

/**
 * @typedef {object} HoverParts
 * @property {Element} article
 * @property {import("./card.js").Card} card
 * @property {import("./tint.js").Tint} tint
 * @property {() => boolean} wanted Whether the reader wants cards at all.
 * @property {(milestone: Element) => Promise<Node | null>} source What the card shows; null to show none.
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
  #scrolled = -SCROLLED;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leave;

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
    clearTimeout(this.#rest);
    clearTimeout(this.#leave);
    this.#pointed = this.#shown = null;
    this.#parts.tint.put(null);
    this.#parts.card.close();
  }

  // A sidebar or a long card that scrolls moves no sentence.
  /** @param {EventTarget | null} scroller */
  #scroll(scroller) {
    if (!(scroller instanceof Node && scroller.contains(this.#parts.article))) return;
    this.#scrolled = performance.now();
    this.close();
  }

  /** @param {PointerEvent} event */
  #overCard({ type, buttons }) {
    clearTimeout(this.#rest);
    if (type === "pointerenter") clearTimeout(this.#leave);
    // Dragging out of the card selects its text: it stays.
    if (type === "pointerleave" && buttons === 0) this.#point(null);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { clientX: x, clientY: y } = event;
    // Browsers send a move when the page scrolls under a resting pointer: nobody moved.
    if (event.pointerType !== "mouse" || (x === this.#at.x && y === this.#at.y)) return;
    this.#at = { x, y };
    const busy = event.buttons !== 0 || this.#selecting() || performance.now() - this.#scrolled < SCROLLED;
    if (busy || !this.#parts.wanted()) this.#point(null);
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
    const still = Math.hypot(this.#at.x - this.#rested.x, this.#at.y - this.#rested.y) <= TREMOR;
    if (milestone !== this.#pointed || !still) this.#await(milestone);
    this.#pointed = milestone;
    tint.put(milestone ?? this.#shown);
    if (milestone && milestone === this.#shown) clearTimeout(this.#leave);
    else if (this.#shown) this.#parting();
  }

  /** @param {Element | null} milestone */
  #await(milestone) {
    clearTimeout(this.#rest);
    this.#rested = { ...this.#at };
    if (milestone && milestone !== this.#shown) this.#rest = setTimeout(() => this.#show(milestone), REST);
  }

  #parting() {
    clearTimeout(this.#leave);
    this.#leave = setTimeout(() => {
      this.#shown = null;
      this.#parts.card.close();
      this.#parts.tint.put(this.#pointed);
    }, GRACE);
  }

  /** @param {Element} milestone */
  async #show(milestone) {
    const { card, source } = this.#parts;
    const content = await source(milestone);
    if (!content || this.#pointed !== milestone) return;
    clearTimeout(this.#leave);
    this.#shown = milestone;
    card.show(content, linesOf(milestone), this.#at.x);
  }
}
