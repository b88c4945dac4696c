/** What a screen is given: the words, where the reader stands, and what the buttons do; and the parts all screens share. */
import { button, element, icon } from "../elements/dom.js";

/**
 * @typedef {import("../elements/announcer.js").Announcer} Announcer
 * @typedef {import("../elements/text.js").Words} Words
 * @typedef {import("./message_templates.js").Letters} Letters
 * @typedef {import("./answers_state.js").Given} Given
 * @typedef {import("./answers_state.js").Typed} Typed
 * @typedef {import("./answers_state.js").View} View
 * @typedef {import("./answers_state.js").Walk} Walk
 *
 * @typedef {object} Scene
 * @property {Words} words
 * @property {View} view
 * @property {Walk} walk
 * @property {Announcer} announcer
 * @property {boolean} linked whether the answers came with a link
 * @property {string} answer what was answered here before; empty where nothing was
 * @property {string} version of the checker
 * @property {Letters} letters
 * @property {HTMLElement} root
 * @property {boolean} isFirst whether there is nothing to go back to
 * @property {(error?: boolean) => void} retitle
 * @property {(kind: import("../protocol.js").Kind, input: unknown) => Promise<any>} check null where it failed, which was told
 * @property {(answer: string, typed?: Typed) => void} onAnswer
 * @property {() => void} onBack
 * @property {(step: string) => void} onChange
 * @property {() => void} onRestart
 *
 * @typedef {{nodes: Node[], heading: HTMLElement}} Screen
 */

/** @param {Scene} scene @param {string} name of a message @returns {HTMLHeadingElement} what gets the focus */
export function headline({ words }, name) {
  const made = element("h2", "hcl-heading", words.nodes(name));
  made.tabIndex = -1;
  return made;
}

/** Back, and start again. @param {Scene} scene @param {...(Node | string)} middle @returns {HTMLElement} */
export function topLine({ words, isFirst, onBack, onRestart }, ...middle) {
  const made = element("div", "hcl-top", element("p", "hcl-progress", ...middle));
  if (isFirst) return made;
  const back = button("hcl-back", words.nodes("checklist.back"));
  back.addEventListener("click", onBack);
  const restart = button("hcl-restart", words.nodes("checklist.restart"));
  restart.addEventListener("click", onRestart);
  made.prepend(back);
  made.append(restart);
  return made;
}

/** Says that the answers are another's. @param {Scene} scene @returns {Node[]} */
export function linkNote({ words, linked }) {
  return linked
    ? [element("p", "hcl-linked", icon("chain"), element("span", "", words.nodes("ui.from-link")))]
    : [];
}

/**
 * The message that names an answer, as `hubcheck.messages.answer_id` does it.
 * @param {Words} words @param {Given} given @returns {string}
 */
export function answerName(words, { step, answer }) {
  const names = [`step.${step}.answer.${answer}`, `outcome.${answer}.title`, `answer.text.${answer}`];
  return names.find((name) => words.has(name)) ?? "";
}

/** @param {Scene} scene @param {Given} given @param {boolean} used @returns {HTMLElement} */
function answerRow({ words, onChange }, given, used) {
  const question = words.text(`step.${given.step}.question`);
  const hidden = element("span", "hc-hidden", `: ${words.text("ui.change-answer", { question })}`);
  const change = button("hcl-change", words.nodes("checklist.change"), hidden);
  change.addEventListener("click", () => onChange(given.step));
  const shown = [element("dt", "", question), element("dd", "", words.nodes(answerName(words, given)))];
  if (!used) shown.push(element("dd", "hcl-note", words.nodes("checklist.not-used")));
  const row = used ? "hcl-row" : "hcl-row hcl-row--off";
  return element("div", row, ...shown, element("dd", "hcl-changing", change));
}

/** Every answer with a way to change it; those that do not count now come last. @param {Scene} scene @returns {HTMLElement | null} */
export function answerList(scene) {
  const { view, walk, words } = scene;
  const used = view.path.filter(({ step }) => step !== view.at.id);
  const names = new Set([...used.map(({ step }) => step), view.at.id]);
  const others = Object.entries(walk.answers)
    .map(([step, answer]) => ({ step, answer }))
    .filter(
      (one) => !names.has(one.step) && words.has(`step.${one.step}.question`) && answerName(words, one),
    );
  const rows = [
    ...used.map((one) => answerRow(scene, one, true)),
    ...others.map((one) => answerRow(scene, one, false)),
  ];
  return rows.length ? element("dl", "hcl-answers", ...rows) : null;
}
