/** Puts a row, a group and the counts into words. */
import { leadingFindings, withFullStop } from "../elements/panel.js";

/** @import {Messages} from "../elements/text.js" */
/** @import {Checked, Group, RowKind} from "./checking.js" */

/** Classes whose title repeats what the word for the verdict says. */
const TITLE_SAYS_NOTHING_NEW = new Set(["valid", "fixable", "unlisted", "work", "onmicrosoft"]);

/** What to do with a row of this status: nothing. @param {Checked} row */
export function isSettled({ status }) {
  return status === "right" || status === "unknown";
}

/** Icon and colour of a row. A warning without a suggestion has nothing to correct. @param {Checked} row */
export function toneOf({ status, verdict }) {
  if (status === "right") return "ok";
  return verdict.decision === "warn" && !verdict.suggestion ? "warn" : status;
}

/** The verdict in a word or two. @param {Checked} row @param {Messages} messages @returns {string} */
export function verdictWord(row, messages) {
  const tone = toneOf(row);
  return messages.text(`decision.${tone === "ok" ? row.verdict.decision : tone}`);
}

/** Why, in sentences. @param {Checked} row @param {Messages} messages @returns {string} */
export function reason({ kind, verdict, same }, messages) {
  const sentences = leadingFindings(verdict).map(({ code, params }) => messages.text(code, params));
  if (!TITLE_SAYS_NOTHING_NEW.has(verdict.class) || sentences.length === 0) {
    sentences.unshift(withFullStop(messages.text(`${kind}.class.${verdict.class}.title`)));
  }
  if (same) sentences.push(`(${messages.text("bulk.same", { row: String(same) })})`);
  return sentences.join(" ");
}

/** What to use instead; empty if there is no suggestion. @param {Checked} row @returns {string} */
export function correction({ status, verdict }) {
  return status === "fix" ? verdict.suggestion : "";
}

/** What to use: the correction, or the value itself if there is nothing to do. @param {Checked} row @returns {string} */
export function rightValue(row) {
  return isSettled(row) ? row.value : correction(row);
}

/** "14 links: leave out everything after the ?". @param {Group} group @param {Messages} messages */
export function groupText(group, messages) {
  const title = messages.text(`${group.kind}.class.${group.class}.title`);
  return messages.text(group.code, { ...group.params, count: String(group.rows.length), title });
}

/** Message ids of the counts of a kind: where all, some or none are right. @type {[RowKind, string, string, string][]} */
const COUNTS = [
  ["url", "bulk.each-link-right", "bulk.links-right", "bulk.no-link-right"],
  ["email", "bulk.each-address-right", "bulk.addresses-right", "bulk.no-address-right"],
];

/**
 * How many links have the right form, with how many addresses there is no problem, and how many rows are neither.
 * @param {Checked[]} rows @param {Messages} messages
 * @returns {string}
 */
export function counts(rows, messages) {
  const right = rows.filter(isSettled).length;
  if (right === rows.length) return messages.text("bulk.all-right", { count: String(right) });
  const isNeither = (/** @type {Checked} */ row) => !row.recognized && !isSettled(row);
  const sentences = [];
  for (const [kind, all, some, none] of COUNTS) {
    const ofKind = rows.filter((row) => row.kind === kind && !isNeither(row));
    if (ofKind.length === 0) continue;
    const settled = ofKind.filter(isSettled).length;
    const total = String(ofKind.length);
    if (settled === ofKind.length) sentences.push(messages.text(all, { count: total }));
    else if (settled) sentences.push(messages.text(some, { count: String(settled), total }));
    else sentences.push(messages.text(none, { count: total }));
  }
  const neither = rows.filter(isNeither).length;
  if (neither) sentences.push(messages.text("bulk.neither", { count: String(neither) }));
  return sentences.map(withFullStop).join(" ");
}
