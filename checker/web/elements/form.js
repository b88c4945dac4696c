/** A form of one field that says what it thinks of it: what every form of the checker does alike. */
import { Announcer } from "./announcer.js";
import { Boot } from "./boot.js";
import { element } from "./dom.js";
import { Field, find } from "./field.js";
import { changed, ended, panel, spoken } from "./panel.js";
import { Place } from "./result_slot.js";
import { codeOf, sharedService } from "./service.js";
import { isFieldError, PAUSE, patience, SILENCE } from "./verdict_timing.js";

/**
 * @typedef {import("../engine.js").Engine} Engine
 * @typedef {import("../protocol.js").Kind} Kind
 * @typedef {import("./verdict_timing.js").Verdict} Verdict
 * @typedef {import("./text.js").Words} Words
 *
 * @typedef {{kind: Kind, text: string, verdict: Verdict, words: Words, panel: HTMLElement, form: HTMLElement}} VerdictShown
 *   detail of the event `hubcheck-verdict`, sent when a panel was made; others may add to the panel
 */

/** What a hand puts in as a whole, not key by key. */
const WHOLE = new Set(["insertFromPaste", "insertFromDrop", "insertReplacementText", "insertFromYank"]);

/** @abstract */
export class CheckForm extends HTMLElement {
  /** What is checked, as the engine names it. @type {Kind} */
  kind = "email";
  /** Which keyboard a phone shows. */
  keyboard = "text";
  /** @type {Words} */
  words = sharedService().core;

  #service = sharedService();
  /** @type {{text: string, verdict: Verdict} | null} */
  #answer = null;
  /** The request under way. @type {AbortController | null} */
  #asking = null;
  /** Whether the reader is done with the text, for now. */
  #settled = false;
  #lastKey = 0;
  #pause = 0;
  /** "Changed. Undo". @type {HTMLElement | null} */
  #note = null;

  connectedCallback() {
    if (this.hasAttribute("data-ready")) return;
    this.field = new Field(this);
    this.place = new Place(find(this, ".hc-place", HTMLElement));
    this.announcer = new Announcer(find(this, "[role=status]", HTMLElement));
    this.boot = new Boot(this.place, this.announcer, find(this, ".hc-list", HTMLDetailsElement), () => {
      void this.#restart();
    });
    this.field.upgrade(this.keyboard);
    find(this, "form", HTMLFormElement).noValidate = true;
    for (const type of ["input", "change", "submit", "focusin", "focusout"])
      this.addEventListener(type, this);
    this.setAttribute("data-ready", "");
    void this.#prepare();
    // The browser may have put back what was typed before a reload.
    if (!this.field.empty) this.#typed(true);
  }

