/** The menu below the button in the header, in which the reader chooses how to see the source. */

import { element } from "../element.js";
import { Control } from "./control.js";

/** @import {ControlParts} from "./control.js" */
/** @import {Settings} from "./settings.js" */
/** @typedef {ControlParts & {settings: Settings}} MenuParts */

/** The panel, and the state of the button that opens it. */
export class Menu {
  #parts;
  #root;
  #button;
  #panel;
  #control;

  /** @param {HTMLElement} root with the button @param {MenuParts} parts */
  constructor(root, parts) {
    this.#root = root;
    this.#parts = parts;
    this.#button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
    this.#control = new Control({ ...parts, walk: () => this.#walk() });
    this.#panel = element(
      "div",
      { ...parts.settings.labelAttributes, class: "bt-panel", id: "bt-panel", hidden: true },
      this.#control.element,
    );
    this.#button.setAttribute("aria-controls", this.#panel.id);
    root.append(this.#panel);
    this.#listen(parts);
    this.#open(false);
    this.#showMode();
  }

  /** @param {ControlParts} parts */
  #listen({ choice, signal }) {
    for (const type of ["keydown", "focusout"]) this.#root.addEventListener(type, this, { signal });
    this.#panel.addEventListener("click", this, { signal });
    document.addEventListener("pointerdown", this, { signal });
    choice.addEventListener("change", () => this.#showMode(), { signal });
    signal.addEventListener("abort", () => {
      this.#panel.remove();
      for (const name of ["aria-controls", "aria-expanded", "aria-label"]) this.#button.removeAttribute(name);
      this.#root.removeAttribute("data-on");
    });
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = event instanceof FocusEvent ? event.relatedTarget : event.target;
    const outside = target instanceof Node && !this.#root.contains(target);
    if (event instanceof KeyboardEvent) {
      if (event.key === "Escape" && this.#shown) this.#leave(event);
    } else if (event.type !== "click") {
      if (outside) this.#open(false);
    } else if (event instanceof MouseEvent && event.detail > 0 && target instanceof HTMLInputElement) {
      // An arrow key clicks a radio button too (detail 0), on the way to another one.
      if (target.type === "radio") this.#leave(event);
    }
  }

  /** @param {Event} event */
  #leave(event) {
    event.stopPropagation();
    this.#open(false);
    this.#button.focus({ preventScroll: true });
  }

  toggle() {
    this.#open(!this.#shown);
    if (this.#shown) this.#control.focus();
  }

  get #shown() {
    return this.#button.getAttribute("aria-expanded") === "true";
  }

  /** @param {boolean} open */
  #open(open) {
    this.#panel.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
  }

  // Closing the bar restores the focus, so it must be on a control that is still visible.
  #walk() {
    this.#open(false);
    this.#button.focus({ preventScroll: true });
    this.#parts.walk();
  }

  #showMode() {
    const { labels, choice } = this.#parts;
    this.#root.toggleAttribute("data-on", choice.mode !== "off");
    this.#button.setAttribute("aria-label", `${labels.text("name")}: ${labels.text(choice.mode)}`);
  }
}
