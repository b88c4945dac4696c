/** What a list came to: a sentence with counts, the repairs, the filter, the ways out, and the table. */
import { button, element, icon } from "../elements/dom.js";
import { copyButton } from "../elements/link.js";
import { filter } from "./filter.js";
import { RowsTable } from "./table.js";
import { correction, counts, groupText, toneOf } from "./wording.js";

/**
 * @typedef {import("../elements/announcer.js").Announcer} Announcer
 * @typedef {import("../elements/text.js").Words} Words
 * @typedef {import("./checking.js").Checked} Checked
 * @typedef {import("./checking.js").Group} Group
 * @typedef {import("./checking.js").Result} Checkup
 *
 * @typedef {{words: Words, announcer: Announcer, id: string, sheet: string,
 *   room: Element, save: (open: boolean) => void, again: (column: number) => void, clear: () => void, kept: () => void}} Around
 *   `sheet`: the rows for the clipboard; `room`: where the table will stand; `again`: check another column; `kept`: the reader took something with them
 */

export class Result {
  /** @param {Checkup} checkup @param {Around} around */
  constructor(checkup, around) {
    this.checkup = checkup;
    this.around = around;
    const { words, announcer, id } = around;
    this.count = element("p", "hcb-count", counts(checkup.rows, words));
    this.count.tabIndex = -1;
    this.rows = new RowsTable(checkup.rows, words, announcer, id, around.room);
    this.node = element("div", "hcb-result", this.count, ...this.#notes());
    this.node.append(...this.#column(), ...this.#groups(), this.#ways(), this.#filter(), this.rows.node);
  }

  /** What is wrong with the whole. @returns {HTMLElement[]} */
  #notes() {
    const { words } = this.around;
    const notes = this.checkup.table.findings.map((one) => words.nodes(one.code, one.params));
    if (this.checkup.stopped) notes.push(words.nodes("bulk.cancelled"));
    return notes.map((note) => element("p", "hcb-note", icon("warn"), element("span", "", note)));
  }

  /** Which column was checked, where there are several. @returns {HTMLElement[]} */
  #column() {
    const { columns, column } = this.checkup.table;
    if (columns.length < 2) return [];
    const { words, id, again } = this.around;
    const choice = element("select", "hc-input hcb-select");
    choice.id = `${id}-column`;
    choice.append(
      ...columns.map(
        (name, at) => new Option(name || String(at + 1), String(at), at === column, at === column),
      ),
    );
    choice.addEventListener("change", () => again(Number(choice.value)));
    const label = element("label", "hcb-legend", words.nodes("bulk.column"));
    label.htmlFor = choice.id;
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
    const { words } = this.around;
    const rows = group.rows.map((at) => /** @type {Checked} */ (this.checkup.rows[at]));
    const tone = toneOf(/** @type {Checked} */ (rows[0]));
    const line = element("li", "hcb-group", icon(tone), element("span", "hcb-what", groupText(group, words)));
    line.dataset.tone = tone;
    const right = [...new Set(rows.map(correction).filter(Boolean))];
    if (right.length) line.append(this.#copy(group, right));
    return line;
  }

  /** @param {Group} group @param {string[]} right */
  #copy({ kind }, right) {
    const { words, announcer } = this.around;
    const name = kind === "url" ? "bulk.copy-right" : "bulk.copy-right-addresses";
    const values = { count: String(right.length) };
    return this.#keeping(
      copyButton(right.join("\r\n"), words, announcer, { name, values, classes: "hcb-copy" }),
    );
  }

  /** Copy and save. */
  #ways() {
    const { words, announcer, sheet, save, clear } = this.around;
    const copy = copyButton(sheet, words, announcer, { name: "bulk.copy-excel" });
    const ways = element(
      "div",
      "hc-buttons hcb-ways",
      copy,
      this.#saving("bulk.download", () => save(false)),
    );
    if (this.checkup.groups.length) ways.append(this.#saving("bulk.download-open", () => save(true)));
    const empty = button("hc-undo", words.nodes("bulk.clear"));
    empty.addEventListener("click", clear);
    this.#keeping(copy);
    ways.append(empty);
    return ways;
  }

  /** @param {string} name @param {() => void} save */
  #saving(name, save) {
    const made = button("", this.around.words.nodes(name));
    made.addEventListener("click", save);
    return this.#keeping(made);
  }

  /** @param {HTMLElement} made after whose click nothing is lost any more */
  #keeping(made) {
    made.addEventListener("click", this.around.kept);
    return made;
  }

  #filter() {
    const { words, announcer, id } = this.around;
    let first = true;
    return filter(this.checkup.rows, words, id, (shown) => {
      const count = this.rows.show(shown);
      if (!first) announcer.say(words.speech("bulk.shown", { count: String(count) }));
      first = false;
    });
  }

  /** Nobody looks at it any more. */
  remove() {
    this.rows.release();
    this.node.remove();
  }
}
