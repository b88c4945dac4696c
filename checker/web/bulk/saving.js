/** The result for a sheet: its cells in the page's language, and the file that holds them. */
import { element } from "../elements/dom.js";
import { reason, rightValue, verdictWord } from "./wording.js";

/**
 * @typedef {import("../elements/text.js").Words} Words
 * @typedef {import("./checking.js").Checked} Checked
 */

const HEADERS = ["row", "name", "entered", "verdict", "reason", "right", "class", "codes"];
/** Long enough (milliseconds) for any browser to have begun to save. */
const LATER = 60_000;

/** Header and rows; `class` and `codes` are the same in every language. @param {Checked[]} rows @param {Words} words */
export function grid(rows, words) {
  const cells = rows.map((row) => [
    String(row.number),
    row.name,
    row.value,
    verdictWord(row, words),
    reason(row, words),
    rightValue(row),
    row.verdict.class,
    row.verdict.findings.map((one) => one.code).join(" "),
  ]);
  return [HEADERS.map((name) => words.text(`bulk.${name}`)), ...cells];
}

/** The decimal mark of a locale. @param {string} locale @returns {string} */
export function decimal(locale) {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find((part) => part.type === "decimal")?.value ?? ".";
}

/**
 * `client-links-2026-11-22.csv`
 * @param {Checked[]} rows @param {Words} words @param {Date} today @param {boolean} open only the rows that need work
 */
export function fileName(rows, words, today, open) {
  const kind = rows.every((row) => row.kind === "email") ? "bulk.file-addresses" : "bulk.file-links";
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = [today.getFullYear(), two(today.getMonth() + 1), two(today.getDate())].join("-");
  const part = open ? `-${words.text("bulk.file-open")}` : "";
  return `${words.text(kind)}-${day}${part}.csv`;
}

/** @param {string} text @param {string} name of the file */
export function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = element("a", "");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), LATER);
}
