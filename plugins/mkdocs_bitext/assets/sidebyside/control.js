/** The choice between off, sentence and beside, each with what it does. */

import { button, element, icon } from "../element.js";
import { MODES } from "./choice.js";

/** @import {Choice} from "./choice.js" */
/** @import {Labels} from "./settings.js" */

const WALK = "M4 5h16v2H4zm0 4h10v2H4zm0 6h16v4H4z";

/** The message about each mode, by the mode. */
const EXPLANATIONS = { off: "off_does", sentence: "sentence_does", beside: "beside_does" };

/**
 * @typedef {{choice: Choice, labels: Labels, walk: () => void, signal: AbortSignal}} ControlParts
 *   `walk` opens the sentence bar for the keyboard; `signal` removes all listeners
 */

/** The choice itself, and for the mode "sentence" how it is used. */
export class Control {
  #choice;
  /** @type {HTMLInputElement[]} */
  #radios = [];
  #hover = element("input", { type: "checkbox" });

  /** @param {ControlParts} parts */
  constructor({ choice, labels, signal, walk }) {
    this.#choice = choice;
    const name = element("p", { class: "bt-legend", id: "bt-modes" }, labels.text("name"));
    const modes = MODES.map((mode) => this.#mode(mode, labels));
    const hover = element("label", "bt-hover", this.#hover, element("span", "", labels.text("hover")));
    const walkButton = button("bt-button bt-walk", walk, icon(WALK), labels.text("walk"));
    const group = element("div", { role: "radiogroup", "aria-labelledby": name.id }, name, ...modes);
    this.element = element("div", "bt-control", group, hover, walkButton);
    this.element.addEventListener("change", this, { signal });
    choice.addEventListener("change", () => this.#show(), { signal });
    this.#show();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.target === this.#hover) this.#choice.hover = this.#hover.checked;
    const picked = MODES.find((_, at) => this.#radios[at] === event.target);
    if (picked) this.#choice.mode = picked;
  }

  /** Focus the selected mode. */
  focus() {
    this.#radios.find((radio) => radio.checked)?.focus({ preventScroll: true });
  }

  #show() {
    for (const radio of this.#radios) radio.checked = radio.value === this.#choice.mode;
    this.#hover.checked = this.#choice.hover;
    this.element.dataset.mode = this.#choice.mode;
  }

  /** @param {import("./choice.js").Mode} mode @param {Labels} labels */
  #mode(mode, labels) {
    const name = element("b", { id: `bt-mode-${mode}` }, labels.text(mode));
    const about = element("span", { id: `bt-about-${mode}` }, labels.text(EXPLANATIONS[mode]));
    const described = { "aria-labelledby": name.id, "aria-describedby": about.id };
    const radio = element("input", { type: "radio", name: "bt-mode", value: mode, ...described });
    this.#radios.push(radio);
    return element("label", "bt-mode", radio, name, about);
  }
}
