/** The element for many at once: takes a list in by paste, file or drop, has it checked, shows what it came to. */
import { Announcer } from "../elements/announcer.js";
import { Boot } from "../elements/boot.js";
import { button, element } from "../elements/dom.js";
import { find } from "../elements/field.js";
import { ended } from "../elements/panel.js";
import { Place } from "../elements/result_slot.js";
import { codeOf, sharedService } from "../elements/service.js";
import { check } from "./checking.js";
import { content, isList, read } from "./intake.js";
import { Result } from "./result.js";
import { decimal, fileName, grid, save } from "./saving.js";
import { isTooLongToShow, TextField } from "./textfield.js";
import { counts } from "./wording.js";

/**
 * @typedef {import("../engine.js").Engine} Engine
 * @typedef {import("../elements/text.js").Words} Words
 * @typedef {import("./checking.js").Result} Checkup
 */

/** The forms of one line that hand a second line over. */
const FORMS = "hubcheck-url, hubcheck-email";
const OWN = ["submit", "focusin", "paste", "dragover", "dragleave", "drop", "input"];
const ENGINE = ["progress", "ready", "failed"];

export class BulkCheck extends HTMLElement {
  #service = sharedService();
  /** @type {Words} */
  words = this.#service.core;
  /** @type {AbortController | null} */
  #asking = null;
  /** @type {Result | null} */
  #result = null;
  /** Whether the reader would lose something by leaving. */
  #unsaved = false;

  connectedCallback() {
    if (this.hasAttribute("data-ready")) return;
    this.field = new TextField(this);
    this.place = new Place(find(this, ".hc-place", HTMLElement));
    this.announcer = new Announcer(find(this, "[role=status]", HTMLElement));
    this.boot = new Boot(this.place, this.announcer, find(this, ".hc-list", HTMLDetailsElement), () => {
      void this.#restart();
    });
    for (const type of OWN) this.addEventListener(type, this);
    // A second line in a field of one line comes here.
    for (const type of ["paste", "drop"]) document.addEventListener(type, this);
    addEventListener("beforeunload", this);
    this.field.onFile((file) => void this.#file(file));
    this.setAttribute("data-ready", "");
    void this.#prepare();
  }

  async #prepare() {
    try {
      const engine = await this.#service.prepare(this);
      for (const type of ENGINE) engine.addEventListener(type, this);
      this.words = await this.#service.words();
    } catch (error) {
      this.#failed(codeOf(error));
    }
  }

  /** @param {Event} event */
  handleEvent(event) {
    const mine = event.target instanceof Node && this.contains(event.target);
    switch (event.type) {
      case "submit":
        event.preventDefault();
        return this.boot?.failed ? void this.#restart() : void this.#check({ move: true });
      case "input":
        return this.field?.release();
      case "paste":
        return mine
          ? this.#pasted(event)
          : this.#handedOver(event, /** @type {ClipboardEvent} */ (event).clipboardData);
      case "dragover":
      case "dragleave":
        return this.#hover(event);
      case "drop":
        return mine
          ? this.#dropped(/** @type {DragEvent} */ (event))
          : this.#handedOver(event, /** @type {DragEvent} */ (event).dataTransfer);
      case "focusin":
        return this.boot?.show(this.words);
      case "beforeunload":
        // The browser asks in its own words.
        return this.#unsaved && event.preventDefault();
      default:
        return this.#onEngine(event);
    }
  }

