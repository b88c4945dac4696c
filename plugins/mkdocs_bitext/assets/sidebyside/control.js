/** The switch between off, sentence and beside. It is shown below the title and again in the header. */

import { MODES } from "./choice.js";
import { element, icon } from "./element.js";

/** @import {Choice} from "./choice.js" */
/** @import {Labels} from "./settings.js" */

const WALK = "M4 5h16v2H4zm0 4h10v2H4zm0 6h16v4H4z";

let controls = 0;

/**
 * @typedef {object} ControlParts
 * @property {Choice} choice
 * @property {Labels} labels
 * @property {() => void} walk Opens the sentence bar for the keyboard.
 * @property {AbortSignal} signal Removes all listeners.
 */

/** One copy of the switch. */
export class Control {
  #parts;
  #name = `bt-mode-${++controls}`;
  /** @type {HTMLInputElement[]} */
  #radios = [];
  #hover = element("input", { type: "checkbox" });
  #status = element("div", { class: "bt-status", role: "status" });

  /** @param {ControlParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.element = element(
      "div",
      { class: "bt-control" },
      this.#modes(),
      this.#hoverBox(),
      this.#walk(),
      this.#status,
    );
    const { choice, signal } = parts;
    this.element.addEventListener("change", this, { signal });
    choice.addEventListener("change", () => this.#show(), { signal });
    this.#show();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const { choice } = this.#parts;
    if (event.target === this.#hover) choice.hover = this.#hover.checked;
    const picked = MODES.find((mode, at) => this.#radios[at] === event.target && mode);
    if (picked) choice.mode = picked;
  }

  /** Show a message below the switch, or nothing. @param {...(Node | string)} content */
  showMessage(...content) {
    this.#status.replaceChildren(...content);
  }

  /** Focus the selected mode. */
  focus() {
    this.#radios.find((radio) => radio.checked)?.focus();
  }

  #show() {
    const { choice } = this.#parts;
    for (const radio of this.#radios) radio.checked = radio.value === choice.mode;
    this.#hover.checked = choice.hover;
    this.element.dataset.mode = choice.mode;
  }

  #modes() {
    const { labels } = this.#parts;
    const label = element("span", { class: "bt-legend", id: `${this.#name}-legend` }, labels.source);
    const group = element(
      "div",
      { class: "bt-modes", role: "radiogroup", "aria-labelledby": label.id },
      label,
    );
    const choices = element("div", { class: "bt-choices" });
    for (const mode of MODES) {
      const radio = element("input", { type: "radio", name: this.#name, value: mode });
      this.#radios.push(radio);
      choices.append(element("label", { class: "bt-mode" }, radio, element("span", {}, labels.text(mode))));
    }
    group.append(choices);
    return group;
  }

  #hoverBox() {
    return element(
      "label",
      { class: "bt-hover" },
      this.#hover,
      element("span", {}, this.#parts.labels.text("hover")),
    );
  }

  #walk() {
    const { labels, walk, signal } = this.#parts;
    const button = element(
      "button",
      { type: "button", class: "bt-button bt-walk" },
      icon(WALK),
      labels.text("walk"),
    );
    button.addEventListener("click", walk, { signal });
    return button;
  }
}
