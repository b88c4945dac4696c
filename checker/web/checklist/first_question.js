/** The first question as it is in the HTML: what a reader does with it before the checklist is loaded is not lost. */

export class FirstQuestion {
  #isSubmitted = false;

  /** @param {HTMLElement} stage where it is */
  constructor(stage) {
    this.stage = stage;
    stage.addEventListener("submit", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    event.preventDefault();
    this.#isSubmitted = true;
  }

  /** The checklist does not load: a question that nobody answers goes. */
  remove() {
    this.stage.replaceChildren();
  }

  /** Show the checklist, and do in its first question what the reader did. @param {() => void} show */
  replaceBy(show) {
    const { stage } = this;
    stage.removeEventListener("submit", this);
    const [chosen, focused] = ["input:checked", ":focus"].map((one) => selectorOf(stage.querySelector(one)));
    const question = stage.querySelector("input")?.name;
    show();
    // The address may lead to another screen, for which nothing that was done here was meant.
    if (stage.querySelector("input")?.name !== question) return;
    const choice = chosen && stage.querySelector(chosen);
    if (choice instanceof HTMLInputElement) choice.checked = true;
    const control = focused && stage.querySelector(focused);
    if (control instanceof HTMLElement) control.focus({ preventScroll: true });
    if (this.#isSubmitted) stage.querySelector("form")?.requestSubmit();
  }
}

/** @param {Element | null} control of the question @returns {string} that finds it in another copy; empty without one */
function selectorOf(control) {
  if (control instanceof HTMLInputElement) return `[name="${control.name}"][value="${control.value}"]`;
  return control ? ".hcl-continue" : "";
}
