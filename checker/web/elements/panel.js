/** A verdict as the reader sees it: icon, title, reason, what to do, and behind "Why?" everything else. */
import { button, element, icon } from "./dom.js";
import { toneOf } from "./verdict_timing.js";

/**
 * @typedef {import("./verdict_timing.js").Verdict} Verdict
 * @typedef {import("./text.js").Finding} Finding
 * @typedef {import("./text.js").Words} Words
 *
 * @typedef {{words: Words, kind: string, verdict: Verdict, middle?: Node[], buttons?: Node[]}} Content
 *   `middle` stands between reason and action
 */

/** Findings that change what the reader has to do: shown with the first one, not behind "Why?". */
const SHOWN = new Set([
  "email.suggestion-refused",
  "url.left-out",
  "url.changed",
  "url.added",
  "url.several",
  "url.domain-only",
  "url.tenant-mail",
]);

/** @param {Finding} finding @param {Words} words */
function sentence(finding, words) {
  return words.nodes(finding.code, finding.params);
}

/** @param {Node[]} sentences @returns {(Node | string)[]} with a blank between them */
function row(sentences) {
  return sentences.flatMap((one, at) => (at ? [" ", one] : [one]));
}

/** The first finding and those that belong beside it. @param {Verdict} verdict */
export function leading({ findings }) {
  return findings.filter((one, at) => at === 0 || SHOWN.has(one.code));
}

/** What is read out: title and reason. @param {string} kind @param {Verdict} verdict @param {Words} words */
export function spoken(kind, verdict, words) {
  const title = words.speech(`${kind}.class.${verdict.class}.title`);
  const [first] = verdict.findings;
  if (!first) return title;
  return { ...title, text: `${ended(title.text)} ${words.text(first.code, first.params)}` };
}

/** @param {string} title @returns {string} with a full stop, where it has no mark of its own */
export function ended(title) {
  return /[.?!:]$/.test(title) ? title : `${title}.`;
}

/** @param {Content} content */
function why({ words, verdict }) {
  const shown = new Set(leading(verdict));
  const rest = verdict.findings.filter((one) => !shown.has(one)).map((one) => sentence(one, words));
  const list = [...rest, words.nodes("ui.cannot-see")].map((one) => element("li", "", one));
  const summary = element("summary", "", words.nodes("ui.why"));
  return element("details", "hc-why", summary, element("ul", "", ...list));
}

/** @param {Content} content @returns {HTMLElement} */
export function panel(content) {
  const { words, kind, verdict, middle = [], buttons = [] } = content;
  const name = `${kind}.class.${verdict.class}`;
  const body = element("div", "hc-body", element("p", "hc-title", words.nodes(`${name}.title`)));
  const reasons = leading(verdict).map((one) => sentence(one, words));
  if (reasons.length) body.append(element("p", "hc-reason", ...row(reasons)));
  body.append(...middle);
  if (words.has(`${name}.action`)) body.append(element("p", "hc-action", words.nodes(`${name}.action`)));
  if (buttons.length) body.append(element("div", "hc-buttons", ...buttons));
  body.append(why(content));
  const tone = toneOf(verdict);
  const made = element("section", "hc-panel", icon(tone), body);
  made.dataset.tone = tone;
  made.dataset.verdict = verdict.class;
  return made;
}

/**
 * The chip that puts a suggestion into the field.
 * @param {string} suggestion @param {Words} words @param {() => void} use
 */
export function chip(suggestion, words, use) {
  const made = button("hc-chip", words.nodes("ui.use", { suggestion }));
  made.addEventListener("click", use);
  return made;
}

/** "Changed. Undo". @param {Words} words @param {() => void} undo */
export function changed(words, undo) {
  const back = button("hc-undo", words.nodes("ui.undo"));
  back.addEventListener("click", undo);
  return element("p", "hc-changed", words.nodes("ui.changed"), " ", back);
}
