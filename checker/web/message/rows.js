/** The rows of the page's own tables: found by their anchors, and quoted in an answer. */
import { element, panel } from "../elements/dom.js";

/** @import {Messages} from "../elements/text.js" */

const CODE = /\baadsts ?(\d{5,7})\b/gi;

/** @param {string} anchor @returns {HTMLTableRowElement | null} */
function rowAt(anchor) {
  return document.getElementById(anchor)?.closest("tr") ?? null;
}

/** The rows with the sign-in codes of a text, each once. @param {string} text @returns {{row: HTMLTableRowElement, anchor: string}[]} */
export function rowsOf(text) {
  /** @type {Map<HTMLTableRowElement, string>} */
  const anchorOf = new Map();
  for (const [, number] of text.matchAll(CODE)) {
    const anchor = `AADSTS${number}`;
    const row = rowAt(anchor);
    if (row && !anchorOf.has(row)) anchorOf.set(row, anchor);
  }
  return [...anchorOf].map(([row, anchor]) => ({ row, anchor }));
}

/** What a cell says, without what the page added to it. @param {HTMLTableCellElement | undefined} cell @returns {Node[]} */
function contentOf(cell) {
  const copy = /** @type {HTMLElement} */ (cell?.cloneNode(true) ?? element("span", ""));
  for (const added of copy.querySelectorAll(".headerlink, .bt-source, [data-s]")) added.remove();
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  return [...copy.childNodes];
}

/** The link to a row. @param {string} anchor @param {Messages} messages @returns {HTMLElement[]} */
function rowLink(anchor, messages) {
  if (!document.getElementById(anchor)) return [];
  return [element("p", "", element("a", { href: `#${anchor}` }, messages.nodes("message.to-row")))];
}

/** The answer that a row gives. @param {{row: HTMLTableRowElement, anchor: string}} found @param {Messages} messages */
export function rowPanel({ row, anchor }, messages) {
  const [, meaning, way] = row.cells;
  const title = element("p", "hc-title", ...contentOf(meaning));
  const action = element("p", "hc-action", ...contentOf(way));
  return panel("info", title, action, ...rowLink(anchor, messages));
}

/**
 * Links to the result of the checklist and to the row: the page has them with their titles, or else the row's own.
 * @param {string} goto step or result @param {string} anchor of the row @param {Messages} messages
 * @returns {HTMLElement[]}
 */
export function wayTo(goto, anchor, messages) {
  const link = document.querySelector(`article td > a[href$="#${CSS.escape(goto)}"]`);
  const way = link ? [link.cloneNode(true)] : contentOf([...(rowAt(anchor)?.cells ?? [])].at(-1));
  const action = way.length ? [element("p", "hc-action", ...way)] : [];
  return [...action, ...rowLink(anchor, messages)];
}
