/** A question that a pasted message answers: what it means is looked up, and where it may mean several things the reader chooses. */
import { button, element, icon } from "../elements/dom.js";
import { soFar } from "./checked.js";
import { buttons, errorLine, radio, refuse } from "./choice.js";

/**
 * @typedef {import("./screen.js").Scene} Scene
 * @typedef {import("./answers_state.js").StepData} StepData
 * @typedef {{code: string, params: Record<string, string>, goto: string}} Cause
 */

const FIELD = "hcl-message";
const HINT = "hcl-hint";
const ERROR = "hcl-error";
const UNKNOWN = "unknown";
const NONE = "none";

/** The causes that are an answer to this question, one for each place to go on. @param {StepData} step @param {Cause[]} found */
function possible(step, found) {
  const known = found.filter((one) => step.choices.includes(one.goto));
  return [...new Map(known.toReversed().map((one) => [one.goto, one])).values()].toReversed();
}

/** The message is not known. @param {Scene} scene @returns {HTMLElement} */
function unknownPanel({ words }) {
  const text = element("p", "hc-reason", words.nodes("checklist.unknown-message"));
  const made = element("section", "hc-panel", icon("warn"), element("div", "hc-body", text));
  made.dataset.tone = "warn";
  return made;
}

/** @param {Scene} scene @param {Cause[]} causes @returns {HTMLElement} */
function causeGroup({ words }, causes) {
  const legend = element("legend", "hcl-label", words.nodes("checklist.several"));
  const rows = causes.map((one) => radio("cause", one.goto, words.nodes(one.code, one.params), false));
  return element("fieldset", "hcl-group", legend, ...rows);
}

/** A form with a place for a long text. @param {Scene} scene @param {StepData} step */
function parts({ words, walk }, step) {
  const field = element("textarea", "hc-input hcl-textarea");
  field.id = FIELD;
  field.rows = 4;
  field.spellcheck = false;
  field.value = walk.typed.get(step.id)?.text ?? "";
  field.setAttribute("aria-describedby", `${HINT} ${ERROR}`);
  const label = element("label", "hcl-named", words.nodes("ui.message-label"));
  label.htmlFor = FIELD;
  const hint = element("p", "hc-hint", words.nodes(`step.${step.id}.hint`));
  hint.id = HINT;
  return { field, label, hint, error: errorLine(ERROR), place: element("div", "hcl-found") };
}

/** The other button: there is no message, or nobody knows. @param {Scene} scene @param {StepData} step */
function otherButton({ words, onAnswer }, step) {
  const none = step.choices.includes(NONE);
  const made = button("", words.nodes(none ? "answer.text.none" : "ui.dont-know"));
  made.addEventListener("click", () => onAnswer(none ? NONE : UNKNOWN));
  return made;
}

/**
 * @param {Scene} scene @param {StepData} step @param {HTMLElement} heading
 * @returns {HTMLFormElement}
 */
export function messageForm(scene, step, heading) {
  const { words, answer } = scene;
  const { field, label, hint, error, place } = parts(scene, step);
  /** The text that what is shown below it is about. */
  let told = "";

  /** @param {Node} text @param {HTMLElement | null} focus */
  const complain = (text, focus) => {
    refuse(error, text);
    scene.retitle(true);
    focus?.focus();
  };

  const lookUp = async (/** @type {string} */ text) => {
    const found = await scene.check("explain", text);
    if (!found || !form.isConnected || field.value !== text) return;
    const causes = possible(step, found);
    const [first, second] = causes;
    if (first && !second) return scene.onAnswer(first.goto, { text });
    told = text;
    place.replaceChildren(first ? causeGroup(scene, causes) : unknownPanel(scene));
    const name = first ? "checklist.several" : "checklist.unknown-message";
    scene.announcer.say(words.speech(name));
    if (first) place.querySelector("input")?.focus();
  };

  const submit = () => {
    const text = field.value;
    error.hidden = true;
    field.removeAttribute("aria-invalid");
    if (!text.trim()) {
      if (answer) return scene.onAnswer(answer);
      field.setAttribute("aria-invalid", "true");
      return complain(words.nodes("checklist.paste-first"), field);
    }
    if (told !== text) return void lookUp(text);
    const radios = place.querySelector("input");
    const chosen = new FormData(form).get("cause");
    if (!radios) return scene.onAnswer(UNKNOWN, { text });
    if (typeof chosen === "string") return scene.onAnswer(chosen, { text });
    complain(words.nodes("ui.choose-answer"), radios);
  };

  const before = scene.walk.typed.has(step.id) ? [] : soFar(scene, step.id);
  const row = buttons(words, otherButton(scene, step));
  const form = element("form", "hcl-form", heading, ...before, label, hint, error, field, place, row);
  form.noValidate = true;
  field.addEventListener("input", () => {
    told = "";
    place.replaceChildren();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return form;
}
