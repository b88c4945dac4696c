/** The field of a form and what is wrong with its text. */
import { element, icon } from "./dom.js";

/**
 * @template {Element} Kind
 * @param {Element} root @param {string} selector @param {new () => Kind} kind
 * @returns {Kind} the part that the server put into every form
 */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(`<${root.localName}> has no ${selector}`);
}

export class Field {
  /** @param {Element} root */
  constructor(root) {
    this.input = find(root, "input", HTMLInputElement);
    this.error = find(root, ".hc-error", HTMLElement);
  }

  get text() {
    return this.input.value;
  }

  get empty() {
    return this.text.trim() === "";
  }

  /**
   * From now on a script judges, and the browser leaves the text as it is: Chromium's type=email changes what is typed.
   * @param {string} mode for the keyboard of a phone
   */
  upgrade(mode) {
    this.input.type = "text";
    this.input.required = false;
    this.input.inputMode = mode;
  }

  /** @param {string} text */
  fill(text) {
    this.input.value = text;
    this.input.focus();
  }

  /** @param {...(Node | string)} nodes */
  refuse(...nodes) {
    this.error.replaceChildren(icon("reject"), element("span", "", ...nodes));
    this.error.hidden = false;
  }

  /** The reader is done and it is still wrong. */
  mark() {
    this.input.setAttribute("aria-invalid", "true");
  }

  clear() {
    this.error.hidden = true;
    this.error.replaceChildren();
    this.input.removeAttribute("aria-invalid");
  }
}
