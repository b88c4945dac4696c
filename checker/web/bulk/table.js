/** The rows as a table of as many columns as there is room for; sorted by its headers, filtered by hiding rows. */
import { button, element, icon } from "../elements/dom.js";
import { breakable, copyButton } from "../elements/link.js";
import { correction, reason, toneOf, verdictWord } from "./wording.js";

/**
 * @typedef {import("../elements/announcer.js").Announcer} Announcer
 * @typedef {import("../elements/text.js").Words} Words
 * @typedef {import("./checking.js").Checked} Checked
 * @typedef {import("./checking.js").Status} Status
 * @typedef {{name: string, classes: string, order: (row: Checked) => string | number,
 *   cell: (row: Checked) => (Node | string)[]}} Column
 */

/** How many columns there is room for, from how many times the size of the text around. */
const ROOM = [
  { from: 48, columns: 6 },
  { from: 34, columns: 4 },
];
const LEAST = 2;
/** What a reader wants to see first when the verdicts are sorted. */
const WEIGHT = { danger: 0, reject: 1, fix: 2, right: 3 };

export class RowsTable {
  /** @type {Status | "all"} */
  #shown = "all";
  #sorted = "bulk.row";
  #descending = false;
  #columns = 0;

  /**
   * @param {Checked[]} rows @param {Words} words @param {Announcer} announcer @param {string} id for its caption
   * @param {Element} room where it will stand
   */
  constructor(rows, words, announcer, id, room) {
    this.rows = rows;
    this.words = words;
    this.announcer = announcer;
    this.caption = element("caption", "hcb-caption", words.nodes("bulk.caption"));
    this.caption.id = `${id}-caption`;
    this.table = element("table", "hcb-table");
    // With a class the table is left alone by Material, which would scroll it in a box without a name.
    this.node = element("div", "hcb-scroll", this.table);
    this.collator = new Intl.Collator(words.locale, { numeric: true });
    this.#fit(room);
    this.observer = new ResizeObserver(() => {
      // What is observed may not change its size while it is told of.
      requestAnimationFrame(() => this.#fit(this.node));
      this.#name();
    });
    this.observer.observe(this.node);
  }

  /** Nobody looks at it any more. */
  release() {
    this.observer.disconnect();
  }

  /** @param {Element} room its width says how many columns there are */
  #fit(room) {
    const widths = room.clientWidth / Number.parseFloat(getComputedStyle(room).fontSize);
    const columns = ROOM.find(({ from }) => widths >= from)?.columns ?? LEAST;
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.table.dataset.columns = String(columns);
    this.#draw();
  }

  /** @param {Status | "all"} status @returns {number} how many rows are shown */
  show(status) {
    this.#shown = status;
    let count = 0;
    for (const body of this.table.tBodies) {
      for (const line of body.rows) {
        line.hidden = status !== "all" && line.dataset.status !== status;
        if (!line.hidden) count += 1;
      }
    }
    return count;
  }

