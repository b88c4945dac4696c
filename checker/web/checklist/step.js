/** The screen of one question. */
import { element } from "../elements/dom.js";
import { fieldForm } from "./checked.js";
import { choiceForm } from "./choice.js";
import { messageForm } from "./message.js";
import { answerList, headline, linkNote, topLine } from "./screen.js";

/**
 * @typedef {import("./screen.js").Scene} Scene
 * @typedef {import("./screen.js").Screen} Screen
 * @typedef {import("./answers_state.js").StepData} StepData
 */

/** How far the reader is. @param {Scene} scene @returns {(Node | string)[]} */
function progress({ words, view }) {
  const number = words.nodes("checklist.question-number", { number: String(view.path.length + 1) });
  const strong = element("span", "hcl-number", number);
  if (view.remaining === 0) return [strong];
  const most = words.nodes("checklist.at-most", { count: String(view.remaining) });
  return [strong, " ", element("span", "hcl-most", most)];
}

/** @param {Scene} scene @returns {Node[]} */
function yourAnswers(scene) {
  const list = answerList(scene);
  if (!list) return [];
  const summary = element("summary", "", scene.words.nodes("checklist.your-answers"));
  return [element("details", "hcl-yours", summary, list)];
}

/** @param {Scene} scene @param {StepData} step @returns {Screen} */
export function stepScreen(scene, step) {
  const heading = headline(scene, `step.${step.id}.question`);
  const forms = { choice: choiceForm, email: fieldForm, url: fieldForm, text: messageForm };
  const form = forms[step.kind](scene, step, heading);
  const top = topLine(scene, ...progress(scene));
  return { heading, nodes: [top, ...linkNote(scene), form, ...yourAnswers(scene)] };
}