  async #prepare() {
    try {
      const engine = await this.#service.prepare(this);
      for (const type of ["progress", "ready", "failed"]) engine.addEventListener(type, this);
      this.words = await this.#service.words();
    } catch (error) {
      this.#failed(codeOf(error));
    }
  }

  /** @param {Event} event */
  handleEvent(event) {
    switch (event.type) {
      case "input":
        return event.target === this.field?.input && this.#onInput(/** @type {InputEvent} */ (event));
      case "change":
      case "focusout":
        return event.target === this.field?.input && this.#settle();
      case "submit":
        event.preventDefault();
        return this.#submit();
      case "focusin":
        return this.boot?.show(this.words);
      case "progress":
        return this.boot?.progress(/** @type {import("../engine.js").EngineProgress} */ (event));
      case "ready":
        return this.boot?.ready();
      case "failed":
        return this.#failed(/** @type {import("../engine.js").EngineFailed} */ (event).code);
    }
  }

  /** @param {InputEvent} event */
  #onInput({ inputType }) {
    // Filling in by the browser or a password manager has no type.
    this.#typed(!inputType || WHOLE.has(inputType));
  }

  /** There is another text in the field. @param {boolean} settled whether it came as a whole */
  #typed(settled) {
    this.#settled = settled;
    this.#lastKey = performance.now();
    this.#answer = null;
    this.#note?.remove();
    this.field?.clear();
    this.place?.doubt();
    for (const one of this.announcers()) one.forget();
    void this.#ask();
  }

  /** The reader is done: what waited for that is shown and said. */
  #settle() {
    this.#settled = true;
    this.#show();
  }

  #submit() {
    for (const one of this.announcers()) one.forget();
    if (this.boot?.failed) return void this.#restart();
    if (this.field?.empty) return void this.#refuseEmpty();
    this.#settle();
    if (!this.#answer && !this.#asking) void this.#ask();
  }

  async #refuseEmpty() {
    const code = `${this.kind}.empty`;
    if (!this.words.has(code)) await this.#prepare();
    this.field?.refuse(this.words.nodes(code));
    this.field?.input.focus();
    this.announcer?.say(this.words.speech(code));
  }

  async #ask() {
    this.#asking?.abort();
    clearTimeout(this.#pause);
    const text = this.field?.text ?? "";
    if (!text.trim()) return this.#rest();
    const asking = new AbortController();
    this.#asking = asking;
    this.boot?.wait(this.words, SILENCE);
    try {
      const engine = await this.#service.engine();
      this.words = await this.#service.words();
      const verdict = await engine.check(this.kind, text, { signal: asking.signal });
      if (asking.signal.aborted) return;
      this.#asking = null;
      this.#answer = { text, verdict };
      const told = this.boot?.over();
      this.#show();
      if (told && !this.place?.speaks) this.announcer?.say(this.words.speech("boot.ready"));
    } catch (error) {
      if (!asking.signal.aborted) this.#failed(codeOf(error));
    }
  }

  #rest() {
    this.#asking = null;
    this.boot?.over();
    this.place?.rest();
  }

  /** Show the answer, or wait until it may be shown. */
  #show() {
    if (!this.#answer) return;
    clearTimeout(this.#pause);
    const { text, verdict } = this.#answer;
    const needed = this.#settled ? "now" : patience(this.kind, text, verdict);
    const left = PAUSE - (performance.now() - this.#lastKey);
    if (needed === "now" || (needed === "pause" && left <= 0)) return this.#put(text, verdict);
    this.place?.rest();
    if (needed === "pause") this.#pause = setTimeout(() => this.#show(), left);
  }

  /** @param {string} text @param {Verdict} verdict */
  #put(text, verdict) {
    const key = JSON.stringify([text, verdict]);
    if (isFieldError(verdict)) {
      this.place?.rest();
      this.#refuse(verdict);
    } else {
      const made = () => {
        const shown = panel({ words: this.words, kind: this.kind, verdict, ...this.extras(verdict, text) });
        /** @type {VerdictShown} */
        const detail = { kind: this.kind, text, verdict, words: this.words, panel: shown, form: this };
        this.dispatchEvent(new CustomEvent("hubcheck-verdict", { bubbles: true, detail }));
        return shown;
      };
      this.place?.showVerdict(key, made);
    }
    const delay = this.#settled ? 0 : SILENCE - (performance.now() - this.#lastKey);
    this.announcerFor(verdict)?.sayOnce(key, spoken(this.kind, verdict, this.words), delay);
  }

  /** @param {Verdict} verdict */
  #refuse(verdict) {
    const title = element("b", "", ended(this.words.text(`${this.kind}.class.${verdict.class}.title`)));
    const [first] = verdict.findings;
    this.field?.refuse(title, " ", first ? this.words.nodes(first.code, first.params) : "");
    if (this.#settled && verdict.class === "invalid") this.field?.mark();
  }

  /**
   * What a form shows of its own beside a verdict.
   * @param {Verdict} _verdict @param {string} _text that it is about
   * @returns {{middle?: Node[], buttons?: Node[]}}
   */
  extras(_verdict, _text) {
    return {};
  }

  /** Who says a verdict. @param {Verdict} _verdict @returns {Announcer | undefined} */
  announcerFor(_verdict) {
    return this.announcer;
  }

  /** Everybody who might. @returns {Announcer[]} */
  announcers() {
    return this.announcer ? [this.announcer] : [];
  }

  /** Put another text into the field, as the reader asked, with a way back. @param {string} text */
  fill(text) {
    const before = this.field?.text ?? "";
    this.#fill(text);
    this.#note = changed(this.words, () => this.#fill(before));
    this.place?.node.before(this.#note);
  }

  /** @param {string} text */
  #fill(text) {
    this.field?.fill(text);
    this.#typed(true);
  }

  /** @param {string} code */
  #failed(code) {
    this.#asking = null;
    this.boot?.fail(code);
    if (this.contains(document.activeElement) || !this.field?.empty) this.boot?.show(this.words);
  }

  async #restart() {
    this.boot?.over();
    this.place?.rest();
    this.field?.input.focus();
    try {
      const engine = await this.#service.engine();
      if (engine.state === "failed") engine.restart().catch(() => {});
    } catch {
      // Told by what is asked next.
    }
    void this.#prepare();
    this.#settled = true;
    void this.#ask();
  }
}