  /** Only what scrolls is a place to stop at with the keyboard. */
  #name() {
    const scrolls = this.node.scrollWidth > this.node.clientWidth;
    for (const [name, value] of [
      ["role", "region"],
      ["tabindex", "0"],
      ["aria-labelledby", this.caption.id],
    ]) {
      if (scrolls) this.node.setAttribute(/** @type {string} */ (name), /** @type {string} */ (value));
      else this.node.removeAttribute(/** @type {string} */ (name));
    }
  }

  #draw() {
    const columns = this.#layout();
    const head = element("thead", "", element("tr", "", ...columns.map((column) => this.#header(column))));
    const lines = this.#inOrder(columns).map((row) => this.#line(row, columns));
    this.table.replaceChildren(this.caption, head, element("tbody", "", ...lines));
    this.table.classList.toggle("hcb-table--named", this.#named);
    this.show(this.#shown);
  }

  /** @returns {Column[]} */
  #layout() {
    if (this.#columns === LEAST) return this.#two();
    return this.#columns === 4 ? this.#four() : this.#all();
  }

  get #named() {
    return this.rows.some((row) => row.name);
  }

  /** @param {Column[]} columns @returns {Checked[]} */
  #inOrder(columns) {
    const column = columns.find((one) => one.name === this.#sorted);
    const order = column?.order ?? ((/** @type {Checked} */ row) => row.number);
    const sign = this.#descending ? -1 : 1;
    return [...this.rows].sort((one, other) => {
      const [a, b] = [order(one), order(other)];
      if (typeof a === "number" && typeof b === "number") return sign * (a - b);
      return sign * this.collator.compare(String(a), String(b));
    });
  }

  /** @param {Column} column */
  #header({ name, classes }) {
    const sorted = name === this.#sorted;
    const label = this.words.nodes(name);
    const sort = button("hcb-sort", label, element("span", "hcb-arrow"));
    const made = element("th", classes, sort);
    made.scope = "col";
    if (sorted) made.ariaSort = this.#descending ? "descending" : "ascending";
    sort.addEventListener("click", () => {
      this.#descending = sorted && !this.#descending;
      this.#sorted = name;
      this.#draw();
      this.#focus(classes);
    });
    return made;
  }

  /** @param {string} classes of the header whose button was pressed before it was made anew */
  #focus(classes) {
    const again = this.table.tHead?.querySelector(`.${classes} button`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** @param {Checked} row @param {Column[]} columns */
  #line(row, columns) {
    const cells = columns.map(({ name, classes, cell }) => {
      const made = element(name === "bulk.row" ? "th" : "td", classes, ...cell(row));
      if (name === "bulk.row") made.setAttribute("scope", "row");
      return made;
    });
    const line = element("tr", "", ...cells);
    line.dataset.status = row.status;
    line.dataset.tone = toneOf(row);
    return line;
  }

  /** @returns {Column[]} */
  #all() {
    const { words } = this;
    /** @type {Column[]} */
    const columns = [
      this.#number(),
      { name: "bulk.name", classes: "hcb-name", order: (row) => row.name, cell: (row) => [row.name] },
      this.#entered(),
      {
        name: "bulk.verdict",
        classes: "hcb-verdict",
        order: (row) => WEIGHT[row.status],
        cell: (row) => [this.#verdict(row)],
      },
      {
        name: "bulk.reason",
        classes: "hcb-reason",
        order: (row) => reason(row, words),
        cell: (row) => [reason(row, words)],
      },
      this.#right(),
    ];
    return columns.filter((column) => column.name !== "bulk.name" || this.#named);
  }

  /** The name goes with what was entered, the reason with the verdict. @returns {Column[]} */
  #four() {
    const why = (/** @type {Checked} */ row) => [
      this.#verdict(row),
      element("span", "hcb-why", reason(row, this.words)),
    ];
    const named = (/** @type {Checked} */ row) => [
      ...(row.name ? [element("b", "hcb-who", row.name)] : []),
      this.#value(row.value),
    ];
    const [verdict] = this.#all().filter(({ name }) => name === "bulk.verdict");
    return [
      this.#number(),
      { ...this.#entered(), cell: named },
      ...(verdict ? [{ ...verdict, cell: why }] : []),
      this.#right(),
    ];
  }

  /** Everything about a row in one cell, and what to do with it in the other. @returns {Column[]} */
  #two() {
    const whole = (/** @type {Checked} */ row) => {
      const name = row.name ? [element("b", "hcb-who", ` ${row.name}`)] : [];
      const right = correction(row);
      return [
        element("span", "hcb-head", element("span", "hcb-number", String(row.number)), ...name),
        this.#value(row.value),
        this.#verdict(row),
        element("span", "hcb-why", reason(row, this.words)),
        ...(right ? [element("span", "hcb-legend", this.words.nodes("bulk.right")), this.#value(right)] : []),
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
    const copy = copyButton(correction(row), this.words, this.announcer, looks);
    copy.setAttribute("aria-label", this.words.text("bulk.copy-row", { row: String(row.number) }));
    return copy;
  }

  /** @param {string} text always shown as text, never as a link */
  #value(text) {
    const shown = element("code", "hcb-value", breakable(text));
    shown.translate = false;
    return shown;
  }

  /** @param {Checked} row */
  #verdict(row) {
    return element("span", "hcb-mark", icon(toneOf(row)), element("b", "", verdictWord(row, this.words)));
  }
}
