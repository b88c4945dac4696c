/** The place below the field: it holds one thing at a time, and what the server put there when there is nothing to say. */

export class Place {
  #key = "";

  /** @param {HTMLElement} node */
  constructor(node) {
    this.node = node;
    this.quiet = [...node.childNodes];
  }

  /** Whether a verdict is to be seen. */
  get speaks() {
    return this.#key !== "" && !this.node.querySelector(".hc-stale");
  }

  /** Nothing to say. */
  rest() {
    if (this.#key === "" && this.node.firstChild === this.quiet[0]) return;
    this.#key = "";
    this.node.replaceChildren(...this.quiet);
  }

  /** @param {Node} node */
  show(node) {
    this.#key = "";
    this.node.replaceChildren(node);
  }

  /**
   * Show a verdict; one that is there already stays, with what the reader opened in it.
   * @param {string} key names the verdict @param {() => Node} make
   */
  showVerdict(key, make) {
    if (key === this.#key && this.speaks) return;
    this.node.replaceChildren(make());
    this.#key = key;
  }

  /** The text changed: a verdict against it may be wrong now. It goes at once; its room stays until the next comes. */
  doubt() {
    const verdict = this.#key ? this.node.firstElementChild : null;
    if (verdict instanceof HTMLElement && verdict.dataset.tone !== "ok") verdict.classList.add("hc-stale");
  }
}
