/** What the reader sees while the checker starts, and where it does not. */
import { button, element, icon } from "./dom.js";

/**
 * @typedef {import("../engine.js").EngineProgress} EngineProgress
 * @typedef {import("./announcer.js").Announcer} Announcer
 * @typedef {import("./result_slot.js").Place} Place
 * @typedef {import("./text.js").Words} Words
 */

/** A start that is over within this time (milliseconds) is not worth a word. */
const PATIENCE = 300;
/** After this (milliseconds) the reader is told of the list below. */
const LONG = 15_000;

/** @type {Record<string, string>} */
const REASONS = {
  "wasm-missing": "boot.no-wasm",
  csp: "boot.blocked",
  "not-found": "boot.missing",
  "wrong-type": "boot.missing",
  network: "boot.missing",
  timeout: "boot.missing",
};

/** One line that counts what was loaded. */
class BootLine {
  #late = 0;

  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.text = element("span", "", words.nodes("boot.starting"));
    this.slow = element("span", "hc-slow");
    this.bar = element("progress", "hc-bar");
    this.bar.setAttribute("aria-hidden", "true");
    this.node = element("div", "hc-boot", this.text, this.slow, this.bar);
    this.#late = setTimeout(() => this.slow.append(" ", words.nodes("boot.slow")), LONG);
  }

  /** @param {EngineProgress} event */
  update({ stage, loaded, total }) {
    if (stage !== "download" || total === 0) {
      this.text.replaceChildren(this.words.nodes("boot.starting"));
      this.bar.removeAttribute("value");
      return;
    }
    const values = { loaded: this.words.megabytes(loaded), total: this.words.megabytes(total) };
    this.text.replaceChildren(this.words.nodes("boot.loading", values));
    this.bar.max = total;
    this.bar.value = Math.min(loaded, total);
  }

  remove() {
    clearTimeout(this.#late);
    this.node.remove();
  }
}

/** The start of the checker as one form tells it. */
export class Boot {
  /** Code of the failure, while the checker is of no use. */
  failed = "";
  #ran = false;
  #wait = 0;
  /** @type {BootLine | null} */
  #line = null;
  /** @type {EngineProgress | null} */
  #last = null;

  /**
   * @param {Place} place @param {Announcer} announcer
   * @param {HTMLDetailsElement} list that is opened where there is no checker
   * @param {() => void} restart
   */
  constructor(place, announcer, list, restart) {
    this.place = place;
    this.announcer = announcer;
    this.list = list;
    this.restart = restart;
  }

  /**
   * Somebody waits for an answer: if there is no checker yet, say so, but not at once.
   * @param {Words} words @param {number} silence milliseconds before anything is read out
   */
  wait(words, silence) {
    if (this.#ran || this.#line || this.#wait || this.failed) return;
    this.#wait = setTimeout(() => {
      this.#line = new BootLine(words);
      if (this.#last) this.#line.update(this.#last);
      this.place.show(this.#line.node);
      this.announcer.say(words.speech("boot.starting"), silence - PATIENCE);
    }, PATIENCE);
  }

  /** @param {EngineProgress} event */
  progress(event) {
    this.#last = event;
    this.#line?.update(event);
  }

  /** The checker started. */
  ready() {
    this.#ran = true;
    if (this.failed && this.place.node.querySelector("[data-failure]")) this.place.rest();
    this.failed = "";
  }

  /** Nobody waits any more. @returns {boolean} whether it was told that the checker starts */
  over() {
    const told = this.#line !== null;
    clearTimeout(this.#wait);
    this.#wait = 0;
    this.#line?.remove();
    this.#line = null;
    this.failed = "";
    return told;
  }

  /** @param {string} code */
  fail(code) {
    this.over();
    this.failed = code;
  }

  /** Tell of a failure, where there is one that was not told. @param {Words} words */
  show(words) {
    if (!this.failed || this.place.node.querySelector("[data-failure]")) return;
    this.place.show(this.#failure(words));
    this.list.open = true;
    this.announcer.say({
      text: this.#sentences()
        .map((one) => words.text(one))
        .join(" "),
      language: words.locale,
    });
  }

  /** @returns {string[]} why, and what to do, as ids of messages */
  #sentences() {
    if (this.#ran) return ["boot.stopped"];
    return [REASONS[this.failed], "boot.cannot-start"].filter((one) => one !== undefined);
  }

  /** @param {Words} words @returns {HTMLElement} */
  #failure(words) {
    const again = button("", words.nodes("boot.start-again"));
    again.addEventListener("click", this.restart);
    const text = this.#sentences().flatMap((one) => [words.nodes(one), " "]);
    const body = element(
      "div",
      "hc-body",
      element("p", "hc-reason", ...text),
      element("div", "hc-buttons", again),
    );
    const made = element("section", "hc-panel", icon("warn"), body);
    made.dataset.tone = "warn";
    made.dataset.failure = this.failed;
    return made;
  }
}
