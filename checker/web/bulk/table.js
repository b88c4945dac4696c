/** The rows as a table with as many columns as fit; sorted by its headers, filtered by hiding rows. */
import { button, element, icon } from "../elements/dom.js";
import { breakable, copyButton } from "../elements/link.js";
import { columnsFor, MIN_COLUMNS, SEVERITY, sortRows } from "./sorting.js";
import { correction, reason, toneOf, verdictWord } from "./wording.js";
/** @import {Announcer} from "../elements/announcer.js" */
/** @import {Messages} from "../elements/text.js" */
/** @import {Checked, Status} from "./checking.js" */

/**
 * @typedef {{name: string, classes: string, order: (row: Checked) => string | number,
 *   cell: (row: Checked) => (Node | string)[]}} Column
 */

export class RowsTable {
  /** @type {Status | "all"} */
  #filter = "all";
  #sortedBy = "bulk.row";
  #descending = false;
  #columns = 0;

  /**
   * @param {Checked[]} rows @param {Messages} messages @param {Announcer} announcer @param {string} id for its caption
   * @param {Element} container where it will be
   */
  constructor(rows, messages, announcer, id, container) {
    this.rows = rows;
    this.messages = messages;
    this.announcer = announcer;
    const attributes = { class: "hcb-caption", id: `${id}-caption` };
    this.caption = element("caption", attributes, messages.nodes("bulk.caption"));
    this.table = element("table", "hcb-table");
    // Material wraps tables without a class in a scrolling box without an accessible name.
    this.node = element("div", "hcb-scroll", this.table);
    this.collator = new Intl.Collator(messages.locale, { numeric: true });
    this.#fit(container);
    this.observer = new ResizeObserver(() => {
      // Resizing the observed element inside the callback is an error.
      requestAnimationFrame(() => this.#fit(this.node));
      this.#labelScrollRegion();
    });
    this.observer.observe(this.node);
  }

  disconnect() {
    this.observer.disconnect();
  }

  /** @param {Element} container its width decides the number of columns */
  #fit(container) {
    const ems = container.clientWidth / Number.parseFloat(getComputedStyle(container).fontSize);
    const columns = columnsFor(ems);
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.table.dataset.columns = String(columns);
    this.#render();
  }

  /** @param {Status | "all"} status @returns {number} how many rows are shown */
  show(status) {
    this.#filter = status;
    let count = 0;
    for (const line of this.table.tBodies[0]?.rows ?? []) {
      line.hidden = status !== "all" && line.dataset.status !== status;
      if (!line.hidden) count += 1;
    }
    return count;
  }

