/** A one-line field that keeps the line breaks of what is pasted: they tell a broken link from two words. */
import { Field } from "./field.js";

const LINE_BREAKS = /[\r\n]+/g;

/** @extends {Field<HTMLInputElement>} */
export class OneLineField extends Field {
  /** The last text with line breaks, and how the browser shows it; they belong together until the field changes. */
  #lines = { shown: "", text: "" };
  /** The text with what is being pasted, until the browser has put it into the field. */
  #arriving = "";

  /** @param {Element} root @param {HTMLInputElement} input */
  constructor(root, input) {
    super(root, input);
    input.addEventListener("paste", (event) => this.#onPaste(event));
    input.addEventListener("input", (event) => this.#onInput(/** @type {InputEvent} */ (event)));
  }

  /** @override */
  get text() {
    const { value } = this.input;
    return value === this.#lines.shown ? this.#lines.text : value;
  }

  /** @override @param {string} text with or without line breaks */
  set text(text) {
    this.input.value = text.replace(LINE_BREAKS, " ");
    this.#lines = { shown: this.input.value, text };
  }

  /** The browser does the pasting, so that it can be undone. @param {ClipboardEvent} event */
  #onPaste({ clipboardData }) {
    const { selectionStart, selectionEnd } = this.input;
    const pasted = clipboardData?.getData("text/plain") ?? "";
    const before = this.input.value.slice(0, selectionStart ?? undefined);
    this.#arriving = before + pasted + this.input.value.slice(selectionEnd ?? undefined);
  }

  /** @param {InputEvent} event */
  #onInput({ inputType }) {
    if (inputType !== "insertFromPaste" || !this.#arriving) return;
    this.#lines = { shown: this.input.value, text: this.#arriving };
    this.#arriving = "";
  }
}