  /** @param {Event} event */
  #onEngine(event) {
    if (event.type === "progress") {
      this.boot?.progress(/** @type {import("../engine.js").EngineProgress} */ (event));
    } else if (event.type === "ready") {
      this.boot?.ready();
    } else {
      this.#failed(/** @type {import("../engine.js").EngineFailed} */ (event).code);
    }
  }

  /** Pasting is as good as pressing the button, once the text is there. @param {Event} event */
  #pasted(event) {
    if (event.currentTarget !== this || event.target !== this.field?.input) return;
    const { text } = content(/** @type {ClipboardEvent} */ (event).clipboardData);
    if (isTooLongToShow(text)) {
      event.preventDefault();
      void this.#take(text);
      return;
    }
    this.field.release();
    setTimeout(() => void this.#check({ move: false }));
  }

  /** @param {Event} event @param {DataTransfer | null} transfer */
  #handedOver(event, transfer) {
    if (event.currentTarget !== document || !(event.target instanceof Element)) return;
    if (!event.target.closest(FORMS)) return;
    const { text } = content(transfer);
    if (!isList(text)) return;
    event.preventDefault();
    void this.#take(text, "bulk.moved");
  }

  /** @param {Event} event */
  #hover(event) {
    event.preventDefault();
    this.toggleAttribute("data-over", event.type === "dragover");
  }

  /** @param {DragEvent} event */
  #dropped(event) {
    if (event.currentTarget !== this) return;
    event.preventDefault();
    this.removeAttribute("data-over");
    const { file, text } = content(event.dataTransfer);
    if (file) void this.#file(file);
    else if (text) void this.#take(text);
  }

  /** @param {File} file */
  async #file(file) {
    try {
      await this.#take(await read(file), "bulk.from-file", { name: file.name }, true);
    } catch {
      this.words = await this.#service.words();
      this.#refuse("bulk.unread");
    }
  }

  /**
   * A text comes in as a whole and is checked at once.
   * @param {string} text @param {string} [note] id of what is said of it
   * @param {import("../elements/text.js").Values} [values] @param {boolean} [fromFile]
   */
  async #take(text, note, values, fromFile = false) {
    if (!this.field) return;
    this.words = await this.#service.words();
    this.field.fill(text, fromFile);
    this.field.say(note ? this.words.nodes(note, values) : null);
    await this.#check({ move: true, said: note ? this.words.text(note, values) : "" });
  }

  /**
   * @param {{move: boolean, said?: string, column?: number | null}} how
   *   `move`: the reader asked for it and is taken to the result; `said`: what is to be said first
   */
  async #check({ move, said = "", column = null }) {
    const text = this.field?.text ?? "";
    this.#asking?.abort();
    if (!text.trim()) return void this.#refuseEmpty();
    const asking = new AbortController();
    this.#asking = asking;
    this.field?.clear();
    this.boot?.wait(this.words, 0);
    try {
      const engine = await this.#service.engine();
      this.words = await this.#service.words();
      const onProgress = (/** @type {number} */ done) => this.#progress(done, asking);
      const checkup = await check(engine, text, column, { signal: asking.signal, onProgress });
      if (this.#asking !== asking) return;
      this.boot?.over();
      await this.#show(checkup, engine, { move, said });
    } catch (error) {
      if (this.#asking === asking) this.#failed(codeOf(error));
    }
  }

  /** @param {number} done @param {AbortController} asking */
  #progress(done, asking) {
    if (this.#asking !== asking) return;
    this.boot?.over();
    const text = element("span", "", this.words.nodes("bulk.progress", { count: String(done) }));
    const line = this.place?.node.querySelector(".hcb-progress span");
    if (line) return line.replaceWith(text);
    const stop = button("", this.words.nodes("bulk.stop"));
    stop.addEventListener("click", () => asking.abort());
    this.place?.show(element("div", "hcb-progress", text, stop));
  }

  /** @param {Checkup} checkup @param {Engine} engine @param {{move: boolean, said: string}} how */
  async #show(checkup, engine, { move, said }) {
    const [problem] = checkup.table.findings;
    if (checkup.rows.length === 0 && problem) {
      const here = problem.code === "bulk.none-found" && !this.field?.fromFile;
      this.#drop();
      if (this.field?.holds) this.field.fill("");
      return this.#refuse(here ? "bulk.none-in-text" : problem.code, problem.params);
    }
    const { words } = this;
    const cells = grid(checkup.rows, words);
    const sheet = await engine.check("sheet", { rows: cells, format: "tsv", decimal: "." });
    this.#drop();
    if (!this.announcer) return;
    this.#result = new Result(checkup, {
      words,
      announcer: this.announcer,
      id: this.field?.input.id ?? "",
      sheet,
      room: this,
      save: (open) => void this.#save(checkup, engine, open),
      again: (column) => void this.#check({ move: true, column }),
      clear: () => this.#empty(),
      kept: () => {
        this.#unsaved = false;
      },
    });
    this.#unsaved = checkup.groups.length > 0;
    this.place?.node.after(this.#result.node);
    if (this.field?.holds && !said) {
      this.field.say(words.nodes("bulk.progress", { count: String(checkup.rows.length) }));
    }
    const told = `${said ? `${ended(said)} ` : ""}${counts(checkup.rows, words)}`;
    if (move) this.#result.count.focus();
    if (!move || said) this.announcer.say({ text: told, language: words.locale });
  }

  /** @param {Checkup} checkup @param {Engine} engine @param {boolean} open only the rows that need work */
  async #save({ rows }, engine, open) {
    const some = open ? rows.filter((row) => row.status !== "right") : rows;
    const sheet = { rows: grid(some, this.words), format: "csv", decimal: decimal(this.words.locale) };
    save(await engine.check("sheet", sheet), fileName(rows, this.words, new Date(), open));
  }

  #empty() {
    this.#drop();
    this.field?.fill("");
    this.field?.say(null);
    this.field?.input.focus();
  }

  /** Take the last result away. */
  #drop() {
    this.#unsaved = false;
    this.place?.rest();
    this.#result?.remove();
    this.#result = null;
  }

  async #refuseEmpty() {
    this.words = await this.#service.words();
    this.#drop();
    this.field?.input.focus();
    this.#refuse("bulk.empty");
  }

  /** @param {string} code @param {import("../elements/text.js").Values} [values] */
  #refuse(code, values) {
    this.field?.refuse(this.words.nodes(code, values));
    this.announcer?.say(this.words.speech(code, values));
  }

  /** @param {string} code */
  #failed(code) {
    this.#asking = null;
    this.boot?.fail(code);
    if (this.contains(document.activeElement) || this.field?.text) this.boot?.show(this.words);
  }

  async #restart() {
    this.boot?.over();
    this.#drop();
    this.field?.input.focus();
    try {
      const engine = await this.#service.engine();
      if (engine.state === "failed") engine.restart().catch(() => {});
    } catch {
      // Told by what is asked next.
    }
    void this.#prepare();
    if (this.field?.text) void this.#check({ move: false });
  }
}
