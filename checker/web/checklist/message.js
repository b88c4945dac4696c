/** A question answered by pasting an error message: its meaning is looked up, and an ambiguous one is for the reader to choose. */
import { button, element, panel, showError } from "../elements/dom.js";
import { previousAnswer } from "./checked.js";
import { buttons, DESCRIBED, descriptions, radio } from "./choice.js";

/** @import {Cause} from "../elements/known_messages.js" */
/** @import {StepData} from "./walker.js" */
/** @import {ScreenContext} from "./screen.js" */

const FIELD = "hcl-message";
const UNKNOWN = "unknown";
const NONE = "none";

/** The causes that answer this question, the first one for each next step. @param {StepData} step @param {Cause[]} causes */
export function answersAmong(step, causes) {
  const known = causes.filter((cause) => step.choices.includes(cause.goto));
  return known.filter(({ goto }, index) => known.findIndex((cause) => cause.goto === goto) === index);
}

/** @param {ScreenContext} context @param {Cause[]} causes @returns {HTMLElement} */
function causeGroup({ messages }, causes) {
  const legend = element("legend", "hcl-label", messages.nodes("checklist.several"));
  const rows = causes.map(({ code, params, goto }) =>
    radio("cause", goto, messages.nodes(code, params), false),
  );
  return element("fieldset", "hcl-group", legend, ...rows);
}

/** The parts of a form with a text area. @param {ScreenContext} context @param {StepData} step */
function formParts(context, step) {
  const { messages, answersState } = context;
  const attributes = { class: "hc-input hcl-textarea", id: FIELD, rows: "4", spellcheck: "false" };
  const field = element("textarea", { ...attributes, ...DESCRIBED });
  field.value = answersState.typed.get(step.id)?.text ?? "";
  const label = element("label", { class: "hcl-named", for: FIELD }, messages.nodes("ui.message-label"));
  return { field, label, ...descriptions(context, step), slot: element("div", "hcl-found") };
}

/** The other button: "There is no message" or "I don't know". @param {ScreenContext} context @param {StepData} step */
function otherButton({ messages, onAnswer }, { choices }) {
  const [answer, label] = choices.includes(NONE) ? [NONE, "answer.text.none"] : [UNKNOWN, "ui.dont-know"];
  return button("", messages.nodes(label), () => onAnswer(answer));
}

/**
 * @param {ScreenContext} context @param {StepData} step @param {HTMLElement} heading
 * @returns {HTMLFormElement}
 */
export function messageForm(context, step, heading) {
  const { messages, answer } = context;
  const { field, label, hint, error, slot } = formParts(context, step);
  /** The text that the choice below the field was looked up for. */
  let explainedText = "";
  /** @type {Cause[]} */
  let possibleCauses = [];

  /** @param {Node} text @param {HTMLElement | null} focus */
  const reject = (text, focus) => {
    showError(error, text);
    context.setTitle(true);
    focus?.focus();
  };

  const lookUp = async (/** @type {string} */ text) => {
    const found = await context.check("explain", text, () => void lookUp(text));
    if (!found || !form.isConnected || field.value !== text) return;
    const causes = answersAmong(step, found);
    const [first, second] = causes;
    if (first && !second) return context.onAnswer(first.goto, { text, cause: first });
    possibleCauses = causes;
    explainedText = text;
    const name = first ? "checklist.several" : "checklist.unknown-message";
    const unknown = panel("warn", element("p", "hc-reason", messages.nodes(name)));
    slot.replaceChildren(first ? causeGroup(context, causes) : unknown);
    context.announcer.announce(messages.announcement(name));
    if (first) slot.querySelector("input")?.focus();
  };

  const submit = () => {
    const text = field.value;
    error.hidden = true;
    field.removeAttribute("aria-invalid");
    if (!text.trim()) {
      if (answer) return context.onAnswer(answer);
      field.setAttribute("aria-invalid", "true");
      return reject(messages.nodes("checklist.paste-first"), field);
    }
    if (explainedText !== text) return void lookUp(text);
    const radios = slot.querySelector("input");
    const chosen = new FormData(form).get("cause");
    if (!radios) return context.onAnswer(UNKNOWN, { text });
    const cause = possibleCauses.find(({ goto }) => goto === chosen);
    if (cause) return context.onAnswer(cause.goto, { text, cause });
    reject(messages.nodes("ui.choose-answer"), radios);
  };

  const before = context.answersState.typed.has(step.id) ? [] : previousAnswer(context, step.id);
  const row = buttons(messages, otherButton(context, step));
  const parts = [heading, ...before, label, hint, error, field, slot, row];
  const form = element("form", { class: "hcl-form", novalidate: true }, ...parts);
  context.prepareFor(field);
  field.addEventListener("input", () => {
    explainedText = "";
    slot.replaceChildren();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return form;
}
