/** The screen of a result: the cause, who acts, what to do and to send, and how it was found. */
import { button, element, icon } from "../elements/dom.js";
import { copyButton, corrected, typedLink } from "../elements/link.js";
import { panel } from "../elements/panel.js";
import { SOLVED, UNSOLVED } from "./answers_state.js";
import { reportSection } from "./report.js";
import { answerList, headline, linkNote, topLine } from "./screen.js";

/**
 * @typedef {import("./screen.js").Scene} Scene
 * @typedef {import("./screen.js").Screen} Screen
 * @typedef {import("./answers_state.js").OutcomeData} OutcomeData
 * @typedef {import("./answers_state.js").Check} Check
 */

/** @type {Record<Check["state"], string>} */
const ICONS = { passed: "ok", failed: "reject", "not-asked": "skipped" };
const REFUSED = new Set(["reject", "danger"]);
const CHECKED = new Set(["email", "url"]);

/** @param {Node} title @param {...Node} content */
export function section(title, ...content) {
  return element("section", "hcl-section", element("h3", "hcl-subheading", title), ...content);
}

/** What the check said, where the answer came from one and what was typed is still known. @param {Scene} scene @returns {Node[]} */
function verdict({ words, view, walk, announcer, onChange }) {
  const last = view.path.at(-1);
  if (!last || !CHECKED.has(last.step) || last.answer === "unknown") return [];
  const typed = walk.typed.get(last.step);
  if (!typed?.verdict) {
    const again = button("", words.nodes("checklist.type-again"));
    again.addEventListener("click", () => onChange(last.step));
    const text = element("p", "", words.nodes("checklist.typed-gone"));
    return [element("div", "hcl-gone", text, again)];
  }
  const { text, verdict: found } = typed;
  const { decision, suggestion } = found;
  const content = { words, kind: last.step, verdict: found };
  if (last.step === "email") return [panel(content)];
  if (suggestion) {
    const middle = corrected(text, suggestion, words);
    return [panel({ ...content, middle, buttons: [copyButton(suggestion, words, announcer)] })];
  }
  return [panel({ ...content, middle: REFUSED.has(decision) ? [typedLink(text.trim(), words)] : [] })];
}

/** @param {Scene} scene @param {OutcomeData} outcome */
function toDo({ words }, { actions }) {
  const steps = actions.map((name) => element("li", "", words.nodes(name)));
  return section(words.nodes("checklist.do-now"), element("ol", "hcl-steps", ...steps));
}

/** @param {Scene} scene @param {OutcomeData} outcome @returns {Node[]} */
function question({ words, onAnswer }, { otherwise }) {
  if (!otherwise) return [];
  const yes = button("", words.nodes("checklist.yes"));
  yes.addEventListener("click", () => onAnswer(SOLVED));
  const no = button("", words.nodes("checklist.no"));
  no.addEventListener("click", () => onAnswer(UNSOLVED));
  const made = section(words.nodes("checklist.solved"), element("div", "hcl-buttons", yes, no));
  made.classList.add("hcl-solved");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", words.text("checklist.solved"));
  return [made];
}

/** @param {Check["state"]} state @param {Node} text @param {Node[]} questions @param {boolean} several */
function checkRow(state, text, questions, several) {
  const named = element("b", "hcl-state", text);
  const shown = several
    ? [named, element("ul", "hcl-unasked", ...questions.map((one) => element("li", "", one)))]
    : [element("span", "hcl-check", ...questions), " ", named];
  const row = element("li", "", icon(ICONS[state]), element("div", "", ...shown));
  row.dataset.state = state;
  return row;
}

/** @param {Scene} scene @returns {Node[]} what passed, what failed, and what was not asked, told together */
function checked({ words, view }) {
  if (view.checks.length === 0) return [];
  const question = (/** @type {Check} */ { step }) => words.nodes(`step.${step}.question`);
  const asked = view.checks.filter(({ because }) => !because);
  const others = view.checks.filter(({ because }) => because);
  const rows = asked.map((one) =>
    checkRow(one.state, words.nodes(`checklist.${one.state}`), [question(one)], false),
  );
  if (others.length) {
    const reason = words.nodes("checklist.not-asked-because");
    rows.push(checkRow("not-asked", reason, others.map(question), true));
  }
  return [section(words.nodes("checklist.checked"), element("ul", "hcl-checks", ...rows))];
}

/** @param {Scene} scene @returns {Node[]} */
function answers(scene) {
  const list = answerList(scene);
  return list ? [section(scene.words.nodes("checklist.your-answers"), list)] : [];
}

/** Nothing is left to do. @param {Scene} scene @returns {Screen} */
function solvedScreen(scene) {
  const { words, onRestart } = scene;
  const heading = headline(scene, "checklist.solved-title");
  const again = button("hc-button--main", words.nodes("checklist.restart"));
  again.addEventListener("click", onRestart);
  const text = element("p", "", words.nodes("checklist.solved-text"));
  const banner = element("div", "hcl-cause", icon("ok"), element("div", "", heading, text));
  banner.dataset.tone = "ok";
  const top = topLine(scene);
  top.querySelector(".hcl-restart")?.remove();
  return { heading, nodes: [top, banner, element("div", "hcl-buttons", again)] };
}

/** @param {Scene} scene @param {OutcomeData} outcome @returns {Screen} */
export function resultScreen(scene, outcome) {
  if (scene.answer === SOLVED) return solvedScreen(scene);
  const { words } = scene;
  const name = `outcome.${outcome.id}`;
  const heading = headline(scene, `${name}.title`);
  const who = element("p", "hcl-who", element("b", "", words.nodes("report.actor")), " ");
  who.append(element("span", "hcl-actor", words.nodes(`actor.${outcome.actor}`)));
  const banner = element(
    "div",
    "hcl-cause",
    element("div", "", heading, element("p", "hcl-lead", words.nodes(`${name}.text`)), who),
  );
  banner.dataset.tone = outcome.id === "link-danger" ? "danger" : outcome.actor;
  const nodes = [
    topLine(scene),
    ...linkNote(scene),
    banner,
    ...verdict(scene),
    toDo(scene, outcome),
    ...scene.letters.sections(scene, outcome),
    ...question(scene, outcome),
    ...checked(scene),
    ...answers(scene),
    reportSection(scene, outcome),
  ];
  return { heading, nodes };
}
