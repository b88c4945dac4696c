/** The result as a spreadsheet: its cells in the page's language, and the name of the file. */
import { isoDate } from "../elements/iso_time.js";
import { reason, rightValue, verdictWord } from "./wording.js";

/** @import {Messages} from "../elements/text.js" */
/** @import {Checked} from "./checking.js" */

const HEADERS = ["row", "name", "entered", "verdict", "reason", "right", "class", "codes"];

/** Header and rows; `class` and `codes` are the same in every language. @param {Checked[]} rows @param {Messages} messages */
export function sheetRows(rows, messages) {
  const cells = rows.map((row) => [
    String(row.number),
    row.name,
    row.value,
    verdictWord(row, messages),
    reason(row, messages),
    rightValue(row),
    row.verdict.class,
    row.verdict.findings.map((finding) => finding.code).join(" "),
  ]);
  return [HEADERS.map((name) => messages.text(`bulk.${name}`)), ...cells];
}

/** @param {string} locale @returns {string} its decimal mark */
export function decimalMark(locale) {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find((part) => part.type === "decimal")?.value ?? ".";
}

/**
 * `client-links-2026-11-22.csv`
 * @param {Checked[]} rows @param {Messages} messages @param {Date} today @param {boolean} onlyOpen only the rows that need work
 */
export function fileName(rows, messages, today, onlyOpen) {
  const kind = rows.every((row) => row.kind === "email") ? "bulk.file-addresses" : "bulk.file-links";
  const part = onlyOpen ? `-${messages.text("bulk.file-open")}` : "";
  return `${messages.text(kind)}-${isoDate(today)}${part}.csv`;
}
