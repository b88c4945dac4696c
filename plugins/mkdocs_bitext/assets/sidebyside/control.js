/** The reader's switch: off, per sentence, beside it. It stands under the title and once more in the header. */

import { MODES } from "./choice.js";
import { element, icon } from "./element.js";

const WALK = "M4 5h16v2H4zm0 4h10v2H4zm0 6h16v4H4z";

let controls = 0;

/**
 * @typedef {object} ControlParts
 * @property {import("./choice.js").Choice} choice
 * @property {import("./settings.js").Words} words
 * @property {() => void} walk Opens the sentence bar for the keyboard.
 * @property {AbortSignal} signal Ends all listening.
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

  /** Puts one message under the switch, or takes it away. @param {...(Node | string)} content */
  tell(...content) {
    this.#status.replaceChildren(...content);
  }

  /** Moves the focus to the chosen way. */
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
    const { words } = this.#parts;
    const label = element("span", { class: "bt-legend", id: `${this.#name}-legend` }, words.source);
    const group = element(
      "div",
      { class: "bt-modes", role: "radiogroup", "aria-labelledby": label.id },
      label,
    );
    const choices = element("div", { class: "bt-choices" });
    for (const mode of MODES) {
      const radio = element("input", { type: "radio", name: this.#name, value: mode });
      this.#radios.push(radio);
      choices.append(element("label", { class: "bt-mode" }, radio, element("span", {}, words.say(mode))));
    }
    group.append(choices);
    return group;
  }

  #hoverBox() {
    return element(
      "label",
      { class: "bt-hover" },
      this.#hover,
      element("span", {}, this.#parts.words.say("hover")),
    );
  }

  #walk() {
    const { words, walk, signal } = this.#parts;
    const button = element(
      "button",
      { type: "button", class: "bt-button bt-walk" },
      icon(WALK),
      words.say("walk"),
    );
    button.addEventListener("click", walk, { signal });
    return button;
  }
}
