/** The field for a list, the button for a file, and what is wrong with the text. */
import { element, icon } from "../elements/dom.js";
import { find } from "../elements/field.js";

export class TextField {
  /** @param {Element} root */
  constructor(root) {
    this.input = find(root, "textarea", HTMLTextAreaElement);
    this.error = find(root, ".hc-error", HTMLElement);
    this.note = find(root, ".hcb-said", HTMLElement);
    this.chooser = find(root, "input[type=file]", HTMLInputElement);
    this.button = find(root, ".hcb-choose", HTMLButtonElement);
  }

  get text() {
    return this.input.value;
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

  /** @param {string} text */
  fill(text) {
    this.input.value = text;
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

  clear() {
    this.error.hidden = true;
    this.error.replaceChildren();
    this.input.removeAttribute("aria-invalid");
  }
}
