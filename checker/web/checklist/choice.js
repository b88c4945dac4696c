/** A question answered by choosing one of several answers. */
import { button, element, showError } from "../elements/dom.js";

/** @import {Messages} from "../elements/text.js" */
/** @import {StepData} from "./answers_state.js" */
/** @import {ScreenContext} from "./screen.js" */

const HINT = "hcl-hint";
const ERROR = "hcl-error";

/** @param {Messages} messages @param {...Node} others @returns {HTMLElement} */
export function buttons(messages, ...others) {
  const go = button("hc-button--main hcl-continue", messages.nodes("checklist.continue"));
  go.type = "submit";
  return element("div", "hcl-buttons", go, ...others);
}

/** A hidden line for an error message. @param {string} id */
export function errorLine(id) {
  return element("p", { class: "hc-error", id, hidden: true });
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
  const hint = element("p", { class: "hc-hint", id: HINT }, messages.nodes(`step.${step.id}.hint`));
  const error = errorLine(ERROR);
  const label = (/** @type {string} */ choice) => messages.nodes(`step.${step.id}.answer.${choice}`);
  const choices = step.choices.map((choice) =>
    radio(step.id, choice, label(choice), choice === context.answer),
  );
  const attributes = { class: "hcl-group", "aria-describedby": `${HINT} ${ERROR}` };
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
