/** The space below a field: shows one thing at a time, and otherwise what the build put there. */

export class ResultSlot {
  #key = "";

  /** @param {HTMLElement} node */
  constructor(node) {
    this.node = node;
    this.initial = [...node.childNodes];
  }

  /** Whether a verdict is visible. */
  get showsVerdict() {
    return this.#key !== "" && !this.node.querySelector(".hc-stale");
  }

  /** Back to what the build put there. */
  reset() {
    if (this.#key === "" && this.node.firstChild === this.initial[0]) return;
    this.#key = "";
    this.node.replaceChildren(...this.initial);
  }

  /** @param {Node} node */
  show(node) {
    this.#key = "";
    this.node.replaceChildren(node);
  }

  /**
   * Show a verdict; one that is already visible stays, with what the reader opened in it.
   * @param {string} key identifies the verdict @param {() => Node} make
   */
  showVerdict(key, make) {
    if (key === this.#key && this.showsVerdict) return;
    this.node.replaceChildren(make());
    this.#key = key;
  }

  /** The text changed, so a verdict that objects may be wrong now: hide it at once, but keep its space until the next one. */
  markStale() {
    const verdict = this.#key ? this.node.firstElementChild : null;
    const tone = verdict instanceof HTMLElement ? verdict.dataset.tone : "ok";
    if (tone !== "ok" && tone !== "unknown") verdict?.classList.add("hc-stale");
  }
}
