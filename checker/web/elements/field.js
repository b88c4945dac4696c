/** A form's text field and its error message. */
import { showError } from "./dom.js";

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

/** @template {HTMLInputElement | HTMLTextAreaElement} Input */
export class Field {
  /** @param {Element} root @param {Input} input */
  constructor(root, input) {
    this.input = input;
    this.error = requirePart(root, ".hc-error", HTMLElement);
  }

  get text() {
    return this.input.value;
  }

  get isEmpty() {
    return this.text.trim() === "";
  }

  /** @param {...(Node | string)} nodes */
  showError(...nodes) {
    showError(this.error, ...nodes);
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
