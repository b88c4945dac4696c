/** The field for a list, the button for a file, and the error message. */
import { element } from "../elements/dom.js";
import { Field, requirePart } from "../elements/field.js";

/** A text area with more characters than this freezes the page; a longer text is kept in memory instead. */
const MAX_SHOWN_CHARS = 200_000;

/** @param {string} text @returns {boolean} */
export function isTooLongToShow(text) {
  return text.length > MAX_SHOWN_CHARS;
}

/** @extends {Field<HTMLTextAreaElement>} */
export class TextField extends Field {
  /** The text, if it is too long to be shown. */
  #longText = "";
  /** Whether the text came from a file and was not changed since. */
  fromFile = false;

  /** @param {Element} root */
  constructor(root) {
    super(root, requirePart(root, "textarea", HTMLTextAreaElement));
    this.note = requirePart(root, ".hcb-origin", HTMLElement);
    this.chooser = requirePart(root, "input[type=file]", HTMLInputElement);
    this.button = requirePart(root, ".hcb-choose", HTMLButtonElement);
  }

  /** @override */
  get text() {
    return this.#longText || this.input.value;
  }

  /** Whether the text is too long to be shown in the field. */
  get isTooLong() {
    return this.#longText !== "";
  }

  /** @param {(file: File) => void} callback */
  onFile(callback) {
    this.button.addEventListener("click", () => this.chooser.click());
    this.chooser.addEventListener("change", () => {
      const file = this.chooser.files?.[0];
      // Otherwise choosing the same file again, after editing it, would fire no event.
      this.chooser.value = "";
      if (file) callback(file);
    });
  }

  /** @param {string} text @param {boolean} [fromFile] */
  fill(text, fromFile = false) {
    this.fromFile = fromFile;
    this.#longText = isTooLongToShow(text) ? text : "";
    this.input.value = this.#longText ? "" : text;
    this.clearError();
  }

  /** A note below the field; null removes it. @param {Node | null} text */
  showNote(text) {
    this.note.replaceChildren(...(text ? [text] : []));
    this.note.hidden = text === null;
  }

  /** The note, removed from the page; null if there is none. */
  takeNote() {
    const { childNodes } = this.note;
    return childNodes.length ? element("span", "", ...childNodes) : null;
  }

  /** @override @param {...(Node | string)} nodes */
  showError(...nodes) {
    super.showError(...nodes);
    this.markInvalid();
  }

  /** The reader typed or pasted: the field holds the text again. */
  release() {
    this.fromFile = false;
    this.#longText = "";
    this.showNote(null);
    this.clearError();
  }
}
