/** The search of one locale: which pages answer a query, the best first, as Material's search shows them. */

import { excerpt, marked } from "./excerpt.js";
import { Index } from "./index.js";
import { Query } from "./query.js";

/**
 * @typedef {{ location: string, title: string, text: string, boost?: number }} Section
 *   of a page; a page's first has no anchor
 * @typedef {object} Data
 * @property {string} language of the stemmer
 * @property {boolean} compounds whether the language writes compound words as one
 * @property {string[]} scripts that bring lunr and the stemmer, from the site's root
 * @property {string[][]} synonyms words that find each other
 * @property {Section[]} docs
 */
/**
 * @typedef {Section & { score: number, terms: Record<string, boolean> }} Item as Material's script shows it
 * @typedef {{ ref: number, score: number, covered: Set<number> }} Hit
 */

/** How much each further section of a page counts beside the one before it. */
const FURTHER = 0.3;

/** A loaded index. */
export class Engine {
  /**
   * @param {Data} data
   * @param {any} lunr
   * @param {import("./words.js").Words} words
   */
  constructor(data, lunr, words) {
    this.data = data;
    this.words = words;
    this.index = new Index(data, lunr, words);
  }

  /**
   * @param {string} text
   * @returns {{ items: Item[][] }} the sections found, page by page
   */
  search(text) {
    const query = new Query(text, this.index, this.words, this.data.synonyms);
    const pages = [...this.#pages(this.#hits(query)).values()].map((hits) =>
      ranked(hits, query.words.length),
    );
    pages.sort((one, other) => other.score - one.score);
    return { items: pages.map((page) => this.#items(page, query)) };
  }

  /**
   * Each section that a word of the query is found in.
   * @param {Query} query
   */
  #hits(query) {
    /** @type {Map<number, Hit>} */
    const hits = new Map();
    query.words.forEach((word, number) => {
      for (const [ref, score] of word.found) {
        const hit = hits.get(ref) ?? { ref, score: 0, covered: new Set() };
        hit.score += score;
        hit.covered.add(number);
        hits.set(ref, hit);
      }
    });
    return hits;
  }

  /** @param {Map<number, Hit>} hits */
  #pages(hits) {
    /** @type {Map<number, Hit[]>} */
    const pages = new Map();
    for (const hit of hits.values()) {
      const page = this.index.pageOf(hit.ref);
      pages.set(page, [...(pages.get(page) ?? []), hit]);
    }
    return pages;
  }

  /**
   * @param {{ score: number, hits: Hit[] }} page
   * @param {Query} query
   */
  #items(page, query) {
    const items = page.hits.map((hit) => this.#item(hit.ref, hit.score, query, hit.covered));
    const first = this.index.pageOf(page.hits[0]?.ref ?? 0);
    // Material needs the page itself among its sections.
    if (!page.hits.some((hit) => hit.ref === first)) items.push(this.#item(first, 0, query, new Set()));
    return items;
  }

  /**
   * @param {number} ref
   * @param {number} score
   * @param {Query} query
   * @param {Set<number>} covered
   * @returns {Item}
   */
  #item(ref, score, query, covered) {
    const { location, title, text } = /** @type {Section} */ (this.data.docs[ref]);
    const hit = (/** @type {string} */ word) => query.finds(word);
    /** @type {Record<string, boolean>} */
    const terms = {};
    for (const word of this.words.in(`${title} ${text}`))
      if (hit(word.text)) terms[word.text.toLowerCase()] = true;
    if (score > 0)
      for (const [number, word] of query.words.entries()) if (!covered.has(number)) terms[word.text] = false;
    return {
      location,
      title: marked(title, this.words, hit),
      text: excerpt(text, this.words, hit),
      score,
      terms,
    };
  }
}

/**
 * The sections of a page, best first, and how well the page answers.
 * @param {Hit[]} hits
 * @param {number} words
 */
function ranked(hits, words) {
  const part = (/** @type {Set<number>} */ covered) => (covered.size / words) ** 2;
  const sections = hits.map((hit) => ({ ...hit, score: hit.score * part(hit.covered) }));
  sections.sort((one, other) => other.score - one.score);
  const score = sections.reduceRight((sum, section) => section.score + FURTHER * sum, 0);
  return { score, hits: sections };
}
