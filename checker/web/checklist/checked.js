/** A question that the form for an address or a link answers: the verdict is the answer. */
import { button, element } from "../elements/dom.js";
import { isFieldError } from "../elements/verdict_timing.js";
import { buttons } from "./choice.js";
import { answerName } from "./screen.js";

/**
 * @typedef {import("./screen.js").Scene} Scene
 * @typedef {import("./answers_state.js").StepData} StepData
 */

const UNKNOWN = "unknown";

/** The form as the server made it. @param {Scene} scene @param {string} kind @returns {DocumentFragment} */
function checkForm({ root }, kind) {
  const template = root.querySelector(`template[data-kind="${kind}"]`);
  if (template instanceof HTMLTemplateElement) return document.importNode(template.content, true);
  throw new TypeError(`no form for ${kind}`);
}

/** What was answered here before a reload. @param {Scene} scene @param {string} step @returns {Node[]} */
export function soFar({ words, answer }, step) {
  const name = answer && answerName(words, { step, answer });
  if (!name) return [];
  return [element("p", "hcl-sofar", words.nodes("checklist.so-far", { answer: words.text(name) }))];
}

/**
 * @param {Scene} scene @param {StepData} step @param {HTMLElement} heading
 * @returns {HTMLElement}
 */
export function fieldForm(scene, step, heading) {
  const { words, walk, answer } = scene;
  const fragment = checkForm(scene, step.kind);
  const input = fragment.querySelector("input");
  const form = fragment.querySelector("form");
  if (!input || !form) throw new TypeError(`the form for ${step.kind} is not whole`);
  const typed = walk.typed.get(step.id);
  if (typed) input.value = typed.text;

  const proceed = async () => {
    const text = input.value;
    if (!text.trim()) return answer ? scene.onAnswer(answer) : scene.retitle(true);
    const verdict = await scene.check(step.kind === "email" ? "email" : "url", text);
    if (!verdict || !made.isConnected) return;
    if (!isFieldError(verdict)) return scene.onAnswer(verdict.answer, { text, verdict });
    scene.retitle(true);
    input.focus();
  };

  const skip = button("", words.nodes(`step.${step.id}.answer.${UNKNOWN}`));
  skip.addEventListener("click", () => scene.onAnswer(UNKNOWN));
  const row = buttons(words, skip);
  const go = row.querySelector("button");
  // The button of the form itself stays out of sight: to check and to continue are one thing here.
  go?.addEventListener("click", () =>
    input.value.trim() || !answer ? form.requestSubmit() : void proceed(),
  );
  // Above what the form says when the field is left: a button must not move away from below the pointer.
  form.after(row, ...fragment.querySelectorAll(".hc-error"));
  const made = element("div", "hcl-form", heading, ...(typed ? [] : soFar(scene, step.id)), fragment);
  made.addEventListener("submit", () => void proceed());
  return made;
}
