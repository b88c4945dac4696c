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
  const most = view.remaining
    ? messages.nodes("checklist.at-most", { count: String(view.remaining) })
    : messages.nodes("checklist.last-question");
  return [strong, " ", element("span", "hcl-most", most)];
}

/** What the message means that was pasted for the question before, if it led on to this one. @param {ScreenContext} context @returns {Node[]} */
function messageNote({ messages, view, answersState }) {
  const last = view.path.at(-1);
  const cause = last && answersState.typed.get(last.step)?.cause;
  if (!cause || cause.goto !== last.answer) return [];
  return [element("p", "hcl-previous", messages.nodes(cause.code, cause.params))];
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
  return {
    heading,
    nodes: [top, ...linkNote(context), ...messageNote(context), form, ...yourAnswers(context)],
  };
}
