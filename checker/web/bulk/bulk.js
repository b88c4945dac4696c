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

/** @import {Finding, Values} from "../elements/text.js" */
/** @import {Engine} from "../engine.js" */
/** @import {RowKind, Result as Checkup} from "./checking.js" */

/** The single-line forms, from which a pasted list is moved here. */
const SINGLE_LINE_FORMS = "hubcheck-url, hubcheck-email";
const OWN_EVENTS = ["submit", "focusin", "paste", "dragover", "dragleave", "drop", "input"];
/** A list that comes to a single-line field is checked in the table. */
const DOCUMENT_EVENTS = ["paste", "drop"];

/** @param {Element} [form] @returns {RowKind | ""} what a single-line form checks; empty without one */
function kindOf(form) {
  return /** @type {RowKind | ""} */ (form?.localName.replace("hubcheck-", "") ?? "");
}

export class BulkCheck extends CheckerElement {
  field = new TextField(this);
  /** @type {Result | null} */
  #result = null;
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
    for (const type of DOCUMENT_EVENTS) document.addEventListener(type, this);
    this.field.onFile((file) => void this.#checkFile(file));
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    for (const type of DOCUMENT_EVENTS) document.removeEventListener(type, this);
    this.#setUnsaved(false);
  }

  /** @param {boolean} isUnsaved whether the reader would lose something by leaving; only then is the browser kept from caching the page */
  #setUnsaved(isUnsaved) {
    this.#unsaved = isUnsaved;
    if (isUnsaved) addEventListener("beforeunload", this);
    else removeEventListener("beforeunload", this);
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
        return event.preventDefault();
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
    const request = this.startRequest();
    const text = await readText(file).catch(() => null);
    if (request.signal.aborted) return;
    if (text !== null) return this.#checkText(text, "bulk.from-file", { name: file.name }, true);
    this.boot.dismiss();
    this.resultSlot.reset();
    if (await this.#hasMessages()) this.#showError("bulk.unread");
  }

  /** Whether the messages are loaded; a failure is shown. */
  async #hasMessages() {
    try {
      await this.loadMessages();
      return true;
    } catch (error) {
      this.fail(errorCode(error));
      return false;
    }
  }

  /**
   * Put a text into the field and check it.
   * @param {string} text @param {string} [note] message id of a note on where it comes from
   * @param {Values} [values] @param {boolean} [fromFile]
   */
  async #checkText(text, note, values, fromFile = false) {
    // First of all: what was pasted elsewhere on the page would be lost if the messages did not come.
    this.field.fill(text, fromFile);
    if (!(await this.#hasMessages())) return;
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
    if (!text.trim()) return this.#showEmptyError();
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
      const [problem] = checkup.table.findings;
      if (checkup.rows.length === 0 && problem) return this.#showProblem(problem);
      const rows = sheetRows(checkup.table, checkup.rows, this.messages);
      const sheet = await engine.check("sheet", { rows, format: "tsv", decimal: "." });
      if (this.request === request) this.#show(checkup, engine, sheet, { move, announcement });
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

  /** There is nothing to check in the text. @param {Finding} problem */
  #showProblem({ code, params }) {
    const wasTyped = code === "bulk.none-found" && !this.field.fromFile;
    this.#removeResult();
    if (this.field.isTooLong) this.field.fill("");
    this.#showError(wasTyped ? "bulk.none-in-text" : code, params);
  }

  /**
   * @param {Checkup} checkup @param {Engine} engine @param {string} sheet the rows for the clipboard
   * @param {{move: boolean, announcement: string}} how
   */
  #show(checkup, engine, sheet, { move, announcement }) {
    const { messages } = this;
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
      onSaved: () => this.#setUnsaved(false),
    });
    this.#setUnsaved(checkup.groups.length > 0);
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
    this.cancelRequest();
    this.boot.dismiss();
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
    this.#setUnsaved(unsaved);
    this.resultSlot.node.after(result.node);
    result.rows.connect();
    result.count.focus();
  }

  /** Remove the last result. */
  #removeResult() {
    this.#setUnsaved(false);
    this.resultSlot.reset();
    this.#result?.remove();
    this.#result = null;
  }

  #showEmptyError() {
    this.#removeResult();
    return this.showEmptyError(this.field, "bulk.empty");
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
