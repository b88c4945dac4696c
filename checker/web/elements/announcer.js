/** Announces one text at a time to screen readers, through live regions that are in the page from the start. */

/** An announcement is removed after this long, so that nobody comes across it while reading the page. */
const CLEAR_AFTER_MS = 5000;
/** A screen reader repeats the same text only if the region was empty in between. */
const REPEAT_GAP_MS = 50;
/** Nothing is announced so soon after a key: screen readers still echo the keys. */
const SPEECH_DELAY_MS = 1000;

/**
 * @typedef {{text: string, language: string}} Announcement
 * @typedef {{region: HTMLElement, announcement: Announcement, about: "verdict" | "start" | "ready" | "other"}} Next
 */

export class Announcer {
  #region;
  #alert;
  /** While it runs, nothing is announced. */
  #silence = 0;
  #clearTimer = 0;
  /** What is announced after the silence. @type {Next | null} */
  #next = null;
  /** Identifies the verdict that was announced, or waits to be. */
  #lastKey = "";
  /** Whether the reader heard that the checker starts, but not that it is ready. */
  #startWasHeard = false;

  /** @param {HTMLElement} region @param {HTMLElement} [alert] interrupts the screen reader */
  constructor(region, alert = region) {
    this.#region = region;
    this.#alert = alert;
  }

  /** The text in the field changed: what was announced about the old one is removed. @param {boolean} isTyping key by key */
  textChanged(isTyping) {
    this.#lastKey = "";
    this.#withdraw("verdict", "ready");
    this.#empty();
    this.#wait(isTyping ? SPEECH_DELAY_MS : REPEAT_GAP_MS);
  }

  /** The reader has finished typing: announce what waits for that. */
  settle() {
    if (this.#silence) this.#wait(REPEAT_GAP_MS);
  }

  /** Let the last verdict be announced again. */
  allowRepeat() {
    this.#lastKey = "";
  }

  /** @param {Announcement} announcement */
  announce(announcement) {
    this.#say({ region: this.#region, announcement, about: "other" });
  }

  /**
   * Announce a verdict on the text in the field, unless it was the last one.
   * @param {string} key identifies it @param {Announcement} announcement
   * @param {boolean} [isUrgent] whether it interrupts the screen reader
   */
  announceVerdict(key, announcement, isUrgent = false) {
    if (key === this.#lastKey) return;
    this.#lastKey = key;
    this.#say({ region: isUrgent ? this.#alert : this.#region, announcement, about: "verdict" });
  }

  /** Announce once that the checker starts, and the reader has to wait. @param {Announcement} announcement */
  announceStart(announcement) {
    if (this.#startWasHeard || this.#lastKey || this.#next) return;
    this.#say({ region: this.#region, announcement, about: "start" });
  }

  /** Nobody waits any more: there is no need to announce the start. */
  withdrawStart() {
    this.#withdraw("start");
  }

  /** Announce that the wait is over, if the reader heard of it and there is no verdict to announce. @param {Announcement} announcement */
  announceReady(announcement) {
    if (!this.#startWasHeard || this.#lastKey || this.#next) return;
    this.#say({ region: this.#region, announcement, about: "ready" });
  }

  /** Announce that there will be no verdict. @param {Announcement} announcement */
  announceFailure(announcement) {
    this.#startWasHeard = false;
    this.#lastKey = "";
    this.announce(announcement);
  }

  /** @param {...Next["about"]} kinds */
  #withdraw(...kinds) {
    if (this.#next && kinds.includes(this.#next.about)) this.#next = null;
  }

  /** @param {Next} next */
  #say(next) {
    this.#next = next;
    if (this.#silence) return;
    if (this.#region.textContent || this.#alert.textContent) {
      this.#empty();
      this.#wait(REPEAT_GAP_MS);
    } else this.#put();
  }

  /** @param {number} milliseconds */
  #wait(milliseconds) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#silence = 0;
      if (this.#next) this.#put();
    }, milliseconds);
  }

  #put() {
    const { region, announcement, about } = /** @type {Next} */ (this.#next);
    this.#next = null;
    if (about !== "other") this.#startWasHeard = about === "start";
    region.lang = announcement.language;
    region.textContent = announcement.text;
    this.#clearTimer = setTimeout(() => this.#empty(), CLEAR_AFTER_MS);
  }

  #empty() {
    clearTimeout(this.#clearTimer);
    for (const region of [this.#region, this.#alert]) region.textContent = "";
  }
}
