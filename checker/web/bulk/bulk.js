/** The element for checking a list: accepts it by paste, file or drop, has it checked, and shows the result. */
import { CheckerElement } from "../elements/checker_element.js";
import { button, element } from "../elements/dom.js";
import { withFullStop } from "../elements/panel.js";
import { saveFile } from "../elements/save_file.js";
import { errorCode } from "../elements/service.js";
import { check } from "./checking.js";
import { isList, readText, transferContent } from "./intake.js";
import { Result } from "./result.js";
import { decimalMark, fileName, sheetRows } from "./saving.js";
import { isTooLongToShow, TextField } from "./textfield.js";
import { counts, isSettled } from "./wording.js";

/** @import {Values} from "../elements/text.js" */
/** @import {Engine} from "../engine.js" */
/** @import {RowKind, Result as Checkup} from "./checking.js" */

/** The single-line forms, from which a pasted list is moved here. */
const SINGLE_LINE_FORMS = "hubcheck-url, hubcheck-email";
const OWN_EVENTS = ["submit", "focusin", "paste", "dragover", "dragleave", "drop", "input"];

/** @param {Element} [form] @returns {RowKind | ""} what a single-line form checks; empty without one */
function kindOf(form) {
  return /** @type {RowKind | ""} */ (form?.localName.replace("hubcheck-", "") ?? "");
}

export class BulkCheck extends CheckerElement {
  field = new TextField(this);
  /** @type {Result | null} */
  #result = null;
  /** Whether the reader would lose something by leaving. */
  #unsaved = false;
  /** What the page checks: the kind of the last form before this one. @type {RowKind | ""} */
  #kind = "";

  /** @override */
  connect() {
    const forms = [...document.querySelectorAll(SINGLE_LINE_FORMS)];
    const before = forms.filter(
      (form) => form.compareDocumentPosition(this) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    this.#kind = kindOf(before.at(-1) ?? forms[0]);
    for (const type of OWN_EVENTS) this.addEventListener(type, this);
    // A list pasted into a single-line field is checked here.
    for (const type of ["paste", "drop"]) document.addEventListener(type, this);
    addEventListener("beforeunload", this);
    this.field.onFile((file) => void this.#checkFile(file));
  }

  /** @override @param {Event} event @returns {unknown} */
  handleEvent(event) {
    const isInside = event.target instanceof Node && this.contains(event.target);
    switch (event.type) {
      case "submit":
        event.preventDefault();
        return this.boot.failed ? void this.restart() : void this.#check({ move: true });
      case "input":
        return this.field.release();
      case "paste":
        return isInside
          ? this.#onPaste(event)
          : this.#onListInForm(event, /** @type {ClipboardEvent} */ (event).clipboardData);
      case "dragover":
      case "dragleave":
        return this.#onDrag(event);
      case "drop":
        return isInside
          ? this.#onDrop(/** @type {DragEvent} */ (event))
          : this.#onListInForm(event, /** @type {DragEvent} */ (event).dataTransfer);
      case "beforeunload":
        // The browser shows its own question.
        return this.#unsaved && event.preventDefault();
      default:
        return super.handleEvent(event);
    }
  }

  /** Pasting checks the list at once, as soon as the field holds it. @param {Event} event */
  #onPaste(event) {
    if (event.currentTarget !== this || event.target !== this.field.input) return;
    const { text } = transferContent(/** @type {ClipboardEvent} */ (event).clipboardData);
    if (isTooLongToShow(text)) {
      event.preventDefault();
      void this.#checkText(text);
      return;
    }
    this.field.release();
    setTimeout(() => void this.#check({ move: false }));
  }

  /** @param {Event} event @param {DataTransfer | null} transfer */
  #onListInForm(event, transfer) {
    if (event.currentTarget !== document || !(event.target instanceof Element)) return;
    const { text } = transferContent(transfer);
    const form = event.target.closest(SINGLE_LINE_FORMS);
    if (!form || !isList(text)) return;
    event.preventDefault();
    this.#kind = kindOf(form);
    void this.#checkText(text, "bulk.moved");
  }

  /** @param {Event} event */
  #onDrag(event) {
    event.preventDefault();
    this.toggleAttribute("data-over", event.type === "dragover");
  }

