/** A button in the sticky header that opens a second copy of the switch, for long pages. */

import { button, element, icon } from "../element.js";
import { Control } from "./control.js";

/** @import {ControlParts} from "./control.js" */

const COLUMNS =
  "M3 4h8v2H3zm0 5h8v2H3zm0 5h8v2H3zm0 5h5v2H3zM13 4h8v2h-8zm0 5h8v2h-8zm0 5h8v2h-8zm0 5h5v2h-5z";

/** The button and its panel. */
export class Menu {
  #parts;
  #button;
  #panel;
  #control;

  /** @param {ControlParts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { labels, choice, signal } = parts;
    this.#control = new Control({ ...parts, walk: () => this.#walk() });
    this.#panel = element("div", { class: "bt-panel", hidden: true }, this.#control.element);
    const attributes = { class: "bt-menu__button", "aria-expanded": "false" };
    const word = element("span", "bt-menu__word", labels.source);
    this.#button = button(attributes, () => this.#toggle(), icon(COLUMNS), word);
    this.element = element("div", "bt-menu", this.#button, this.#panel);
    for (const type of ["keydown", "focusout"]) this.element.addEventListener(type, this, { signal });
    document.addEventListener("pointerdown", this, { signal });
    choice.addEventListener("change", () => this.#updateName(), { signal });
    this.#updateName();
  }

  /** Puts the button before the search of a Material header, if there is one. @param {Document} page */
  placeIn(page) {
    const header = page.querySelector(".md-header__inner");
    const search = header?.querySelector(':scope > label[for="__search"], :scope > .md-search');
    if (search) search.before(this.element);
    else header?.append(this.element);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = event instanceof FocusEvent ? event.relatedTarget : event.target;
    const outside = target instanceof Node && !this.element.contains(target);
    if ((event.type === "pointerdown" || event.type === "focusout") && outside) this.#open(false);
    else if (event instanceof KeyboardEvent && event.key === "Escape" && this.#shown) this.#leave(event);
  }

  /** @param {KeyboardEvent} event */
  #leave(event) {
    event.stopPropagation();
    this.#open(false);
    this.#button.focus();
  }

  #toggle() {
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
    this.#button.focus();
    this.#parts.walk();
  }

  #updateName() {
    const { labels, choice } = this.#parts;
    this.#button.setAttribute("aria-label", `${labels.source}: ${labels.text(choice.mode)}`);
  }
}
