/** Lunr's index of the sections of a locale, searched word by word. */

import { Vocabulary } from "./vocabulary.js";

/** @import {Data} from "./engine.js" */
/** @import {Tokenizer} from "./tokenizer.js" */

const TITLE_BOOST = 4;
/** The title of a page counts more than that of a section in it. */
const PAGE_BOOST = 1.5;
/** Lunr's `b`: how much a word counts less in a longer section. */
const LENGTH_NORMALIZATION = 0.3;
/** Sections with less weight are not for readers, and may show wrong words as examples. */
const MIN_BOOST_OF_READERS = 0.3;

/** The part of lunr that the search uses. */
export class Index {
  /** @type {number[]} */
  #pages = [];

  /** @param {Data} data @param {any} lunr @param {Tokenizer} tokenizer */
  constructor(data, lunr, tokenizer) {
    this.compounds = data.compounds;
    this.vocabulary = new Vocabulary(lunr, tokenizer);
    const builder = new lunr.Builder();
    builder.ref("id");
    builder.field("title", { boost: TITLE_BOOST });
    builder.field("text");
    builder.b(LENGTH_NORMALIZATION);
    builder.tokenizer = (/** @type {string} */ text) =>
      tokenizer.keysIn(text).map((key) => new lunr.Token(key, {}));
    /** @type {Map<string, number>} */
    const pages = new Map();
    data.docs.forEach((doc, id) => {
      const page = doc.location.replace(/#.*/, "");
      if (!pages.has(page)) pages.set(page, id);
      this.#pages.push(pages.get(page) ?? id);
      const boost = (doc.boost ?? 1) * (this.#pages[id] === id ? PAGE_BOOST : 1);
      builder.add({ id, title: doc.title, text: doc.text }, { boost });
      this.vocabulary.add(`${doc.title} ${doc.text}`, (doc.boost ?? 1) >= MIN_BOOST_OF_READERS);
    });
    for (const term of data.synonyms.flat()) this.vocabulary.add(term, true);
    this.lunr = builder.build();
  }

  /** The first section of a section's page. @param {number} ref */
  pageOf(ref) {
    return this.#pages[ref] ?? ref;
  }

  /** Whether the index has a key. @param {string} key */
  hasKey(key) {
    return Object.hasOwn(this.lunr.invertedIndex, key);
  }

  /**
   * The scores of the sections that have any of these keys, and the keys that they have.
   * @param {Map<string, number>} weights of the keys
   */
  search(weights) {
    /** @type {Map<number, number>} */
    const scores = new Map();
    /** @type {Set<string>} */
    const keys = new Set();
    // Lunr answers an empty query with everything.
    if (!weights.size) return { scores, keys };
    const results = this.lunr.query((/** @type {any} */ query) => {
      for (const [key, boost] of weights) query.term(key, { boost, usePipeline: false });
    });
    for (const { ref, score, matchData } of results) {
      scores.set(Number(ref), score);
      for (const key of Object.keys(matchData.metadata)) keys.add(key);
    }
    return { scores, keys };
  }
}
