/** The screen of a result: the cause, who has to act, what to do and to send, and what was checked. */
import { button, element, icon } from "../elements/dom.js";
import { linkContent } from "../elements/link.js";
import { verdictPanel } from "../elements/panel.js";
import { emailSection } from "./email_section.js";
import { reportSection } from "./report.js";
import { answerList, headline, linkNote, topLine } from "./screen.js";

/** @import {Check, OutcomeData} from "./walker.js" */
/** @import {Screen, ScreenContext} from "./screen.js" */

/** @type {Record<Check["state"], string>} */
const ICONS = { passed: "ok", failed: "reject", "not-asked": "skipped" };
/** The answers to "Did this solve it?": one ends the checklist, the other goes on. */
export const SOLVED = "yes";
const UNSOLVED = "no";
const CHECKED = new Set(["email", "url"]);

/** @param {Node} title @param {...Node} content */
export function section(title, ...content) {
  return element("section", "hcl-section", element("h3", "hcl-subheading", title), ...content);
}

/** The verdict behind the last answer, if it came from a check and what was typed is still in memory. @param {ScreenContext} context @returns {Node[]} */
function lastVerdict({ messages, view, answersState, announcer, onChange }) {
  const last = view.path.at(-1);
  if (!last || !CHECKED.has(last.step) || last.answer === "unknown") return [];
  const typed = answersState.typed.get(last.step);
  if (!typed?.verdict) {
    const again = button("", messages.nodes("checklist.type-again"), () => onChange(last.step));
    const text = element("p", "", messages.nodes("checklist.typed-gone"));
    return [element("div", "hcl-gone", text, again)];
  }
  const { text, verdict } = typed;
  const link = last.step === "url" ? linkContent(verdict, text, messages, announcer) : {};
  return [verdictPanel({ messages, kind: last.step, verdict, level: 3, ...link })];
}

/** @param {ScreenContext} context @param {OutcomeData} outcome */
function toDo({ messages }, { actions }) {
  const steps = actions.map((name) => element("li", "", messages.nodes(name)));
  return section(messages.nodes("checklist.do-now"), element("ol", "hcl-steps", ...steps));
}

/** @param {ScreenContext} context @param {OutcomeData} outcome @returns {Node[]} */
function solvedQuestion({ messages, onAnswer }, { otherwise }) {
  if (!otherwise) return [];
  const yes = button("", messages.nodes("checklist.yes"), () => onAnswer(SOLVED));
  const no = button("", messages.nodes("checklist.no"), () => onAnswer(UNSOLVED));
  const named = { role: "group", "aria-label": messages.text("checklist.solved") };
  const title = element("h3", "hcl-subheading", messages.nodes("checklist.solved"));
  const row = element("div", "hcl-buttons", yes, no);
  return [element("section", { class: "hcl-section hcl-solved", ...named }, title, row)];
}

/** @param {Check["state"]} state @param {Node} text @param {Node[]} questions @param {boolean} several */
function checkRow(state, text, questions, several) {
  const named = element("b", "hcl-state", text);
  const shown = several
    ? [named, element("ul", "hcl-unasked", ...questions.map((question) => element("li", "", question)))]
    : [element("span", "hcl-check", ...questions), " ", named];
  return element("li", { "data-state": state }, icon(ICONS[state]), element("div", "", ...shown));
}

/** What passed, what failed, and in one row what was not asked. @param {ScreenContext} context @returns {Node[]} */
function checkList({ messages, view }) {
  if (view.checks.length === 0) return [];
  const question = (/** @type {Check} */ { step }) => messages.nodes(`step.${step}.question`);
  const asked = view.checks.filter(({ because }) => !because);
  const others = view.checks.filter(({ because }) => because);
  const rows = asked.map((check) =>
    checkRow(check.state, messages.nodes(`checklist.${check.state}`), [question(check)], false),
  );
  if (others.length) {
    const reason = messages.nodes("checklist.not-asked-because");
    rows.push(checkRow("not-asked", reason, others.map(question), true));
  }
  return [section(messages.nodes("checklist.checked"), element("ul", "hcl-checks", ...rows))];
}

/** @param {ScreenContext} context @returns {Node[]} */
function answers(context) {
  const list = answerList(context);
  return list ? [section(context.messages.nodes("checklist.your-answers"), list)] : [];
}

/** The row of the pasted message, on the page that has them all. @param {ScreenContext} context @returns {Node[]} */
function rowLink({ messages, view, answersState, root }) {
  const anchors = view.path.map(({ step }) => answersState.typed.get(step)?.cause?.anchor);
  const anchor = anchors.findLast((one) => one);
  const page = root.dataset.messages;
  if (!anchor || !page) return [];
  const link = element("a", { href: `${page}#${anchor}` }, messages.nodes("message.to-row"));
  return [element("p", "hcl-lead", link)];
}

/** The screen after "This solved it". @param {ScreenContext} context @returns {Screen} */
function solvedScreen(context) {
  const { messages, onRestart } = context;
  const heading = headline(context, "checklist.solved-title");
  const again = button("hc-button--main", messages.nodes("checklist.restart"), onRestart);
  const text = element("p", "", messages.nodes("checklist.solved-text"));
  const content = element("div", "", heading, text);
  const banner = element("div", { class: "hcl-cause", "data-tone": "ok" }, icon("ok"), content);
  const top = topLine(context);
  top.querySelector(".hcl-restart")?.remove();
  return { heading, nodes: [top, banner, element("div", "hcl-buttons", again)] };
}

/** @param {ScreenContext} context @param {OutcomeData} outcome @returns {Screen} */
export function resultScreen(context, outcome) {
  if (context.answer === SOLVED) return solvedScreen(context);
  const { messages } = context;
  const name = `outcome.${outcome.id}`;
  const heading = headline(context, `${name}.title`);
  const who = element("p", "hcl-who", element("b", "", messages.nodes("report.actor")), " ");
  who.append(element("span", "hcl-actor", messages.nodes(`actor.${outcome.actor}`)));
  const lead = element("p", "hcl-lead", messages.nodes(`${name}.text`));
  const tone = outcome.id === "link-danger" ? "danger" : outcome.actor;
  const content = element("div", "", heading, lead, who);
  content.append(...rowLink(context));
  const banner = element("div", { class: "hcl-cause", "data-tone": tone }, content);
  const nodes = [
    topLine(context),
    ...linkNote(context),
    banner,
    ...lastVerdict(context),
    toDo(context, outcome),
    ...outcome.mails.map((mail) => emailSection(context, outcome, mail)),
    ...solvedQuestion(context, outcome),
    ...checkList(context),
    ...answers(context),
    reportSection(context, outcome),
  ];
  return { heading, nodes };
}
