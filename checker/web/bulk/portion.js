/** How many rows are in the page: a portion at first, more on request, and all of them on paper. */
import { button, element } from "../elements/dom.js";

/** @import {Messages} from "../elements/text.js" */

/** Rows that are added at once. */
export const PORTION = 50;

/** The line below the rows: how many are shown, and the buttons for more. */
export class Portion {
  /** Rows shown at most. */
  limit = PORTION;
  #total = 0;

  /**
   * @param {Messages} messages
   * @param {(before: number) => void} onMore the limit was raised; `before`: rows shown until then
   */
  constructor(messages, onMore) {
    this.messages = messages;
    this.text = element("span", "hc-hint");
    this.more = button("", [], () => this.#raise(this.limit + PORTION, onMore));
    this.all = button("hc-undo", [], () => this.#raise(Number.POSITIVE_INFINITY, onMore));
    this.node = element("div", "hc-row hcb-portion", this.text, this.more, this.all);
  }

  /** @param {number} limit @param {(before: number) => void} onMore */
  #raise(limit, onMore) {
    const before = this.shown;
    this.limit = limit;
    onMore(before);
  }

  get shown() {
    return Math.min(this.limit, this.#total);
  }

  /** "50 of 1000 rows shown". @returns {{text: string, language: string}} */
  get announcement() {
    const count = String(this.#total);
    if (this.shown === this.#total) return this.messages.announcement("bulk.shown", { count });
    return this.messages.announcement("bulk.part", { count, shown: String(this.shown) });
  }

  /** @param {number} total rows that the filter lets through */
  update(total) {
    this.#total = total;
    const { messages, shown } = this;
    this.node.hidden = shown === total;
    const count = String(Math.min(PORTION, total - shown));
    this.text.textContent = this.announcement.text;
    this.more.replaceChildren(messages.nodes("bulk.more", { count }));
    this.all.replaceChildren(messages.nodes("bulk.more-all", { count: String(total) }));
    // The last portion is all that is left.
    this.all.hidden = total - shown <= PORTION;
  }
}
