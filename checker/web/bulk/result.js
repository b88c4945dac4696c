/** The result of a list: a sentence with counts, the groups of problems, copy and save, the filter, and the table. */
import { breakableNames } from "../elements/breakable.js";
import { button, element, icon } from "../elements/dom.js";
import { copyButton } from "../elements/link.js";
import { filterChoices } from "./filter.js";
import { RowsTable } from "./table.js";
import { correction, counts, groupText, toneOf } from "./wording.js";

/** @import {Announcer} from "../elements/announcer.js" */
/** @import {Messages} from "../elements/text.js" */
/** @import {Checked, Result as Checkup, Group, RowKind} from "./checking.js" */

/**
 * @typedef {{messages: Messages, announcer: Announcer, id: string, sheet: string,
 *   container: Element, save: (onlyOpen: boolean) => void, checkColumn: (column: number) => void, clear: () => void, onSaved: () => void}} ResultContext
 *   `sheet`: the rows for the clipboard, tab-separated; `container`: where the table will be; `onSaved`: the reader copied or saved something
 */

/** @type {[RowKind, string][]} */
const TOGETHER = [
  ["url", "bulk.copy-together"],
  ["email", "bulk.copy-together-addresses"],
];

export class Result {
  /** @param {Checkup} checkup @param {ResultContext} context */
  constructor(checkup, context) {
    this.checkup = checkup;
    this.context = context;
    const { messages, announcer, id } = context;
    this.count = element("p", { class: "hcb-count", tabindex: "-1" }, counts(checkup.rows, messages));
    this.rows = new RowsTable(checkup.rows, messages, announcer, id, context.container);
    this.node = element("div", "hcb-result", this.count, ...this.#notes());
    this.node.append(...this.#column(), ...this.#groups(), this.#actions(), this.#filter(), this.rows.node);
  }

  /** What is wrong with the list as a whole. @returns {HTMLElement[]} */
  #notes() {
    const { messages } = this.context;
    const notes = this.checkup.table.findings.map(({ code, params }) => messages.nodes(code, params));
    if (this.checkup.stopped) notes.push(messages.nodes("bulk.cancelled"));
    return notes.map((note) => element("p", "hcb-note", icon("warn"), element("span", "", note)));
  }

  /** The choice of the column to check, if there are several. @returns {HTMLElement[]} */
  #column() {
    const { columns, column } = this.checkup.table;
    if (columns.length < 2) return [];
    const { messages, id, checkColumn } = this.context;
    const option = (/** @type {string} */ name, /** @type {number} */ at) =>
      element("option", { value: String(at), selected: at === column }, name || String(at + 1));
    const attributes = { class: "hc-input hcb-select", id: `${id}-column` };
    const choice = element("select", attributes, ...columns.map(option));
    choice.addEventListener("change", () => checkColumn(Number(choice.value)));
    const label = element("label", { class: "hcb-legend", for: choice.id }, messages.nodes("bulk.column"));
    return [element("div", "hcb-column", label, choice)];
  }

  /** @returns {HTMLElement[]} */
  #groups() {
    const { groups } = this.checkup;
    if (groups.length === 0) return [];
    return [element("ul", "hcb-groups", ...groups.map((group) => this.#group(group)))];
  }

  /** @param {Group} group */
  #group(group) {
    const { messages } = this.context;
    const rows = group.rows.map((at) => /** @type {Checked} */ (this.checkup.rows[at]));
    const tone = toneOf(/** @type {Checked} */ (rows[0]));
    const what = element("span", "hcb-what", ...breakableNames(groupText(group, messages)));
    const line = element("li", { class: "hcb-group", "data-tone": tone }, icon(tone), what);
    const corrected = rows.filter(correction);
    if (corrected.length) line.append(this.#copy(group, corrected, what));
    return line;
  }

  /** The button for the corrections of a group, a line for each row. @param {Group} group @param {Checked[]} rows @param {HTMLElement} what */
  #copy({ kind }, rows, what) {
    const { messages, announcer } = this.context;
    const name = kind === "url" ? "bulk.copy-right" : "bulk.copy-right-addresses";
    const values = { count: String(rows.length), row: String(rows[0]?.number) };
    const looks = { name, values, classes: "hcb-copy" };
    const copy = copyButton(rows.map(correction).join("\r\n"), messages, announcer, looks);
    // Groups may have the same number of corrections.
    copy.setAttribute("aria-label", `${messages.text(name, values)} (${what.textContent})`);
    return this.#markSaved(copy);
  }

  /** A button for all corrections of a kind that are in several groups, in the order of the list. @returns {HTMLElement[]} */
  #copyTogether() {
    const { messages, announcer } = this.context;
    const { rows, groups } = this.checkup;
    return TOGETHER.flatMap(([kind, name]) => {
      const isCorrected = (/** @type {Checked | undefined} */ row) => row?.kind === kind && correction(row);
      const among = groups.filter((group) => group.rows.some((at) => isCorrected(rows[at])));
      if (among.length < 2) return [];
      const right = rows.filter(isCorrected).map(correction);
      const looks = { name, values: { count: String(right.length) }, classes: "" };
      return [this.#markSaved(copyButton(right.join("\r\n"), messages, announcer, looks))];
    });
  }

  /** Copy and save. */
  #actions() {
    const { messages, announcer, sheet, save, clear } = this.context;
    const values = { count: String(this.checkup.rows.length) };
    const copy = copyButton(sheet, messages, announcer, { name: "bulk.copy-excel", values });
    const all = this.#saveButton("bulk.download", () => save(false));
    const actions = element("div", "hc-buttons hcb-actions", ...this.#copyTogether(), copy, all);
    if (this.checkup.groups.length) actions.append(this.#saveButton("bulk.download-open", () => save(true)));
    this.#markSaved(copy);
    actions.append(button("hc-undo", messages.nodes("bulk.clear"), clear));
    return actions;
  }

  /** @param {string} name @param {() => void} save */
  #saveButton(name, save) {
    return this.#markSaved(button("", this.context.messages.nodes(name), save));
  }

  /** A click on this button means that leaving the page loses nothing. @param {HTMLElement} node */
  #markSaved(node) {
    node.addEventListener("click", this.context.onSaved);
    return node;
  }

  #filter() {
    const { messages, announcer, id } = this.context;
    let isInitial = true;
    return filterChoices(this.checkup.rows, messages, id, (shown) => {
      this.rows.show(shown);
      if (!isInitial) announcer.announce(this.rows.portion.announcement);
      isInitial = false;
    });
  }

  remove() {
    this.rows.disconnect();
    this.node.remove();
  }
}
