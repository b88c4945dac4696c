/** A row, a group and a count in words. */
import { ended, leading } from "../elements/panel.js";

/**
 * @typedef {import("./checking.js").Checked} Checked
 * @typedef {import("./checking.js").Group} Group
 * @typedef {import("./checking.js").RowKind} RowKind
 * @typedef {import("../elements/text.js").Words} Words
 */

/** Classes whose title says no more than the verdict's word does. */
const PLAIN = new Set(["valid", "fixable", "work", "onmicrosoft"]);

/** Icon and colour of a row: a warning for which nothing is offered is no correction. @param {Checked} row */
export function toneOf({ status, verdict }) {
  if (status === "right") return "ok";
  return verdict.decision === "warn" && !verdict.suggestion ? "warn" : status;
}

/** The verdict in a word or two. @param {Checked} row @param {Words} words @returns {string} */
export function verdictWord(row, words) {
  return words.text(`decision.${toneOf(row)}`);
}

/** Why, in sentences. @param {Checked} row @param {Words} words @returns {string} */
export function reason({ kind, verdict, same }, words) {
  const sentences = leading(verdict).map((one) => words.text(one.code, one.params));
  if (!PLAIN.has(verdict.class) || sentences.length === 0) {
    sentences.unshift(ended(words.text(`${kind}.class.${verdict.class}.title`)));
  }
  if (same) sentences.push(`(${words.text("bulk.same", { row: String(same) })})`);
  return sentences.join(" ");
}

/** What to use in its place, if anything. @param {Checked} row @returns {string} */
export function correction({ status, verdict }) {
  return status === "fix" ? verdict.suggestion : "";
}

/** What to use: the correction, or what was right already. @param {Checked} row @returns {string} */
export function rightValue(row) {
  return row.status === "right" ? row.value : correction(row);
}

/** "14 links: leave out everything after the ?". @param {Group} group @param {Words} words */
export function groupText(group, words) {
  const title = words.text(`${group.kind}.class.${group.class}.title`);
  return words.text(group.code, { ...group.params, count: String(group.rows.length), title });
}

/**
 * How many are right, of links and of addresses.
 * @param {Checked[]} rows @param {Words} words
 * @returns {string}
 */
export function counts(rows, words) {
  const right = rows.filter((row) => row.status === "right").length;
  if (right === rows.length) return words.text("bulk.all-right", { count: String(right) });
  const sentences = [];
  for (const [kind, name] of /** @type {[RowKind, string][]} */ ([
    ["url", "bulk.links-right"],
    ["email", "bulk.addresses-right"],
  ])) {
    const some = rows.filter((row) => row.kind === kind);
    const count = String(some.filter((row) => row.status === "right").length);
    if (some.length) sentences.push(`${words.text(name, { count, total: String(some.length) })}.`);
  }
  return sentences.join(" ");
}
