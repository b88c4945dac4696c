/** A question answered with the form for an address or a link: the verdict is the answer. */
import { button, element } from "../elements/dom.js";
import { isFieldError } from "../elements/verdict_timing.js";
import { buttons } from "./choice.js";
import { answerMessage } from "./screen.js";

/** @import {CheckForm} from "../elements/form.js" */
/** @import {StepData} from "./walker.js" */
/** @import {ScreenContext} from "./screen.js" */

const UNKNOWN = "unknown";

/** The form that the build made. @param {ScreenContext} context @param {string} kind @returns {DocumentFragment} */
function checkForm({ forms }, kind) {
  const template = document.createElement("template");
  template.innerHTML = kind === "email" ? forms.email : forms.url;
  return document.importNode(template.content, true);
}

/** The answer given here before a reload. @param {ScreenContext} context @param {string} step @returns {Node[]} */
export function previousAnswer({ messages, answer }, step) {
  const [name, values] = answer ? answerMessage(messages, { step, answer }) : [""];
  if (!name) return [];
  const shown = messages.nodes("checklist.so-far", { answer: messages.text(name, values) });
  return [element("p", "hcl-previous", shown)];
}

/**
 * @param {ScreenContext} context @param {StepData} step @param {HTMLElement} heading
 * @returns {HTMLElement}
 */
export function fieldForm(context, step, heading) {
  const { messages, answersState, answer } = context;
  const fragment = checkForm(context, step.kind);
  const check = /** @type {CheckForm | null} */ (fragment.querySelector(`hubcheck-${step.kind}`));
  const form = fragment.querySelector("form");
  if (!check || !form) throw new TypeError(`the form for ${step.kind} is not whole`);
  const { field } = check;
  const typed = answersState.typed.get(step.id);
  if (typed) field.text = typed.text;

  const proceed = async () => {
    const { text, isEmpty } = field;
    if (isEmpty) return answer ? context.onAnswer(answer) : context.setTitle(true);
    const verdict = await context.check(step.kind === "email" ? "email" : "url", text, proceed);
    if (!verdict || !container.isConnected) return;
    if (!isFieldError(verdict)) return context.onAnswer(verdict.answer, { text, verdict });
    context.setTitle(true);
    field.input.focus();
  };

  const skip = button("", messages.nodes(`step.${step.id}.answer.${UNKNOWN}`), () =>
    context.onAnswer(UNKNOWN),
  );
  const row = buttons(messages, skip);
  const go = row.querySelector("button");
  // The form's own button is hidden: checking and continuing are one step here.
  go?.addEventListener("click", () => (!field.isEmpty || !answer ? form.requestSubmit() : void proceed()));
  // Above the error that appears on leaving the field: a button must not move away from under the pointer.
  form.after(row, ...fragment.querySelectorAll(".hc-error"));
  const container = element(
    "div",
    "hcl-form",
    heading,
    ...(typed ? [] : previousAnswer(context, step.id)),
    fragment,
  );
  container.addEventListener("submit", () => void proceed());
  return container;
}
