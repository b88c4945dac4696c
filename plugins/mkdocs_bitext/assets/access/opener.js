/** Puts a button for the keyboard into a label that opens a part of a Material page through a hidden checkbox. */

import { element } from "../element.js";

/** The button, and the checkbox that it toggles. */
export class Opener {
  /** @param {HTMLLabelElement} label @param {HTMLInputElement} box @param {string} name */
  constructor(label, box, name) {
    this.box = box;
    const attributes = { class: "bt-opener", tabindex: "0", role: "button", "aria-label": name };
    this.button = element("span", attributes, ...label.childNodes);
    label.append(this.button);
    this.button.addEventListener("keydown", this);
    box.addEventListener("change", this);
    this.#update();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "change") this.#update();
    else if (event instanceof KeyboardEvent && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      this.box.click();
    }
  }

  #update() {
    this.button.setAttribute("aria-expanded", String(this.box.checked));
  }
}

/** The opener of a part, if the page has one. @param {string} id @param {string | null | undefined} name */
export function openerOf(id, name) {
  const label = document.querySelector(`.md-header label[for="${id}"]:not(.md-search *)`);
  const box = document.getElementById(id);
  const exists = label instanceof HTMLLabelElement && box instanceof HTMLInputElement;
  return name && exists ? new Opener(label, box, name) : null;
}
