/** The search of one locale: ranks the pages that match a query, in the form that Material's search displays. */

import { excerpt, highlight } from "./excerpt.js";
import { Index } from "./index.js";
import { Query } from "./query.js";

/** @import {Tokenizer} from "./tokenizer.js" */

/**
 * @typedef {[start: number, end: number, ...anchors: string[]]} Row of a table, or a paragraph, with anchors: its place in a text
 * @typedef {{ location: string, title: string, text: string, boost?: number, rows?: Row[] }} Section
 *   of a page; the first one of a page has no anchor
 * @typedef {object} Data
 * @property {string} language of the stemmer
 * @property {boolean} compounds whether the language writes compounds as one word
 * @property {string[]} scripts with lunr and the stemmer, relative to the site's root
 * @property {string[]} stopWords words that are too common to search for, beside those of the stemmer's script
 * @property {string[][]} synonyms groups of words that match each other
 * @property {Section[]} docs
 */
/**
 * @typedef {Section & { score: number, terms: Record<string, boolean>, isRow: boolean }} Item as Material's script expects it
 * @typedef {{ ref: number, score: number, covered: Set<number>, isNamed: boolean }} Hit
 *   the words of the query that a section has, and whether a code among them is an anchor in it
 */

/** How much each further section of a page counts, relative to the one before it. */
const NEXT_SECTION_WEIGHT = 0.3;

/** More than any words count: who types a code looks for its row, whatever else is typed. */
const CODE_WEIGHT = 1000;

/** Searches a loaded index. */
export class Engine {
  /** @param {Data} data @param {any} lunr @param {Tokenizer} tokenizer */
  constructor(data, lunr, tokenizer) {
    this.data = data;
    this.tokenizer = tokenizer;
    this.index = new Index(data, lunr, tokenizer);
  }

  /** @param {string} text @returns {{ items: Item[][] }} the matching sections by page, best first */
  search(text) {
    const query = new Query(text, this.index, this.tokenizer, this.data.synonyms);
    const pages = [...this.#byPage(this.#sectionHits(query)).values()].map((hits) =>
      rank(hits, query.words.length),
    );
    pages.sort((a, b) => b.score - a.score);
    return { items: pages.map((page) => this.#items(page, query)) };
  }

  /** Every section that a word of the query matches. @param {Query} query */
  #sectionHits(query) {
    /** @type {Map<number, Hit>} */
    const hits = new Map();
    query.words.forEach((word, number) => {
      for (const [ref, score] of word.scores) {
        const hit = hits.get(ref) ?? {
          ref,
          score: 0,
          covered: new Set(),
          isNamed: this.#isNamed(ref, query),
        };
        hit.score += score;
        hit.covered.add(number);
        hits.set(ref, hit);
      }
    });
    return hits;
  }

  /** Whether a code in the query is an anchor in a section. @param {number} ref @param {Query} query */
  #isNamed(ref, query) {
    const rows = this.data.docs[ref]?.rows ?? [];
    return rows.some(([, , ...anchors]) => anchors.some((anchor) => query.namesCode(anchor)));
  }

  /** @param {Map<number, Hit>} hits */
  #byPage(hits) {
    /** @type {Map<number, Hit[]>} */
    const pages = new Map();
    for (const hit of hits.values()) {
      const page = this.index.pageOf(hit.ref);
      pages.set(page, [...(pages.get(page) ?? []), hit]);
    }
    return pages;
  }

  /** @param {{ score: number, hits: Hit[] }} page @param {Query} query @returns {Item[]} */
  #items({ hits }, query) {
    const first = this.index.pageOf(hits[0]?.ref ?? 0);
    const at = hits.findIndex((hit) => hit.ref === first);
    // What the page or its title has is not missing in a section of it, and what a section has not in the page.
    const ofPage = hits[at]?.covered ?? [];
    const ofAll = new Set(hits.flatMap(({ covered }) => [...covered]));
    const items = hits.map((hit) =>
      this.#item(hit, query, hit.ref === first ? ofAll : new Set([...hit.covered, ...ofPage])),
    );
    // Material expects the page itself among its sections, and puts it first.
    if (at < 0) items.push(this.#item({ ref: first, score: 0, covered: new Set() }, query, ofAll));
    const [best] = items;
    if (!best?.isRow) return items;
    // The last one is taken for the page if none is without an anchor.
    const page = /** @type {Item} */ (items.splice(at, 1)[0]);
    return [...items, { ...page, location: best.location, terms: best.terms }];
  }

  /**
   * @param {Omit<Hit, "isNamed">} hit
   * @param {Query} query
   * @param {Set<number>} found the words of the query that are not missing
   * @returns {Item}
   */
  #item({ ref, score, covered }, query, found) {
    const section = /** @type {Section} */ (this.data.docs[ref]);
    const { title, text } = section;
    const row = rowOf(section, query, covered);
    const isHit = (/** @type {string} */ word) => query.finds(word);
    /** @type {Record<string, boolean>} */
    const terms = {};
    const words = this.tokenizer.wordsIn(`${title} ${text}`).map((word) => word.text.toLowerCase());
    // Material marks the first of these that fits: in `foutmelding` the whole, not `fout`.
    for (const word of words.toSorted((a, b) => b.length - a.length)) if (isHit(word)) terms[word] = true;
    if (score > 0)
      for (const [number, word] of query.words.entries()) if (!found.has(number)) terms[word.text] = false;
    return {
      location: row ? section.location.replace(/#.*|$/, `#${row.anchor}`) : section.location,
      title: highlight(title, this.tokenizer, isHit),
      text: excerpt(row?.text ?? text, this.tokenizer, isHit),
      score,
      terms,
      isRow: row !== null,
    };
  }
}

/**
 * The matching sections of a page, best first, and the score of the page.
 * @param {Hit[]} hits
 * @param {number} words
 */
function rank(hits, words) {
  const part = (/** @type {Set<number>} */ covered) => (covered.size / words) ** 2;
  const sections = hits.map((hit) => ({
    ...hit,
    score: hit.score * part(hit.covered) + (hit.isNamed ? CODE_WEIGHT : 0),
  }));
  sections.sort((a, b) => b.score - a.score);
  const score = sections.reduceRight((sum, section) => section.score + NEXT_SECTION_WEIGHT * sum, 0);
  return { score, hits: sections };
}

/**
 * The row of a section that answers a query: the one with all its words or, of several, the one that a word names; or
 * the one of a code, whatever else is typed.
 * @param {Section} section @param {Query} query @param {Set<number>} covered the words of the query in the section
 */
function rowOf({ text, rows = [] }, query, covered) {
  if (!covered.size) return null;
  const answers = rows.filter(([start, end]) => {
    const found = query.wordsFoundIn(text.slice(start, end));
    return [...covered].every((number) => found.has(number));
  });
  const named =
    answers.find(([, , ...anchors]) => anchors.some((one) => query.names(one))) ??
    rows.find(([, , ...anchors]) => anchors.some((one) => query.namesCode(one)));
  const [row, another] = named ? [named] : answers;
  if (!row || another) return null;
  const [start, end, first, ...others] = row;
  return {
    text: text.slice(start, end),
    anchor: [first, ...others].find((one) => one && query.names(one)) ?? first,
  };
}
