/** A question with answers to choose from. */
import { button, element, icon } from "../elements/dom.js";

/**
 * @typedef {import("./screen.js").Scene} Scene
 * @typedef {import("./answers_state.js").StepData} StepData
 * @typedef {import("../elements/text.js").Words} Words
 */

const HINT = "hcl-hint";
const ERROR = "hcl-error";

/** @param {Words} words @param {...Node} others @returns {HTMLElement} */
export function buttons(words, ...others) {
  const go = button("hc-button--main hcl-continue", words.nodes("checklist.continue"));
  go.type = "submit";
  return element("div", "hcl-buttons", go, ...others);
}

/** A line that says what is missing. @param {string} id */
export function errorLine(id) {
  const made = element("p", "hc-error");
  made.id = id;
  made.hidden = true;
  return made;
}

/** @param {HTMLElement} line @param {Node} text */
export function refuse(line, text) {
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
 * @param {Scene} scene @param {StepData} step @param {HTMLElement} heading
 * @returns {HTMLFormElement}
 */
export function choiceForm(scene, step, heading) {
  const { words } = scene;
  const hint = element("p", "hc-hint", words.nodes(`step.${step.id}.hint`));
  hint.id = HINT;
  const error = errorLine(ERROR);
  const label = (/** @type {string} */ choice) => words.nodes(`step.${step.id}.answer.${choice}`);
  const choices = step.choices.map((one) => radio(step.id, one, label(one), one === scene.answer));
  const group = element("fieldset", "hcl-group", element("legend", "", heading), hint, error, ...choices);
  group.setAttribute("aria-describedby", `${HINT} ${ERROR}`);
  const form = element("form", "hcl-form", group, buttons(words));
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = new FormData(form).get(step.id);
    if (typeof answer === "string") return scene.onAnswer(answer);
    refuse(error, words.nodes("ui.choose-answer"));
    scene.retitle(true);
    form.querySelector("input")?.focus();
  });
  return form;
}
