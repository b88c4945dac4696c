/** The rows as a table with as many columns as fit: the worst first, sorted by its headers, filtered, a portion at a time. */
import { breakable, breakableNames } from "../elements/breakable.js";
import { button, element, icon } from "../elements/dom.js";
import { copyButton } from "../elements/link.js";
import { PORTION, Portion } from "./portion.js";
import { columnsFor, MIN_COLUMNS, severity, sortRows } from "./sorting.js";
import { correction, reason, toneOf, verdictWord } from "./wording.js";

/** @import {Announcer} from "../elements/announcer.js" */
/** @import {Messages} from "../elements/text.js" */
/** @import {Checked, Status} from "./checking.js" */

/**
 * @typedef {{classes: string, order: (row: Checked, messages: Messages) => string | number}} Column
 * @typedef {keyof typeof COLUMNS} Name
 * @typedef {[name: Name, cell: (row: Checked) => (Node | string)[]][]} Layout columns, with what their cells hold
 */

/** By the id of the message in their header. @satisfies {Record<string, Column>} */
const COLUMNS = {
  "bulk.row": { classes: "hcb-number", order: (row) => row.number },
  "bulk.name": { classes: "hcb-name", order: (row) => row.name },
  "bulk.entered": { classes: "hcb-entered", order: (row) => row.value },
  "bulk.verdict": { classes: "hcb-verdict", order: severity },
  "bulk.reason": { classes: "hcb-reason", order: reason },
  "bulk.right": { classes: "hcb-right", order: correction },
};

export class RowsTable {
  /** @type {Status | "all"} */
  #filter = "all";
  /** @type {Name} */
  #sortedBy = "bulk.verdict";
  #descending = false;
  #columns = 0;
  /** While it is: paper has another width, so that the columns may change meanwhile. */
  #isPrinted = false;

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
    this.onPaper = element("p", "hc-on-paper");
    const date = new Intl.DateTimeFormat(messages.locale, { dateStyle: "long" }).format();
    this.checked = messages.text("bulk.checked-on", { date });
    // Material wraps tables without a class in a scrolling box without an accessible name.
    this.scroll = element("div", "hcb-scroll", this.table);
    this.portion = new Portion(messages, (before) => this.#onMore(before));
    this.node = element("div", "", this.onPaper, this.scroll, this.portion.node);
    this.collator = new Intl.Collator(messages.locale, { numeric: true });
    this.#fit(container);
    this.observer = new ResizeObserver(() => {
      // Resizing the observed element inside the callback is an error.
      requestAnimationFrame(() => this.#fit(this.scroll));
      this.#labelScrollRegion();
    });
    this.connect();
  }

  connect() {
    this.observer.observe(this.scroll);
    for (const type of ["beforeprint", "afterprint"]) addEventListener(type, this);
  }

  disconnect() {
    this.observer.disconnect();
    for (const type of ["beforeprint", "afterprint"]) removeEventListener(type, this);
  }

  /** Paper has no button for more rows. @param {Event} event */
  handleEvent({ type }) {
    this.#isPrinted = type === "beforeprint";
    this.#renderRows();
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

  /** @param {Status | "all"} status */
  show(status) {
    this.#filter = status;
    this.portion.limit = PORTION;
    this.#renderRows();
  }

  /** Move the focus to the first row that was added: the button may be gone. @param {number} before */
  #onMore(before) {
    this.#renderRows();
    const added = this.table.tBodies[0]?.rows[before];
    if (added) added.tabIndex = -1;
    added?.focus({ preventScroll: true });
    this.announcer.announce(this.portion.announcement);
  }

  /** A table that scrolls must be reachable with the keyboard and have a name. */
  #labelScrollRegion() {
    const scrolls = this.scroll.scrollWidth > this.scroll.clientWidth;
    const label = { role: "region", tabindex: "0", "aria-labelledby": this.caption.id };
    for (const [name, value] of Object.entries(label)) {
      if (scrolls) this.scroll.setAttribute(name, value);
      else this.scroll.removeAttribute(name);
    }
  }

