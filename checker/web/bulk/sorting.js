/** The order of the rows, and how many columns of them fit. */

/** @import {Checked} from "./checking.js" */

/**
 * @typedef {(row: Checked) => string | number} SortKey
 */

/** How many columns fit from which width, in em. */
const BREAKPOINTS = [
  { from: 48, columns: 6 },
  { from: 34, columns: 4 },
];
export const MIN_COLUMNS = 1;

/** The order of the statuses: the worst first. */
const SEVERITY = { danger: 0, reject: 1, fix: 2, unknown: 3, right: 4 };

/** The key by which the worst rows come first. @param {Checked} row @returns {number} */
export function severity({ status }) {
  return SEVERITY[status];
}

/** @param {number} width in em @returns {number} */
export function columnsFor(width) {
  return BREAKPOINTS.find(({ from }) => width >= from)?.columns ?? MIN_COLUMNS;
}

/**
 * Rows in order; rows with the same key keep theirs.
 * @param {Checked[]} rows @param {SortKey} key @param {boolean} [descending] @param {Intl.Collator} [collator]
 * @returns {Checked[]} a new list
 */
export function sortRows(rows, key, descending = false, collator = new Intl.Collator()) {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (typeof left === "number" && typeof right === "number") return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  });
}
