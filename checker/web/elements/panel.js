/** Renders a verdict: icon, title, reason, what to do, and everything else behind "Why?". */
import { element, panel } from "./dom.js";
import { toneOf } from "./verdict_timing.js";

/** @import {HeadingLevel} from "./dom.js" */
/** @import {Finding, Messages} from "./text.js" */
/** @import {Verdict} from "./verdict_timing.js" */

/**
 * @typedef {{messages: Messages, kind: string, verdict: Verdict, level: HeadingLevel, middle?: Node[], buttons?: Node[]}} Content
 *   `middle` comes between reason and action
 */

/** Findings that change what the reader has to do: shown with the first one, not behind "Why?". */
const ALWAYS_SHOWN = new Set([
  "email.suggestion-refused",
  "url.left-out",
  "url.changed",
  "url.added",
  "url.several",
  "url.domain-only",
  "url.tenant-mail",
]);

/** @param {Finding} finding @param {Messages} messages */
export function sentence(finding, messages) {
  return messages.nodes(finding.code, finding.params);
}

/** @param {Node[]} sentences @returns {(Node | string)[]} separated by spaces */
export function joinWithSpaces(sentences) {
  return sentences.flatMap((node, index) => (index ? [" ", node] : [node]));
}

/** The first finding, and those that are always shown with it: of a text that is no address, all. @param {Verdict} verdict */
export function leadingFindings({ class: name, findings }) {
  const isError = (/** @type {string} */ code) => name === "invalid" && code.startsWith("email.");
  return findings.filter(({ code }, index) => index === 0 || ALWAYS_SHOWN.has(code) || isError(code));
}

/** Whether the address that was meant is advised against as well. @param {Verdict} verdict */
export function isSuggestionRefused({ findings }) {
  return findings.some(({ code }) => code === "email.suggestion-refused");
}

/** What a screen reader announces: title and reason. @param {string} kind @param {Verdict} verdict @param {Messages} messages */
export function verdictAnnouncement(kind, verdict, messages) {
  const title = messages.announcement(`${kind}.class.${verdict.class}.title`);
  const [first] = verdict.findings;
  if (!first) return title;
  const reasons = verdict.class === "invalid" ? leadingFindings(verdict) : [first];
  const sentences = reasons.map(({ code, params }) => messages.text(code, params));
  return { ...title, text: [withFullStop(title.text), ...sentences].join(" ") };
}

/** @param {string} title @returns {string} with a full stop, unless it ends in punctuation */
export function withFullStop(title) {
  return /[.?!:]$/.test(title) ? title : `${title}.`;
}

/** What the verdict rests on: how the text is written, a list, or a published rule. @param {Verdict} verdict @param {Messages} messages */
function basis({ basis: evidence }, messages) {
  if (!evidence) return [];
  return [messages.nodes(`ui.why-${evidence.level}`, { page: evidence.page ?? "" })];
}

/** @param {Content} content */
function whyDetails({ messages, verdict }) {
  const shown = new Set(leadingFindings(verdict));
  const rest = verdict.findings
    .filter((finding) => !shown.has(finding))
    .map((finding) => sentence(finding, messages));
  const list = [...basis(verdict, messages), ...rest, messages.nodes("ui.cannot-see")].map((node) =>
    element("li", "", node),
  );
  const summary = element("summary", "", messages.nodes("ui.why"));
  return element("details", "hc-why", summary, element("ul", "", ...list));
}

/** @param {Content} content @returns {HTMLElement} */
export function verdictPanel(content) {
  const { messages, kind, verdict, level, middle = [], buttons = [] } = content;
  const name = `${kind}.class.${verdict.class}`;
  const parts = [element(`h${level}`, "hc-title", messages.nodes(`${name}.title`))];
  const reasons = leadingFindings(verdict).map((finding) => sentence(finding, messages));
  if (reasons.length) parts.push(element("p", "hc-reason", ...joinWithSpaces(reasons)));
  // The address that was meant is no work address either.
  const advice = isSuggestionRefused(verdict) ? "email.class.personal.action" : `${name}.action`;
  const action = messages.has(advice) ? [element("p", "hc-action", messages.nodes(advice))] : [];
  const row = buttons.length ? [element("div", "hc-buttons", ...buttons)] : [];
  const shown = panel(toneOf(verdict), ...parts, ...middle, ...action, ...row, whyDetails(content));
  shown.dataset.verdict = verdict.class;
  return shown;
}