  /** A table that scrolls must be reachable with the keyboard and have a name. */
  #labelScrollRegion() {
    const scrolls = this.node.scrollWidth > this.node.clientWidth;
    const label = { role: "region", tabindex: "0", "aria-labelledby": this.caption.id };
    for (const [name, value] of Object.entries(label)) {
      if (scrolls) this.node.setAttribute(name, value);
      else this.node.removeAttribute(name);
    }
  }

  #render() {
    const two = this.#columns === MIN_COLUMNS;
    const columns = two ? this.#twoColumns() : this.#columns === 4 ? this.#fourColumns() : this.#allColumns();
    const head = element("thead", "", element("tr", "", ...columns.map((column) => this.#header(column))));
    const lines = this.#sortedRows(columns).map((row) => this.#row(row, columns));
    this.table.replaceChildren(this.caption, head, element("tbody", "", ...lines));
    this.table.classList.toggle("hcb-table--named", this.#hasNames);
    this.show(this.#filter);
  }

  get #hasNames() {
    return this.rows.some((row) => row.name);
  }

  /** @param {Column[]} columns @returns {Checked[]} */
  #sortedRows(columns) {
    const column = columns.find(({ name }) => name === this.#sortedBy);
    const key = column?.order ?? ((/** @type {Checked} */ row) => row.number);
    return sortRows(this.rows, key, this.#descending, this.collator);
  }

  /** @param {Column} column */
  #header({ name, classes }) {
    const sorted = name === this.#sortedBy;
    const label = this.messages.nodes(name);
    const sort = button("hcb-sort", [label, element("span", "hcb-arrow")], () => {
      this.#descending = sorted && !this.#descending;
      this.#sortedBy = name;
      this.#render();
      this.#focusHeader(classes);
    });
    const cell = element("th", classes, sort);
    cell.scope = "col";
    if (sorted) cell.ariaSort = this.#descending ? "descending" : "ascending";
    return cell;
  }

  /** Rendering replaced the button that had the focus. @param {string} classes of its header cell */
  #focusHeader(classes) {
    const sort = this.table.tHead?.querySelector(`.${classes} button`);
    if (sort instanceof HTMLElement) sort.focus();
  }

  /** @param {Checked} row @param {Column[]} columns */
  #row(row, columns) {
    const cells = columns.map(({ name, classes, cell }) => {
      if (name === "bulk.row") return element("th", { class: classes, scope: "row" }, ...cell(row));
      return element("td", classes, ...cell(row));
    });
    return element("tr", { "data-status": row.status, "data-tone": toneOf(row) }, ...cells);
  }

  /** @returns {Column[]} */
  #allColumns() {
    const { messages } = this;
    /** @type {Column[]} */
    const columns = [
      this.#number(),
      { name: "bulk.name", classes: "hcb-name", order: (row) => row.name, cell: (row) => [row.name] },
      this.#entered(),
      {
        name: "bulk.verdict",
        classes: "hcb-verdict",
        order: (row) => SEVERITY[row.status],
        cell: (row) => [this.#verdict(row)],
      },
      {
        name: "bulk.reason",
        classes: "hcb-reason",
        order: (row) => reason(row, messages),
        cell: (row) => [reason(row, messages)],
      },
      this.#right(),
    ];
    return columns.filter((column) => column.name !== "bulk.name" || this.#hasNames);
  }

  /** The name moves into the cell of the value, the reason into that of the verdict. @returns {Column[]} */
  #fourColumns() {
    const why = (/** @type {Checked} */ row) => [
      this.#verdict(row),
      element("span", "hcb-why", reason(row, this.messages)),
    ];
    const named = (/** @type {Checked} */ row) => [
      ...(row.name ? [element("b", "hcb-who", row.name)] : []),
      this.#value(row.value),
    ];
    const [verdict] = this.#allColumns().filter(({ name }) => name === "bulk.verdict");
    return [
      this.#number(),
      { ...this.#entered(), cell: named },
      ...(verdict ? [{ ...verdict, cell: why }] : []),
      this.#right(),
    ];
  }

  /** Everything about a row in one cell, and its copy button in the other. @returns {Column[]} */
  #twoColumns() {
    const whole = (/** @type {Checked} */ row) => {
      const name = row.name ? [element("b", "hcb-who", ` ${row.name}`)] : [];
      const right = correction(row);
      return [
        element("span", "hcb-head", element("span", "hcb-number", String(row.number)), ...name),
        this.#value(row.value),
        this.#verdict(row),
        element("span", "hcb-why", reason(row, this.messages)),
        ...(right
          ? [element("span", "hcb-legend", this.messages.nodes("bulk.right")), this.#value(right)]
          : []),
      ];
    };
    const copy = (/** @type {Checked} */ row) => (correction(row) ? [this.#copy(row)] : []);
    return [
      { ...this.#entered(), cell: whole },
      { ...this.#right(), cell: copy },
    ];
  }

  /** @returns {Column} */
  #number() {
    return {
      name: "bulk.row",
      classes: "hcb-number",
      order: (row) => row.number,
      cell: (row) => [String(row.number)],
    };
  }

  /** @returns {Column} */
  #entered() {
    return {
      name: "bulk.entered",
      classes: "hcb-entered",
      order: (row) => row.value,
      cell: (row) => [this.#value(row.value)],
    };
  }

  /** @returns {Column} */
  #right() {
    return {
      name: "bulk.right",
      classes: "hcb-right",
      order: correction,
      cell: (row) => (correction(row) ? [this.#value(correction(row)), this.#copy(row)] : []),
    };
  }

  /** @param {Checked} row */
  #copy(row) {
    const looks = { name: "ui.copy", classes: "hcb-copy" };
    const copy = copyButton(correction(row), this.messages, this.announcer, looks);
    copy.setAttribute("aria-label", this.messages.text("bulk.copy-row", { row: String(row.number) }));
    return copy;
  }

  /** @param {string} text always shown as text, never as a link */
  #value(text) {
    return element("code", { class: "hcb-value", translate: "no" }, breakable(text));
  }

  /** @param {Checked} row */
  #verdict(row) {
    return element("span", "hcb-mark", icon(toneOf(row)), element("b", "", verdictWord(row, this.messages)));
  }
}
