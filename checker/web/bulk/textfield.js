/** The field for a list, the button for a file, and what is wrong with the text. */
import { element, icon } from "../elements/dom.js";
import { find } from "../elements/field.js";

/** A field with more characters than this stops the whole page; a longer text is kept beside it. */
const SHOWN = 50_000;

/** @param {string} text @returns {boolean} */
export function isTooLongToShow(text) {
  return text.length > SHOWN;
}

export class TextField {
  /** What is too long to be shown. */
  #held = "";
  /** Whether the text is that of a file, as long as nobody changed it. */
  fromFile = false;

  /** @param {Element} root */
  constructor(root) {
    this.input = find(root, "textarea", HTMLTextAreaElement);
    this.error = find(root, ".hc-error", HTMLElement);
    this.note = find(root, ".hcb-said", HTMLElement);
    this.chooser = find(root, "input[type=file]", HTMLInputElement);
    this.button = find(root, ".hcb-choose", HTMLButtonElement);
  }

  get text() {
    return this.#held || this.input.value;
  }

  /** Whether the text is not to be seen in the field. */
  get holds() {
    return this.#held !== "";
  }

  /** @param {(file: File) => void} take */
  onFile(take) {
    this.button.addEventListener("click", () => this.chooser.click());
    this.chooser.addEventListener("change", () => {
      const file = this.chooser.files?.[0];
      // The same file, changed meanwhile, may be chosen again.
      this.chooser.value = "";
      if (file) take(file);
    });
  }

  /** @param {string} text @param {boolean} [fromFile] */
  fill(text, fromFile = false) {
    this.fromFile = fromFile;
    this.#held = isTooLongToShow(text) ? text : "";
    this.input.value = this.#held ? "" : text;
    this.clear();
  }

  /** What happened to the text, or nothing any more. @param {Node | null} text */
  say(text) {
    this.note.replaceChildren(...(text ? [text] : []));
    this.note.hidden = text === null;
  }

  /** @param {...(Node | string)} nodes */
  refuse(...nodes) {
    this.error.replaceChildren(icon("reject"), element("span", "", ...nodes));
    this.error.hidden = false;
    this.input.setAttribute("aria-invalid", "true");
  }

  /** The reader types or pastes: from now on that is the text. */
  release() {
    this.fromFile = false;
    this.#held = "";
    this.clear();
  }

  clear() {
    this.error.hidden = true;
    this.error.replaceChildren();
    this.input.removeAttribute("aria-invalid");
  }
}
