/** Announces one text at a time to screen readers, through a live region that is in the page from the start. */

/** An announcement is removed after this long, so that nobody comes across it while reading the page. */
const CLEAR_AFTER_MS = 5000;
/** A screen reader repeats the same text only if the region was empty in between. */
const REPEAT_GAP_MS = 50;

/** @typedef {{text: string, language: string}} Announcement */

export class Announcer {
  #announceTimer = 0;
  #clearTimer = 0;
  #lastKey = "";

  /** @param {HTMLElement} region */
  constructor(region) {
    this.region = region;
  }

  /**
   * Announce a text, unless another one comes before the delay is over.
   * @param {Announcement} announcement @param {number} [delay] milliseconds
   */
  announce(announcement, delay = 0) {
    this.#schedule(() => this.#put(announcement), delay);
  }

  /**
   * As `announce`, unless the last text announced this way had the same key.
   * @param {string} key identifies the text @param {Announcement} announcement @param {number} [delay] milliseconds
   */
  announceOnce(key, announcement, delay = 0) {
    if (key === this.#lastKey) return;
    this.#schedule(() => {
      this.#lastKey = key;
      this.#put(announcement);
    }, delay);
  }

  /** @param {() => void} put @param {number} delay */
  #schedule(put, delay) {
    clearTimeout(this.#announceTimer);
    if (delay > 0) this.#announceTimer = setTimeout(put, delay);
    else put();
  }

  /** Cancel a delayed announcement, which is out of date, and let the last one be repeated. */
  reset() {
    clearTimeout(this.#announceTimer);
    this.#lastKey = "";
  }

  /** @param {Announcement} announcement */
  #put({ text, language }) {
    clearTimeout(this.#clearTimer);
    this.region.lang = language;
    if (this.region.textContent === text) {
      this.region.textContent = "";
      this.#announceTimer = setTimeout(() => this.#put({ text, language }), REPEAT_GAP_MS);
      return;
    }
    this.region.textContent = text;
    this.#clearTimer = setTimeout(() => {
      this.region.textContent = "";
    }, CLEAR_AFTER_MS);
  }
}
