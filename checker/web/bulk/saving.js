/** The result as a spreadsheet: its cells in the page's language, and the name of the file. */
import { isoDate } from "../elements/iso_time.js";
import { severity, sortRows } from "./sorting.js";
import { reason, rightValue, verdictWord } from "./wording.js";

/** @import {Messages} from "../elements/text.js" */
/** @import {Checked, Table} from "./checking.js" */

const HEADERS = ["row", "name", "entered", "verdict", "reason", "right"];

/**
 * Header and rows, the worst first: the result, and every other column as it was. The reader's own headers stay.
 * `hubcheck.table.sheet` is the same for the command line, with the codes that programs need.
 * @param {Table} table @param {Checked[]} rows @param {Messages} messages
 */
export function sheetRows({ columns, headers, column, names }, rows, messages) {
  const others = columns.map((_, at) => at).filter((at) => at !== column && at !== names);
  const own = { name: headers[names], entered: headers[column] };
  const header = HEADERS.map(
    (name) => own[/** @type {keyof typeof own} */ (name)] || messages.text(`bulk.${name}`),
  );
  const cells = sortRows(rows, severity).map((row) => [
    String(row.number),
    row.cells[names] ?? "",
    row.cells[column] ?? "",
    verdictWord(row, messages),
    reason(row, messages),
    rightValue(row),
    ...others.map((at) => row.cells[at] ?? ""),
  ]);
  return [[...header, ...others.map((at) => headers[at] || String(at + 1))], ...cells];
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
