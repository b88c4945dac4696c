/** Puts a row, a group and the counts into words. */
import { leadingFindings, withFullStop } from "../elements/panel.js";

/** @import {Messages} from "../elements/text.js" */
/** @import {Checked, Group, RowKind} from "./checking.js" */

/** Classes whose title repeats what the word for the verdict says. */
const TITLE_SAYS_NOTHING_NEW = new Set(["valid", "fixable", "work", "onmicrosoft"]);

/** Icon and colour of a row. A warning without a suggestion has nothing to correct. @param {Checked} row */
export function toneOf({ status, verdict }) {
  if (status === "right") return "ok";
  return verdict.decision === "warn" && !verdict.suggestion ? "warn" : status;
}

/** The verdict in a word or two. @param {Checked} row @param {Messages} messages @returns {string} */
export function verdictWord(row, messages) {
  return messages.text(`decision.${toneOf(row)}`);
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

/** What to use: the correction, or the value itself if it was right. @param {Checked} row @returns {string} */
export function rightValue(row) {
  return row.status === "right" ? row.value : correction(row);
}

/** "14 links: leave out everything after the ?". @param {Group} group @param {Messages} messages */
export function groupText(group, messages) {
  const title = messages.text(`${group.kind}.class.${group.class}.title`);
  return messages.text(group.code, { ...group.params, count: String(group.rows.length), title });
}

/**
 * How many links and how many addresses are right.
 * @param {Checked[]} rows @param {Messages} messages
 * @returns {string}
 */
export function counts(rows, messages) {
  const right = rows.filter((row) => row.status === "right").length;
  if (right === rows.length) return messages.text("bulk.all-right", { count: String(right) });
  const sentences = [];
  for (const [kind, name] of /** @type {[RowKind, string][]} */ ([
    ["url", "bulk.links-right"],
    ["email", "bulk.addresses-right"],
  ])) {
    const ofKind = rows.filter((row) => row.kind === kind);
    const count = String(ofKind.filter((row) => row.status === "right").length);
    if (ofKind.length) sentences.push(`${messages.text(name, { count, total: String(ofKind.length) })}.`);
  }
  return sentences.join(" ");
}