  #render() {
    const layout = this.#layout();
    const head = element("thead", "", element("tr", "", ...layout.map(([name]) => this.#header(name))));
    const isWorstFirst = this.#sortedBy === "bulk.verdict" && !this.#descending;
    const order = isWorstFirst ? `: ${this.messages.text("bulk.worst-first")}` : "";
    this.onPaper.textContent = `${this.checked}${order}`;
    this.table.replaceChildren(this.caption, head, element("tbody", ""));
    this.table.classList.toggle("hcb-table--named", this.#hasNames);
    this.#renderRows();
  }

  #renderRows() {
    const limit = this.#isPrinted ? Number.POSITIVE_INFINITY : this.portion.limit;
    const layout = this.#layout();
    const wanted = this.#sortedRows(layout).filter(
      ({ status }) => this.#filter === "all" || status === this.#filter,
    );
    const lines = wanted.slice(0, limit).map((row) => this.#row(row, layout));
    this.table.tBodies[0]?.replaceChildren(...lines);
    this.portion.update(wanted.length);
  }

  get #hasNames() {
    return this.rows.some((row) => row.name);
  }

  /** @param {Layout} layout @returns {Checked[]} */
  #sortedRows(layout) {
    const sortedBy = layout.some(([name]) => name === this.#sortedBy) ? this.#sortedBy : "bulk.verdict";
    const key = (/** @type {Checked} */ row) => COLUMNS[sortedBy].order(row, this.messages);
    return sortRows(this.rows, key, this.#descending, this.collator);
  }

  /** @param {Name} name */
  #header(name) {
    const { classes } = COLUMNS[name];
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

  /** @param {Checked} row @param {Layout} layout */
  #row(row, layout) {
    const cells = layout.map(([name, cell]) => {
      const { classes } = COLUMNS[name];
      if (name === "bulk.row") return element("th", { class: classes, scope: "row" }, ...cell(row));
      return element("td", classes, ...cell(row));
    });
    return element("tr", { "data-status": row.status, "data-tone": toneOf(row) }, ...cells);
  }

  /** The columns that fit; where there is less room, cells hold what has no column. @returns {Layout} */
  #layout() {
    const number = (/** @type {Checked} */ row) => [String(row.number)];
    const right = (/** @type {Checked} */ row) =>
      correction(row) ? [this.#value(correction(row)), this.#copy(row)] : [];
    if (this.#columns === MIN_COLUMNS) {
      return [["bulk.entered", (row) => this.#whole(row)]];
    }
    if (this.#columns === 4) {
      return [
        ["bulk.row", number],
        ["bulk.entered", (row) => [...who(row.name), this.#value(row.value)]],
        ["bulk.verdict", (row) => [this.#verdict(row), this.#why(row)]],
        ["bulk.right", right],
      ];
    }
    /** @type {Layout} */
    const names = this.#hasNames ? [["bulk.name", (row) => [row.name]]] : [];
    return [
      ["bulk.row", number],
      ...names,
      ["bulk.entered", (row) => [this.#value(row.value)]],
      ["bulk.verdict", (row) => [this.#verdict(row)]],
      ["bulk.reason", (row) => breakableNames(reason(row, this.messages))],
      ["bulk.right", right],
    ];
  }

  /** Everything about a row in one cell. @param {Checked} row */
  #whole(row) {
    const { messages } = this;
    const right = correction(row);
    return [
      element("span", "hcb-head", element("span", "hcb-number", String(row.number)), ...who(` ${row.name}`)),
      this.#value(row.value),
      this.#verdict(row),
      this.#why(row),
      ...(right
        ? [element("span", "hcb-legend", messages.nodes("bulk.right")), this.#value(right), this.#copy(row)]
        : []),
    ];
  }

  /** @param {Checked} row */
  #why(row) {
    return element("span", "hcb-why", ...breakableNames(reason(row, this.messages)));
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

/** @param {string} name of the person, if it is known */
function who(name) {
  return name.trim() ? [element("b", "hcb-who", name)] : [];
}