  /** @param {DragEvent} event */
  #onDrop(event) {
    if (event.currentTarget !== this) return;
    event.preventDefault();
    this.removeAttribute("data-over");
    const { file, text } = transferContent(event.dataTransfer);
    if (file) void this.#checkFile(file);
    else if (text) void this.#checkText(text);
  }

  /** @param {File} file */
  async #checkFile(file) {
    try {
      await this.#checkText(await readText(file), "bulk.from-file", { name: file.name }, true);
    } catch {
      await this.loadMessages();
      this.#showError("bulk.unread");
    }
  }

  /**
   * Put a text into the field and check it.
   * @param {string} text @param {string} [note] message id of a note on where it comes from
   * @param {Values} [values] @param {boolean} [fromFile]
   */
  async #checkText(text, note, values, fromFile = false) {
    await this.loadMessages();
    this.field.fill(text, fromFile);
    this.field.showNote(note ? this.messages.nodes(note, values) : null);
    await this.#check({ move: true, announcement: note ? this.messages.text(note, values) : "" });
  }

  /**
   * @param {{move: boolean, announcement?: string, column?: number | null}} how
   *   `move`: whether the focus moves to the result; `announcement`: what to announce before the counts
   */
  async #check({ move, announcement = "", column = null }) {
    const { text } = this.field;
    const request = this.startRequest();
    if (!text.trim()) return void this.#showEmptyError();
    this.field.clearError();
    this.boot.expect(this.messages);
    try {
      const engine = await this.loadEngine();
      await this.loadMessages();
      const onProgress = (/** @type {number} */ done) => this.#progress(done, request);
      const checkup = await check(
        engine,
        text,
        { column, kind: this.#kind },
        { signal: request.signal, onProgress },
      );
      if (this.request !== request) return;
      this.boot.dismiss();
      await this.#show(checkup, engine, { move, announcement });
    } catch (error) {
      if (this.request === request) this.fail(errorCode(error));
    }
  }

  /** @param {number} done @param {AbortController} request */
  #progress(done, request) {
    if (this.request !== request) return;
    this.boot.dismiss();
    const text = element("span", "", this.messages.nodes("bulk.progress", { count: String(done) }));
    const line = this.resultSlot.node.querySelector(".hcb-progress span");
    if (line) return line.replaceWith(text);
    const stop = button("", this.messages.nodes("bulk.stop"), () => request.abort());
    this.resultSlot.show(element("div", "hcb-progress", text, stop));
  }

  /** @param {Checkup} checkup @param {Engine} engine @param {{move: boolean, announcement: string}} how */
  async #show(checkup, engine, { move, announcement }) {
    const [problem] = checkup.table.findings;
    if (checkup.rows.length === 0 && problem) {
      const wasTyped = problem.code === "bulk.none-found" && !this.field.fromFile;
      this.#removeResult();
      if (this.field.isTooLong) this.field.fill("");
      return this.#showError(wasTyped ? "bulk.none-in-text" : problem.code, problem.params);
    }
    const { messages } = this;
    const cells = sheetRows(checkup.table, checkup.rows, messages);
    const sheet = await engine.check("sheet", { rows: cells, format: "tsv", decimal: "." });
    this.#removeResult();
    this.#result = new Result(checkup, {
      messages,
      announcer: this.announcer,
      id: this.field.input.id,
      sheet,
      container: this,
      save: (onlyOpen) => void this.#save(checkup, engine, onlyOpen),
      checkColumn: (column) => void this.#check({ move: true, column }),
      clear: () => this.#clear(),
      onSaved: () => {
        this.#unsaved = false;
      },
    });
    this.#unsaved = checkup.groups.length > 0;
    this.resultSlot.node.after(this.#result.node);
    if (this.field.isTooLong && !announcement) {
      this.field.showNote(messages.nodes("bulk.progress", { count: String(checkup.rows.length) }));
    }
    const summary = `${announcement ? `${withFullStop(announcement)} ` : ""}${counts(checkup.rows, messages)}`;
    if (move) this.#result.count.focus();
    if (!move || announcement) this.announcer.announce({ text: summary, language: messages.locale });
  }

  /** @param {Checkup} checkup @param {Engine} engine @param {boolean} onlyOpen only the rows that need work */
  async #save({ table, rows }, engine, onlyOpen) {
    const some = onlyOpen ? rows.filter((row) => !isSettled(row)) : rows;
    const sheet = {
      rows: sheetRows(table, some, this.messages),
      format: "csv",
      decimal: decimalMark(this.messages.locale),
    };
    const name = fileName(rows, this.messages, new Date(), onlyOpen);
    saveFile(await engine.check("sheet", sheet), name, "text/csv;charset=utf-8");
  }

  /** Remove the list and its result; both can be brought back until another list comes. */
  #clear() {
    const { messages, field } = this;
    const [result, unsaved, { text, fromFile }] = [this.#result, this.#unsaved, field];
    const note = field.takeNote();
    this.endRequest();
    this.#removeResult();
    field.fill("");
    const undo = button("hc-undo", messages.nodes("ui.undo"), () => {
      field.fill(text, fromFile);
      field.showNote(note);
      if (result) this.#attach(result, unsaved);
    });
    const cleared = element("span", "", messages.nodes("bulk.cleared"), " ", undo);
    field.showNote(cleared);
    field.input.focus();
    this.announcer.announce(messages.announcement("bulk.cleared"));
  }

  /** Put a result that was removed back into the page. @param {Result} result @param {boolean} unsaved */
  #attach(result, unsaved) {
    this.#result = result;
    this.#unsaved = unsaved;
    this.resultSlot.node.after(result.node);
    result.rows.connect();
    result.count.focus();
  }

  /** Remove the last result. */
  #removeResult() {
    this.#unsaved = false;
    this.resultSlot.reset();
    this.#result?.remove();
    this.#result = null;
  }

  async #showEmptyError() {
    await this.loadMessages();
    this.#removeResult();
    this.field.input.focus();
    this.#showError("bulk.empty");
  }

  /** @param {string} code @param {Values} [values] */
  #showError(code, values) {
    this.field.showError(this.messages.nodes(code, values));
    this.announcer.announce(this.messages.announcement(code, values));
  }

  /** @override */
  get isInUse() {
    return super.isInUse || Boolean(this.field.text);
  }

  /** @override */
  reset() {
    this.#removeResult();
    this.field.input.focus();
  }

  /** @override */
  async repeat() {
    if (this.field.text) await this.#check({ move: false });
  }
}
