/** What a screen of the checklist needs (messages, answers, what its buttons do), and the parts that all screens share. */
import { button, element, icon } from "../elements/dom.js";

/** @import {Announcer} from "../elements/announcer.js" */
/** @import {Messages, Values} from "../elements/text.js" */
/** @import {Kind} from "../protocol.js" */
/** @import {AnswersState, TypedInput} from "./answers_state.js" */
/** @import {AnsweredStep, View} from "./walker.js" */
/** @import {MessageTemplates} from "./message_templates.js" */

/**
 * @typedef {object} ScreenContext
 * @property {Messages} messages
 * @property {View} view
 * @property {AnswersState} answersState
 * @property {Announcer} announcer
 * @property {boolean} linked whether the answers came with a link
 * @property {string} answer the previous answer on this screen; empty if there is none
 * @property {string} version of the checker
 * @property {{email: string, url: string}} forms as HTML
 * @property {MessageTemplates} templates
 * @property {HTMLElement} root
 * @property {boolean} isFirst whether there is nothing to go back to
 * @property {(error?: boolean) => void} setTitle
 * @property {(kind: Kind, input: unknown, again: () => void) => Promise<any>} check
 *   null if the engine failed, which is already reported; `again` is called after a restart
 * @property {(part: Element) => void} prepareFor has the engine started when the reader reaches the part
 * @property {(answer: string, typed?: TypedInput) => void} onAnswer
 * @property {() => void} onBack
 * @property {(step: string) => void} onChange
 * @property {() => void} onRestart
 *
 * @typedef {{nodes: Node[], heading: HTMLElement}} Screen
 */

/** Letters of a pasted message that the list of answers shows. */
const EXCERPT_LENGTH = 160;

/** @param {ScreenContext} context @param {string} name of a message @returns {HTMLHeadingElement} focused when the screen appears */
export function headline({ messages }, name) {
  return element("h2", { class: "hcl-heading", tabindex: "-1" }, messages.nodes(name));
}

/** The buttons "Back" and "Start again", with something between them. @param {ScreenContext} context @param {...(Node | string)} middle @returns {HTMLElement} */
export function topLine({ messages, isFirst, onBack, onRestart }, ...middle) {
  const line = element("div", "hcl-top", element("p", "hcl-progress", ...middle));
  if (isFirst) return line;
  line.prepend(button("hcl-back", messages.nodes("checklist.back"), onBack));
  line.append(button("hcl-restart", messages.nodes("checklist.restart"), onRestart));
  return line;
}

/** A note that the answers came with a link. @param {ScreenContext} context @returns {Node[]} */
export function linkNote({ messages, linked }) {
  return linked
    ? [element("p", "hcl-linked", icon("chain"), element("span", "", messages.nodes("ui.from-link")))]
    : [];
}

/**
 * The id of the message that names an answer, as `hubcheck.messages.answer_id` chooses it; empty if there is none.
 * @param {Messages} messages @param {AnsweredStep} answered @returns {string}
 */
export function answerMessageId(messages, { step, answer }) {
  const names = [`step.${step}.answer.${answer}`, `outcome.${answer}.title`, `answer.text.${answer}`];
  return names.find((name) => messages.has(name)) ?? "";
}

/**
 * The message that puts an answer into words; its name is empty if there is none. Of a pasted message whose text is gone,
 * only the solution is known.
 * @param {Messages} messages @param {AnsweredStep} answered @returns {[name: string, values?: Values]}
 */
export function answerMessage(messages, answered) {
  const name = answerMessageId(messages, answered);
  return name.startsWith("outcome.") ? ["checklist.known-solution", { title: messages.text(name) }] : [name];
}

/** The start of a pasted message on one line. @param {string} text */
function excerpt(text) {
  const letters = [...text.trim().replace(/\s+/g, " ")];
  return letters.length > EXCERPT_LENGTH ? `${letters.slice(0, EXCERPT_LENGTH).join("")}…` : letters.join("");
}

/** What was pasted and what it means, or else the answer. @param {ScreenContext} context @param {AnsweredStep} answered */
function answerParts({ messages, answersState }, answered) {
  const { text = "", verdict, cause } = answersState.typed.get(answered.step) ?? {};
  // The reader may have answered again since, without a text.
  const isMessage = text && !verdict && (cause?.goto ?? "unknown") === answered.answer;
  const [name, values] = isMessage && cause ? [cause.code, cause.params] : answerMessage(messages, answered);
  const pasted = element("dd", { class: "hcl-pasted", translate: "no" }, excerpt(text));
  return [...(isMessage ? [pasted] : []), element("dd", "", messages.nodes(name, values))];
}

/** @param {ScreenContext} context @param {AnsweredStep} answered @param {boolean} used @returns {HTMLElement} */
function answerRow(context, answered, used) {
  const { messages, onChange } = context;
  const question = messages.text(`step.${answered.step}.question`);
  const change = button("hcl-change", messages.nodes("checklist.change"), () => onChange(answered.step));
  change.setAttribute("aria-label", messages.text("ui.change-answer", { question }));
  const shown = [element("dt", "", question), ...answerParts(context, answered)];
  if (!used) shown.push(element("dd", "hcl-note", messages.nodes("checklist.not-used")));
  const row = used ? "hcl-row" : "hcl-row hcl-row--off";
  return element("div", row, ...shown, element("dd", "hcl-changing", change));
}

/** Every answer with a button to change it; those that are not used come last. @param {ScreenContext} context @returns {HTMLElement | null} */
export function answerList(context) {
  const { view, answersState, messages } = context;
  const used = view.path.filter(({ step }) => step !== view.at.id);
  const names = new Set([...used.map(({ step }) => step), view.at.id]);
  const others = Object.entries(answersState.answers)
    .map(([step, answer]) => ({ step, answer }))
    .filter(
      (answered) =>
        !names.has(answered.step) &&
        messages.has(`step.${answered.step}.question`) &&
        answerMessageId(messages, answered),
    );
  const rows = [
    ...used.map((answered) => answerRow(context, answered, true)),
    ...others.map((answered) => answerRow(context, answered, false)),
  ];
  return rows.length ? element("dl", "hcl-answers", ...rows) : null;
}
