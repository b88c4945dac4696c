/** What the forms for an address and a link have in common: one field, checked while the reader types. */
import { CheckerElement } from "./checker_element.js";
import { button, element, levelBelow } from "./dom.js";
import { requirePart } from "./field.js";
import { OneLineField } from "./one_line_field.js";
import {
  joinWithSpaces,
  leadingFindings,
  sentence,
  verdictAnnouncement,
  verdictPanel,
  withFullStop,
} from "./panel.js";
import { errorCode } from "./service.js";
import { isFieldError, TYPING_PAUSE_MS, visibleWhen } from "./verdict_timing.js";

/** @import {Announcer} from "./announcer.js" */
/** @import {KnownVerdicts} from "./known_verdicts.js" */
/** @import {Kind} from "../protocol.js" */
/** @import {Messages} from "./text.js" */
/** @import {Verdict} from "./verdict_timing.js" */

/**
 * @typedef {{kind: Kind, text: string, verdict: Verdict, messages: Messages, panel: HTMLElement,
 *   announcer: Announcer}} VerdictShown
 *   detail of the event `hubcheck-verdict`, sent for each new panel; listeners may add to the panel
 */

/** A reader who has typed nothing for so long looks up from the keys. */
const READING_PAUSE_MS = 1000;
/** After the focus has moved, nothing moves under the pointer until a click is over. */
const CLICK_MS = 400;

/** Input that arrives as a whole, not key by key. */
const WHOLE_TEXT_INPUTS = /^insert(FromPaste|FromDrop|ReplacementText|FromYank)$/;

/** @abstract */
export class CheckForm extends CheckerElement {
  /** What is checked, as the engine names it. @type {Kind} */
  kind = "email";
  field = new OneLineField(this, requirePart(this, "input", HTMLInputElement));
  /** @type {{text: string, verdict: Verdict} | null} */
  #latest = null;
  /** The text that is checked, or was. */
  #checked = "";
  /** Whether the build knew the verdict, so that nobody waits for Python. */
  #isKnown = false;
  /** Whether the reader has finished typing, for now. */
  #isDone = false;
  /** Whether the reader, and not the browser, put the text into the field. */
  #hasActed = false;
  #lastKeyTime = 0;
  #showTimer = 0;
  #revealTimer = 0;
  /** "Changed. Undo". @type {HTMLElement | null} */
  #undoNote = null;

  /** @override */
  connect() {
    const { input } = this.field;
    // Scripts take over validation. The browser must leave the text alone: Chromium's type=email changes what is typed.
    input.type = "text";
    input.required = false;
    requirePart(this, "form", HTMLFormElement).noValidate = true;
    for (const type of ["input", "change", "submit", "focusin", "focusout"])
      this.addEventListener(type, this);
    this.#onRestored();
    // Browsers restore fields before this script runs, or after everything else.
    addEventListener("pageshow", this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("pageshow", this);
    for (const timer of [this.#showTimer, this.#revealTimer]) clearTimeout(timer);
  }

  /** The browser may have put back what was typed before the reader came back, or reloaded. */
  #onRestored() {
    if (this.field.isEmpty || this.field.text === this.#checked) return;
    this.#onNewText(true);
    this.#hasActed = false;
  }

  /** @override @param {Event} event @returns {unknown} */
  handleEvent(event) {
    switch (event.type) {
      case "input":
        return event.target === this.field.input && this.#onInput(/** @type {InputEvent} */ (event));
      case "change":
      case "focusout":
        return event.target === this.field.input && this.#onLeave();
      case "submit":
        event.preventDefault();
        return this.#submit();
      case "pageshow":
        return this.#onRestored();
      case "ready":
        super.handleEvent(event);
        // While Python started, half an address may have waited for more keys.
        return !this.#latest && !this.request && this.#check();
      default:
        return super.handleEvent(event);
    }
  }

  /** @param {InputEvent} event */
  #onInput({ inputType }) {
    // Autofill by the browser or a password manager has no input type.
    this.#onNewText(!inputType || WHOLE_TEXT_INPUTS.test(inputType));
  }

  /** The text in the field changed. @param {boolean} isDone whether it arrived as a whole */
  #onNewText(isDone) {
    this.#isDone = isDone;
    this.#hasActed = true;
    this.#lastKeyTime = performance.now();
    if (!isDone) this.#revealIn(READING_PAUSE_MS);
    this.#latest = null;
    this.#isKnown = false;
    this.#undoNote?.remove();
    this.field.clearError();
    this.resultSlot.markStale();
    this.announcer.textChanged(!isDone);
    void this.#check();
  }

  #onLeave() {
    this.#finish();
    this.#revealIn(CLICK_MS);
  }

  /** The reader has finished typing: show and announce what waited for that. */
  #finish() {
    this.#isDone = true;
    if (this.#latest) this.#show();
    else if (!this.request) void this.#check();
    this.announcer.settle();
  }

  #submit() {
    this.announcer.allowRepeat();
    if (this.boot.failed && !this.#isKnown) return void this.restart();
    if (this.field.isEmpty) return void this.showEmptyError(this.field, `${this.kind}.empty`);
    this.#finish();
    this.reveal();
  }

  /** @param {number} milliseconds */
  #revealIn(milliseconds) {
    clearTimeout(this.#revealTimer);
    this.#revealTimer = setTimeout(() => this.reveal(), milliseconds);
  }

