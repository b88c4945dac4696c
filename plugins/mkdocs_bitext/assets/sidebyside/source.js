/** The page in the source language: fetched once, on first use, and cut at the same milestones. */

import { copyOf } from "./clean.js";
import { articleOf, milestonesIn, rangeOf, segmentId } from "./milestones.js";

/** The text of the source page, by segment. */
export class SourceText {
  #article;
  #base;
  #milestones;

  /**
   * @param {Element} article
   * @param {URL} base
   */
  constructor(article, base) {
    this.#article = article;
    this.#base = base;
    this.#milestones = new Map(milestonesIn(article).map((one) => [segmentId(one), one]));
  }

  /**
   * One segment, ready to be shown; null where the source page has none of this id.
   * @param {string} id
   */
  segment(id) {
    const milestone = this.#milestones.get(id);
    return milestone ? copyOf(rangeOf(milestone).cloneContents(), this.#base) : null;
  }

  /**
   * The segments of one unit in a row.
   * @param {string[]} ids
   */
  unit(ids) {
    const whole = document.createDocumentFragment();
    for (const id of ids) {
      const segment = this.segment(id);
      if (segment) whole.append(...(whole.hasChildNodes() ? [" "] : []), segment);
    }
    return whole;
  }

  /**
   * The blocks of the source page that hold these segments, seen from the article's depth, in page order.
   * @param {string[]} ids
   * @param {number} depth How many elements stand between the article and such a block.
   * @returns {Element[]}
   */
  blocks(ids, depth) {
    const found = ids.map((id) => this.#milestones.get(id)).filter((one) => one !== undefined);
    return [...new Set(found.map((one) => this.#ancestor(one, depth)))];
  }

  /**
   * @param {Element} milestone
   * @param {number} depth
   */
  #ancestor(milestone, depth) {
    const chain = [milestone];
    for (let up = milestone.parentElement; up && up !== this.#article; up = up.parentElement)
      chain.unshift(up);
    return /** @type {Element} */ (chain[Math.min(depth, chain.length - 1)]);
  }

  /** @param {Element} block */
  copy(block) {
    const fragment = block.ownerDocument.createDocumentFragment();
    fragment.append(block.cloneNode(true));
    return copyOf(fragment, this.#base);
  }
}

/** Where the text comes from; asked as often as one likes, fetched once. */
export class SourcePage {
  /** @type {Promise<SourceText | null> | undefined} */
  #asked;
  #url;

  /** @param {URL} url */
  constructor(url) {
    this.#url = url;
  }

  /**
   * The text, or null where it cannot be had; a failure is not remembered, so that the next gesture tries again.
   * @returns {Promise<SourceText | null>}
   */
  async text() {
    this.#asked ??= this.#fetch().catch(() => null);
    const text = await this.#asked;
    if (!text) this.#asked = undefined;
    return text;
  }

  /**
   * The address of the source page at the anchor that stands nearest before an element.
   * @param {Element | null} [near]
   */
  addressAt(near) {
    const address = new URL(this.#url);
    const headings = near ? [...near.ownerDocument.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)[id]")] : [];
    const before = headings.filter(
      (one) =>
        near && (one.contains(near) || one.compareDocumentPosition(near) & Node.DOCUMENT_POSITION_FOLLOWING),
    );
    address.hash = before.at(-1)?.id ?? "";
    return address.href;
  }

  async #fetch() {
    const answer = await fetch(this.#url, { credentials: "same-origin" });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const article = articleOf(page);
    return article && new SourceText(article, new URL(answer.url));
  }
}
