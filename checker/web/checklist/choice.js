/** A question answered by choosing one of several answers. */
import { button, element, icon } from "../elements/dom.js";

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
  const line = element("p", "hc-error");
  line.id = id;
  line.hidden = true;
  return line;
}

/** @param {HTMLElement} line @param {Node} text */
export function showError(line, text) {
  line.replaceChildren(icon("reject"), element("span", "", text));
  line.hidden = false;
}

/** @param {string} name @param {string} value @param {Node} label @param {boolean} checked */
export function radio(name, value, label, checked) {
  const input = element("input", "hcl-radio");
  input.type = "radio";
  input.name = name;
  input.value = value;
  input.defaultChecked = checked;
  return element("label", "hcl-choice", input, element("span", "", label));
}

/**
 * @param {ScreenContext} context @param {StepData} step @param {HTMLElement} heading
 * @returns {HTMLFormElement}
 */
export function choiceForm(context, step, heading) {
  const { messages } = context;
  const hint = element("p", "hc-hint", messages.nodes(`step.${step.id}.hint`));
  hint.id = HINT;
  const error = errorLine(ERROR);
  const label = (/** @type {string} */ choice) => messages.nodes(`step.${step.id}.answer.${choice}`);
  const choices = step.choices.map((choice) =>
    radio(step.id, choice, label(choice), choice === context.answer),
  );
  const group = element("fieldset", "hcl-group", element("legend", "", heading), hint, error, ...choices);
  group.setAttribute("aria-describedby", `${HINT} ${ERROR}`);
  const form = element("form", "hcl-form", group, buttons(messages));
  form.noValidate = true;
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