  /** Bring the verdict, the error or the wait into view; not while keys follow each other, and not after a reload. @override */
  reveal() {
    const { error, input } = this.field;
    const isReading = this.#isDone || performance.now() - this.#lastKeyTime >= READING_PAUSE_MS;
    if (!this.#hasActed || !isReading) return;
    super.reveal(error.hidden ? undefined : error, { field: input, keepAnchor: !this.#isDone });
  }

  async #check() {
    const request = this.startRequest();
    clearTimeout(this.#showTimer);
    const { text, isEmpty } = this.field;
    this.#checked = text;
    if (isEmpty) return this.#clear();
    try {
      if (await this.#needsNoPython(text, request)) return this.endRequest();
      if (request.signal.aborted) return;
      if (!this.#latest) this.boot.expect(this.messages);
      const engine = await this.loadEngine();
      await this.loadMessages();
      const verdict = await engine.check(this.kind, text, { signal: request.signal });
      if (request.signal.aborted) return;
      this.endRequest();
      this.#latest = { text, verdict };
      this.boot.dismiss();
      this.#show();
      this.reveal();
      this.announcer.announceReady(this.messages.announcement("boot.ready"));
    } catch (error) {
      if (!request.signal.aborted) this.fail(errorCode(error));
    }
  }

  /**
   * Show the verdict that the build knows, if it does. A Python that runs or starts anyway is asked all the same, and
   * has the last word; for half an address that the next keys may complete, none is started.
   * @param {string} text @param {AbortController} request @returns {Promise<boolean>} whether nothing else is to be done
   */
  async #needsNoPython(text, { signal }) {
    const known = await this.knownVerdicts();
    const verdict = known?.verdict(text);
    if (!verdict)
      return !signal.aborted && !this.#isDone && this.engine?.state !== "ready" && !!known?.isBeginning(text);
    await this.loadMessages();
    if (signal.aborted) return false;
    this.#latest = { text, verdict };
    this.#isKnown = true;
    this.boot.dismiss();
    this.#show();
    this.reveal();
    return this.engine?.state !== "booting" && this.engine?.state !== "ready";
  }

  /** @override */
  async loadAnswers() {
    await this.knownVerdicts();
  }

  /** Verdicts that need no Python. @returns {Promise<KnownVerdicts | null>} */
  async knownVerdicts() {
    return null;
  }

  #clear() {
    this.endRequest();
    this.boot.dismiss();
    this.resultSlot.reset();
  }

  /** Show the latest verdict, or wait until it may appear. */
  #show() {
    if (!this.#latest) return;
    clearTimeout(this.#showTimer);
    const { text, verdict } = this.#latest;
    const needed = this.#isDone ? "now" : visibleWhen(this.kind, text, verdict);
    const left = TYPING_PAUSE_MS - (performance.now() - this.#lastKeyTime);
    if (needed === "now" || (needed === "pause" && left <= 0)) return this.#display(text, verdict);
    this.resultSlot.reset();
    if (needed === "pause") this.#showTimer = setTimeout(() => this.#show(), left);
  }

  /** @param {string} text @param {Verdict} verdict */
  #display(text, verdict) {
    const key = JSON.stringify([text, verdict]);
    this.field.onPaper.textContent = text;
    if (isFieldError(verdict)) {
      this.resultSlot.reset();
      this.#showFieldError(verdict);
    } else {
      this.resultSlot.showVerdict(key, () => this.#panel(verdict, text));
    }
    const announcement = verdictAnnouncement(this.kind, verdict, this.messages);
    this.announcer.announceVerdict(key, announcement, verdict.decision === "danger");
  }

  /** @param {Verdict} verdict @param {string} text */
  #panel(verdict, text) {
    const { kind, messages, announcer } = this;
    const content = { messages, kind, verdict, level: levelBelow(this), ...this.extras(verdict, text) };
    const panel = verdictPanel(content);
    /** @type {VerdictShown} */
    const detail = { kind, text, verdict, messages, panel, announcer };
    this.dispatchEvent(new CustomEvent("hubcheck-verdict", { bubbles: true, detail }));
    return panel;
  }

  /** @param {Verdict} verdict */
  #showFieldError(verdict) {
    const title = withFullStop(this.messages.text(`${this.kind}.class.${verdict.class}.title`));
    const reasons = leadingFindings(verdict).map((finding) => sentence(finding, this.messages));
    this.field.showError(element("b", "", title), " ", ...joinWithSpaces(reasons));
    if (this.#isDone && verdict.class === "invalid") this.field.markInvalid();
  }

  /**
   * What a form adds to the panel of a verdict.
   * @param {Verdict} _verdict @param {string} _text that was judged
   * @returns {{middle?: Node[], buttons?: Node[]}}
   */
  extras(_verdict, _text) {
    return {};
  }

  /** Put a suggestion that the reader accepted into the field, with an undo button. @param {string} text */
  fill(text) {
    const before = this.field.text;
    this.#setText(text);
    const undo = button("hc-undo", this.messages.nodes("ui.undo"), () => this.#setText(before));
    this.#undoNote = element("p", "hc-changed", this.messages.nodes("ui.changed"), " ", undo);
    this.resultSlot.node.before(this.#undoNote);
  }

  /** @param {string} text */
  #setText(text) {
    this.field.text = text;
    this.field.input.focus();
    this.#onNewText(true);
  }

  /** @override */
  get isInUse() {
    return !this.#isKnown && (super.isInUse || !this.field.isEmpty);
  }

  /** @override */
  reset() {
    super.reset();
    this.field.input.focus();
  }

  /** @override */
  async repeat() {
    this.#isDone = true;
    this.announcer.allowRepeat();
    await this.#check();
  }
}
