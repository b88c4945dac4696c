/** What the reader sees while the checker starts, and when it fails to. */
import { button, element, panel } from "./dom.js";

/** @import {EngineProgress} from "../engine.js" */
/** @import {Announcer} from "./announcer.js" */
/** @import {ResultSlot} from "./result_slot.js" */
/** @import {Messages} from "./text.js" */

/** A start faster than this is not mentioned. */
const SHOW_AFTER_MS = 300;
/** After this long the reader is pointed to the list below. */
const SLOW_AFTER_MS = 15_000;

/** @type {Record<string, string>} */
const REASONS = {
  "wasm-missing": "boot.no-wasm",
  csp: "boot.blocked",
  "not-found": "boot.missing",
  "wrong-type": "boot.missing",
  network: "boot.missing",
  timeout: "boot.missing",
};

/** A line with a progress bar. */
class BootLine {
  #slowTimer = 0;

  /** @param {Messages} messages */
  constructor(messages) {
    this.messages = messages;
    this.text = element("span", "", messages.nodes("boot.starting"));
    this.slow = element("span", "hc-slow");
    this.bar = element("progress", { class: "hc-bar", "aria-hidden": "true" });
    this.node = element("div", "hc-boot", this.text, this.slow, this.bar);
    this.#slowTimer = setTimeout(() => this.slow.append(messages.nodes("boot.slow")), SLOW_AFTER_MS);
  }

  /** @param {EngineProgress} event */
  update({ stage, loaded, total }) {
    if (stage !== "download" || total === 0) {
      this.text.replaceChildren(this.messages.nodes("boot.starting"));
      this.bar.removeAttribute("value");
      return;
    }
    const values = { loaded: this.messages.megabytes(loaded), total: this.messages.megabytes(total) };
    this.text.replaceChildren(this.messages.nodes("boot.loading", values));
    this.bar.max = total;
    this.bar.value = Math.min(loaded, total);
  }

  remove() {
    clearTimeout(this.#slowTimer);
    this.node.remove();
  }
}

/** The start of the checker, as one form shows it. */
export class BootStatus {
  /** Code of the failure; empty unless the checker is unusable. */
  failed = "";
  #hasStarted = false;
  #showTimer = 0;
  /** @type {BootLine | null} */
  #line = null;
  /** @type {EngineProgress | null} */
  #lastProgress = null;

  /**
   * @param {ResultSlot} resultSlot @param {Announcer} announcer
   * @param {HTMLDetailsElement | null} list opened if there is no checker
   * @param {() => void} restart @param {() => void} onShown called when something appeared in the slot
   */
  constructor(resultSlot, announcer, list, restart, onShown) {
    this.resultSlot = resultSlot;
    this.announcer = announcer;
    this.list = list;
    this.restart = restart;
    this.onShown = onShown;
  }

  /**
   * A reader waits for an answer: show that the checker is starting, unless it is quick.
   * @param {Messages} messages
   */
  expect(messages) {
    if (this.#hasStarted || this.#line || this.#showTimer || this.failed) return;
    this.#showTimer = setTimeout(() => {
      this.#line = new BootLine(messages);
      if (this.#lastProgress) this.#line.update(this.#lastProgress);
      this.resultSlot.show(this.#line.node);
      this.onShown();
      this.announcer.announceStart(messages.announcement("boot.starting"));
    }, SHOW_AFTER_MS);
  }

  /** @param {EngineProgress} event */
  progress(event) {
    this.#lastProgress = event;
    this.#line?.update(event);
  }

  /** The checker started. */
  ready() {
    this.#hasStarted = true;
    if (this.failed && this.resultSlot.node.querySelector("[data-failure]")) this.resultSlot.reset();
    this.failed = "";
  }

  /** Nobody is waiting any more. */
  dismiss() {
    this.announcer.withdrawStart();
    clearTimeout(this.#showTimer);
    this.#showTimer = 0;
    this.#line?.remove();
    this.#line = null;
    this.failed = "";
  }

  /** @param {string} code */
  fail(code) {
    this.dismiss();
    this.failed = code;
  }

  /** Show the failure, if there is one and it is not visible yet. @param {Messages} messages */
  showFailure(messages) {
    if (!this.failed || this.resultSlot.node.querySelector("[data-failure]")) return;
    this.resultSlot.show(this.#failure(messages));
    if (this.list) this.list.open = true;
    this.onShown();
    const sentences = this.#reasonIds().map((id) => messages.text(id));
    this.announcer.announceFailure({ text: sentences.join(" "), language: messages.locale });
  }

  /** @returns {string[]} ids of the messages that say why, and what to do */
  #reasonIds() {
    if (this.#hasStarted) return ["boot.stopped"];
    return [REASONS[this.failed], "boot.cannot-start"].filter((id) => id !== undefined);
  }

  /** @param {Messages} messages @returns {HTMLElement} */
  #failure(messages) {
    const retry = button("", messages.nodes("boot.start-again"), this.restart);
    const text = this.#reasonIds().flatMap((id) => [messages.nodes(id), " "]);
    const failure = panel("warn", element("p", "hc-reason", ...text), element("div", "hc-buttons", retry));
    failure.dataset.failure = this.failed;
    return failure;
  }
}
