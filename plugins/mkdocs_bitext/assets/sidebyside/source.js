/** The page in the source language: fetched once, on first use, and split at the same milestones. */

import { headingBefore } from "../element.js";
import { cleanCopy } from "./clean.js";
import { articleOf, milestonesIn, rangeOf, segmentId } from "./milestones.js";

/** The source page, by segment. */
export class SourceText {
  #article;
  #base;
  #milestones;

  /** @param {Element} article @param {URL} base */
  constructor(article, base) {
    this.#article = article;
    this.#base = base;
    this.#milestones = new Map(milestonesIn(article).map((milestone) => [segmentId(milestone), milestone]));
  }

  /**
   * A copy of one segment for this page; null if the source page has none with this id.
   * @param {string} id
   */
  segment(id) {
    const milestone = this.#milestones.get(id);
    return milestone ? cleanCopy(rangeOf(milestone).cloneContents(), this.#base) : null;
  }

  /** The segments of one unit, separated by spaces. @param {string[]} ids */
  unit(ids) {
    const whole = document.createDocumentFragment();
    for (const id of ids) {
      const segment = this.segment(id);
      if (segment) whole.append(...(whole.hasChildNodes() ? [" "] : []), segment);
    }
    return whole;
  }

  /**
   * The elements of the source page that contain these segments, at a depth below the article, in page order.
   * @param {string[]} ids
   * @param {number} depth How many elements are between the article and such an element.
   * @returns {Element[]}
   */
  blocks(ids, depth) {
    const milestones = ids.map((id) => this.#milestones.get(id)).filter((node) => node !== undefined);
    return [...new Set(milestones.map((node) => this.#ancestor(node, depth)))];
  }

  /** @param {Element} milestone @param {number} depth */
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
    return cleanCopy(fragment, this.#base);
  }
}

/** Fetches the source page once. */
export class SourcePage {
  /** @type {Promise<SourceText | null> | undefined} */
  #pending;
  #url;

  /** @param {URL} url */
  constructor(url) {
    this.#url = url;
  }

  /**
   * The text, or null if it cannot be loaded; the next call then tries again.
   * @returns {Promise<SourceText | null>}
   */
  async text() {
    this.#pending ??= this.#fetch().catch(() => null);
    const text = await this.#pending;
    if (!text) this.#pending = undefined;
    return text;
  }

  /** The address of the source page, at the last heading before an element. @param {Element | null} [near] */
  addressAt(near) {
    const address = new URL(this.#url);
    address.hash = (near && headingBefore(near, near.ownerDocument)?.id) ?? "";
    return address.href;
  }

  async #fetch() {
    const response = await fetch(this.#url, { credentials: "same-origin" });
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const article = articleOf(page);
    return article && new SourceText(article, new URL(response.url));
  }
}
