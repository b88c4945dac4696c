/** The switch between off, sentence and beside. It is shown below the title and again in the header. */

import { button, element, icon } from "../element.js";
import { MODES } from "./choice.js";

/** @import {Choice} from "./choice.js" */
/** @import {Labels} from "./settings.js" */

const WALK = "M4 5h16v2H4zm0 4h10v2H4zm0 6h16v4H4z";

let controls = 0;

/**
 * @typedef {{choice: Choice, labels: Labels, walk: () => void, signal: AbortSignal}} ControlParts
 *   `walk` opens the sentence bar for the keyboard; `signal` removes all listeners
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
    const { choice, labels, signal, walk } = parts;
    const hover = element("label", "bt-hover", this.#hover, element("span", "", labels.text("hover")));
    const walkButton = button("bt-button bt-walk", walk, icon(WALK), labels.text("walk"));
    this.element = element("div", "bt-control", this.#modes(), hover, walkButton, this.#status);
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
    this.#radios = MODES.map((mode) => element("input", { type: "radio", name: this.#name, value: mode }));
    const choices = MODES.map((mode, at) =>
      element("label", "bt-mode", this.#radios[at] ?? "", element("span", "", labels.text(mode))),
    );
    const named = { role: "radiogroup", "aria-labelledby": label.id };
    return element("div", { class: "bt-modes", ...named }, label, element("div", "bt-choices", ...choices));
  }
}
