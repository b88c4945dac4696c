/** A question answered by choosing one of several answers. */
import { button, element, showError } from "../elements/dom.js";

/** @import {Messages} from "../elements/text.js" */
/** @import {StepData} from "./walker.js" */
/** @import {ScreenContext} from "./screen.js" */

/** The attribute of a field, or of a group of them, that the hint and the error message of a question describe. */
export const DESCRIBED = { "aria-describedby": "hcl-hint hcl-error" };

/** @param {Messages} messages @param {...Node} others @returns {HTMLElement} */
export function buttons(messages, ...others) {
  const go = button("hc-button--main hcl-continue", messages.nodes("checklist.continue"));
  go.type = "submit";
  return element("div", "hcl-buttons", go, ...others);
}

/** The hint of a question, and a hidden line for an error message. @param {ScreenContext} context @param {StepData} step */
export function descriptions({ messages }, { id }) {
  const hint = element("p", { class: "hc-hint", id: "hcl-hint" }, messages.nodes(`step.${id}.hint`));
  return { hint, error: element("p", { class: "hc-error", id: "hcl-error", hidden: true }) };
}

/** @param {string} name @param {string} value @param {Node} label @param {boolean} checked */
export function radio(name, value, label, checked) {
  const input = element("input", { class: "hcl-radio", type: "radio", name, value, checked });
  return element("label", "hcl-choice", input, element("span", "", label));
}

/**
 * @param {ScreenContext} context @param {StepData} step @param {HTMLElement} heading
 * @returns {HTMLFormElement}
 */
export function choiceForm(context, step, heading) {
  const { messages } = context;
  const { hint, error } = descriptions(context, step);
  const label = (/** @type {string} */ choice) => messages.nodes(`step.${step.id}.answer.${choice}`);
  const choices = step.choices.map((choice) =>
    radio(step.id, choice, label(choice), choice === context.answer),
  );
  const attributes = { class: "hcl-group", ...DESCRIBED };
  const group = element("fieldset", attributes, element("legend", "", heading), hint, error, ...choices);
  const form = element("form", { class: "hcl-form", novalidate: true }, group, buttons(messages));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = new FormData(form).get(step.id);
    if (typeof answer === "string") return context.onAnswer(answer);
    showError(error, messages.nodes("ui.choose-answer"));
    context.setTitle(true);
    form.querySelector("input")?.focus();
  });
  return form;
}
