/** The table of the translation status page: sorted by its headers, filtered by what needs work. */

import { button } from "../element.js";

/** @param {HTMLTableRowElement} row @param {number} column @returns {string | number} */
function sortKey(row, column) {
  const cell = row.cells[column];
  const number = cell?.dataset.weight;
  return number === undefined ? (cell?.textContent ?? "") : Number(number);
}

/** @param {string | number} a @param {string | number} b */
function compare(a, b) {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : String(a).localeCompare(String(b), document.documentElement.lang);
}

class Table {
  /** @param {HTMLElement} root @param {HTMLTableElement} table */
  constructor(root, table) {
    this.root = root;
    this.table = table;
  }

  start() {
    for (const [column, head] of this.heads.entries()) this.makeSortable(head, column);
    this.addFilter();
  }

  get heads() {
    return [...(this.table.tHead?.rows[0]?.cells ?? [])];
  }

  get rows() {
    return [...(this.table.tBodies[0]?.rows ?? [])];
  }

  /** @param {HTMLTableCellElement} head @param {number} column */
  makeSortable(head, column) {
    const name = head.textContent ?? "";
    const title = (this.root.dataset.sort ?? "").replace("{column}", name);
    head.replaceChildren(button({ title }, () => this.sort(head, column), name));
  }

  /** @param {HTMLTableCellElement} head @param {number} column */
  sort(head, column) {
    // Names sort from A, amounts of work from the largest.
    const first = column === 0 ? "ascending" : "descending";
    const other = column === 0 ? "descending" : "ascending";
    const order = head.getAttribute("aria-sort") === first ? other : first;
    for (const head of this.heads) head.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const rows = this.rows.toSorted((a, b) => sign * compare(sortKey(a, column), sortKey(b, column)));
    this.table.tBodies[0]?.append(...rows);
  }

  addFilter() {
    const template = this.root.querySelector("template");
    if (!template) return;
    const filter = document.importNode(template.content, true);
    const select = filter.querySelector("select");
    const status = filter.querySelector("[role=status]");
    select?.addEventListener("change", () => {
      this.filter(select.value);
      if (status) status.textContent = this.shown;
    });
    template.replaceWith(filter);
  }

  /** @param {string} need */
  filter(need) {
    for (const row of this.rows)
      row.hidden = need !== "" && !(row.dataset.needs ?? "").split(" ").includes(need);
  }

  get shown() {
    const count = this.rows.filter((row) => !row.hidden).length;
    const forms = JSON.parse(this.root.dataset.shown ?? "{}");
    const form = forms[new Intl.PluralRules(forms.locale).select(count)] ?? forms.other ?? "";
    return form.replace("{n}", count.toLocaleString(forms.locale));
  }
}

for (const root of document.querySelectorAll(".bts-table")) {
  const table = root.querySelector("table");
  if (root instanceof HTMLElement && table) new Table(root, table).start();
}
