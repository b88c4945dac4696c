/** Says one thing at a time through a live region that was in the page from the start and is never replaced. */

/** After this (milliseconds) what was said is gone, so that nobody meets it while reading the page. */
const FADE = 5000;
/** The same words twice in a row are heard only where the region was empty for a moment (milliseconds). */
const BREATH = 50;

/** @typedef {{text: string, language: string}} Speech */

export class Announcer {
  #wait = 0;
  #fade = 0;
  #last = "";

  /** @param {HTMLElement} region */
  constructor(region) {
    this.region = region;
  }

  /**
   * Say it, unless something else comes first.
   * @param {Speech} speech @param {number} [delay] milliseconds
   */
  say(speech, delay = 0) {
    clearTimeout(this.#wait);
    if (delay > 0) this.#wait = setTimeout(() => this.#put(speech), delay);
    else this.#put(speech);
  }

  /**
   * Say it, unless it was the last thing said this way.
   * @param {string} key names what is said @param {Speech} speech @param {number} [delay] milliseconds
   */
  sayOnce(key, speech, delay = 0) {
    if (key === this.#last) return;
    clearTimeout(this.#wait);
    const put = () => {
      this.#last = key;
      this.#put(speech);
    };
    if (delay > 0) this.#wait = setTimeout(put, delay);
    else put();
  }

  /** What was to be said is not true any more, and what was said may be said again. */
  forget() {
    clearTimeout(this.#wait);
    this.#last = "";
  }

  /** @param {Speech} speech */
  #put({ text, language }) {
    clearTimeout(this.#fade);
    this.region.lang = language;
    if (this.region.textContent === text) {
      this.region.textContent = "";
      this.#wait = setTimeout(() => this.#put({ text, language }), BREATH);
      return;
    }
    this.region.textContent = text;
    this.#fade = setTimeout(() => {
      this.region.textContent = "";
    }, FADE);
  }
}
