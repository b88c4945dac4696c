/** A form's text field and its error message. */
import { element, icon } from "./dom.js";

/**
 * @template {Element} Kind
 * @param {Element} root @param {string} selector @param {new () => Kind} kind
 * @returns {Kind} a part that the build puts into every form
 * @throws {TypeError} if it is missing
 */
export function requirePart(root, selector, kind) {
  const part = root.querySelector(selector);
  if (part instanceof kind) return part;
  throw new TypeError(`<${root.localName}> has no ${selector}`);
}

export class Field {
  /** @param {Element} root */
  constructor(root) {
    this.input = requirePart(root, "input", HTMLInputElement);
    this.error = requirePart(root, ".hc-error", HTMLElement);
  }

  get text() {
    return this.input.value;
  }

  get isEmpty() {
    return this.text.trim() === "";
  }

  /**
   * Scripts take over validation. The browser must leave the text alone: Chromium's type=email changes what is typed.
   * @param {string} mode `inputmode`: the keyboard that a phone shows
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
  showError(...nodes) {
    this.error.replaceChildren(icon("reject"), element("span", "", ...nodes));
    this.error.hidden = false;
  }

  /** The reader has finished typing and the text is still wrong. */
  markInvalid() {
    this.input.setAttribute("aria-invalid", "true");
  }

  clearError() {
    this.error.hidden = true;
    this.error.replaceChildren();
    this.input.removeAttribute("aria-invalid");
  }
}
