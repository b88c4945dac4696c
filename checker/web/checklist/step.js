/** The screen of one question. */
import { element } from "../elements/dom.js";
import { fieldForm } from "./checked.js";
import { choiceForm } from "./choice.js";
import { messageForm } from "./message.js";
import { answerList, headline, linkNote, topLine } from "./screen.js";

/** @import {StepData} from "./walker.js" */
/** @import {Screen, ScreenContext} from "./screen.js" */

/** "Question 3, at most 2 more". @param {ScreenContext} context @returns {(Node | string)[]} */
function progress({ messages, view }) {
  const number = messages.nodes("checklist.question-number", { number: String(view.path.length + 1) });
  const strong = element("span", "hcl-number", number);
  if (view.remaining === 0) return [strong];
  const most = messages.nodes("checklist.at-most", { count: String(view.remaining) });
  return [strong, " ", element("span", "hcl-most", most)];
}

/** @param {ScreenContext} context @returns {Node[]} */
function yourAnswers(context) {
  const list = answerList(context);
  if (!list) return [];
  const summary = element("summary", "", context.messages.nodes("checklist.your-answers"));
  return [element("details", "hcl-yours", summary, list)];
}

/** @param {ScreenContext} context @param {StepData} step @returns {Screen} */
export function stepScreen(context, step) {
  const heading = headline(context, `step.${step.id}.question`);
  const forms = { choice: choiceForm, email: fieldForm, url: fieldForm, text: messageForm };
  const form = forms[step.kind](context, step, heading);
  const top = topLine(context, ...progress(context));
  return { heading, nodes: [top, ...linkNote(context), form, ...yourAnswers(context)] };
}
