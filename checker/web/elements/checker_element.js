/** What the forms, the list and the checklist share: the place of their results, and how the engine starts, fails and restarts. */
import { untilNeeded } from "../load_policy.js";
import { Announcer } from "./announcer.js";
import { BootStatus } from "./boot_status.js";
import { requirePart } from "./field.js";
import { bringIntoView } from "./in_view.js";
import { LateList } from "./late_list.js";
import { ResultSlot } from "./result_slot.js";
import { errorCode, sharedService } from "./service.js";

/** @import {Engine, EngineFailed, EngineProgress} from "../engine.js" */
/** @import {Field} from "./field.js" */
/** @import {Messages} from "./text.js" */

const ENGINE_EVENTS = ["progress", "ready", "failed"];

/** @abstract */
export class CheckerElement extends HTMLElement {
  service = sharedService();
  /** @type {Messages} */
  messages = this.service.core;
  resultSlot = new ResultSlot(requirePart(this, ".hc-place", HTMLElement));
  announcer = new Announcer(
    requirePart(this, "[role=status]", HTMLElement),
    this.querySelector("[role=alert]") ?? undefined,
  );
  /** The list for when there is no checker, if the element has one. @type {HTMLDetailsElement | null} */
  list = this.querySelector("details.hc-list");
  /** It comes when it is opened, if the page does not hold it. */
  lateList = this.list && new LateList(this.list);
  boot = new BootStatus(
    this.resultSlot,
    this.announcer,
    this.list,
    () => void this.restart(),
    () => this.reveal(),
  );
  /** The engine, once the reader has reached the element. @type {Engine | null} */
  engine = null;
  /** The request under way. @type {AbortController | null} */
  request = null;

  connectedCallback() {
    if (this.hasAttribute("data-ready")) return;
    this.connect();
    this.setAttribute("data-ready", "");
    void this.prepare();
  }

  /** The element is in the page for the first time. */
  connect() {}

  /** The engine outlives a form of the checklist: it must neither keep one that is gone nor answer it. */
  disconnectedCallback() {
    this.cancelRequest();
    this.boot.dismiss();
    for (const type of ENGINE_EVENTS) this.engine?.removeEventListener(type, this);
  }

  async prepare() {
    try {
      await untilNeeded(this);
      // What can answer without Python arrives first: it is a hundredth of Python's size.
      await Promise.all([this.loadMessages(), this.loadAnswers()]);
      await this.loadEngine();
      if (this.needsPython) await this.service.startWhenNeeded(this);
    } catch (error) {
      this.fail(errorCode(error));
    }
  }

  async loadMessages() {
    this.messages = await this.service.messages();
  }

  /** The engine's module, and what happens to it; Python does not start yet. @returns {Promise<Engine>} */
  async loadEngine() {
    const engine = await this.service.engine();
    if (this.isConnected) for (const type of ENGINE_EVENTS) engine.addEventListener(type, this);
    this.engine = engine;
    return engine;
  }

  /** What an element needs for the answers that it gives without Python. */
  async loadAnswers() {}

  /** Whether Python starts as soon as the reader reaches the element; else, with the first question that needs it. */
  get needsPython() {
    return true;
  }

  /** Abort the request under way, for a new one. @returns {AbortController} */
  startRequest() {
    this.cancelRequest();
    this.request = new AbortController();
    return this.request;
  }

  cancelRequest() {
    this.request?.abort();
    this.endRequest();
  }

  endRequest() {
    this.request = null;
  }

  /** @param {Event} event @returns {unknown} */
  handleEvent(event) {
    switch (event.type) {
      case "progress":
        return this.boot.progress(/** @type {EngineProgress} */ (event));
      case "ready":
        return this.boot.ready();
      case "failed":
        return this.fail(/** @type {EngineFailed} */ (event).code);
      case "focusin":
        return this.isInUse && this.boot.showFailure(this.messages);
    }
  }

  /** Whether the reader waits for an answer, and is told at once that there is none. */
  get isInUse() {
    return this.contains(document.activeElement);
  }

  /**
   * Bring what appeared into view, unless the reader has turned to something else.
   * @param {Element | null} [result] @param {{field?: Element, keepAnchor?: boolean}} [options]
   *   `field`: what they used last, if nothing has the focus: a phone takes it from a field without giving it to a button
   */
  reveal(result = this.resultSlot.node.firstElementChild, { field, keepAnchor } = {}) {
    const { activeElement, body } = document;
    const anchor = activeElement === body ? field : activeElement;
    if (result && anchor && this.contains(anchor)) bringIntoView(result, anchor, { keepAnchor });
  }

  /** @param {string} code */
  fail(code) {
    this.endRequest();
    this.boot.fail(code);
    if (this.isInUse) this.boot.showFailure(this.messages);
  }

  /**
   * Show the error that a field is empty, with the focus on the field; not if the reader has typed meanwhile.
   * @param {Field<HTMLInputElement | HTMLTextAreaElement>} field @param {string} code id of the message
   */
  async showEmptyError(field, code) {
    try {
      await this.loadMessages();
    } catch (error) {
      return this.fail(errorCode(error));
    }
    if (!field.isEmpty) return;
    field.showError(this.messages.nodes(code));
    field.markInvalid();
    field.input.focus();
    this.reveal(field.error);
    this.announcer.announce(this.messages.announcement(code));
  }

  /** Remove what an earlier check left, before a restart. */
  reset() {
    this.resultSlot.reset();
  }

  /** Check once more, after a restart. */
  async repeat() {}

  async restart() {
    this.boot.dismiss();
    this.reset();
    try {
      const engine = await this.service.engine();
      if (engine.state === "failed") engine.restart().catch(() => {});
    } catch {
      // The next check reports it.
    }
    void this.prepare();
    await this.repeat();
  }
}
