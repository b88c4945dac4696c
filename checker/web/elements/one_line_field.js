/** A one-line field that keeps the line breaks of what is pasted or dropped: they tell a broken link from two words. */
import { element } from "./dom.js";
import { Field } from "./field.js";

const LINE_BREAKS = /[\r\n]+/g;
/** What browsers make of line breaks: a space of each, one of several, or nothing. @type {[RegExp, string][]} */
const ON_ONE_LINE = [
  [/\r?\n|\r/g, " "],
  [/[\r\n]/g, " "],
  [LINE_BREAKS, " "],
  [LINE_BREAKS, ""],
];

/** @extends {Field<HTMLInputElement>} */
export class OneLineField extends Field {
  /** The last text with line breaks, and how the browser shows it; they belong together until the field changes. */
  #lines = { shown: "", text: "" };
  /** The text as it is printed: a line of a field would cut it. */
  onPaper = element("div", "hc-on-paper");
  /** What is being pasted or dropped, and the text around it, until the browser has put it into the field. */
  #arriving = { text: "", around: "" };

  /** @param {Element} root @param {HTMLInputElement} input */
  constructor(root, input) {
    super(root, input);
    input.after(this.onPaper);
    input.addEventListener("paste", ({ clipboardData }) => this.#onArrival(clipboardData, this.#unselected));
    input.addEventListener("drop", ({ dataTransfer }) => this.#onArrival(dataTransfer, input.value));
    input.addEventListener("input", () => this.#onInput());
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

  /** What a paste leaves of the text. */
  get #unselected() {
    const { value, selectionStart, selectionEnd } = this.input;
    return value.slice(0, selectionStart ?? undefined) + value.slice(selectionEnd ?? undefined);
  }

  /** The browser does the pasting, so that it can be undone. @param {DataTransfer | null} transfer @param {string} around */
  #onArrival(transfer, around) {
    this.#arriving = { text: transfer?.getData("text/plain") ?? "", around };
  }

  #onInput() {
    const { text, around } = this.#arriving;
    this.#arriving = { text: "", around: "" };
    if (!text) return;
    const shown = this.input.value;
    const whole = withText(text, around, shown);
    if (whole !== null) this.#lines = { shown, text: whole };
  }
}

/**
 * A text that arrived in the middle of another, with its line breaks.
 * @param {string} text that arrived @param {string} around the other text @param {string} shown both, as the browser shows them
 * @returns {string | null} null if the field shows something else
 */
export function withText(text, around, shown) {
  for (const [breaks, replacement] of ON_ONE_LINE) {
    const arrived = text.replace(breaks, replacement);
    for (let at = 0; at <= around.length; at += 1) {
      const [before, after] = [around.slice(0, at), around.slice(at)];
      if (shown === before + arrived + after) return before + text + after;
    }
  }
  return null;
}
