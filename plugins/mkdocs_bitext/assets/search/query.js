/** A query, word by word: the sections that each word matches, and the keys that matched. */

import { Synonyms } from "./synonyms.js";
import { withoutHyphens } from "./tokenizer.js";

/** @import {Clause, Index} from "./index.js" */
/** @import {Tokenizer} from "./tokenizer.js" */

/**
 * @typedef {{ text: string, scores: Map<number, number>, keys: Set<string> }} QueryWord a word of the query and its matches
 */

const EXACT = 8;
const SYNONYM = 6;
const PREFIX = 2;
const INFIX = 1;
/** Shorter words occur inside too many others. */
const MIN_PART = 4;
/** Shorter words have too many similar ones. */
const MIN_FUZZY = 4;
const COMPOUND = 3;
/** What may join the parts of a Dutch or German compound. */
const LINKING_LETTERS = ["", "s", "en", "e", "n"];

/** A query and its matches. */
export class Query {
  /** @param {string} text @param {Index} index @param {Tokenizer} tokenizer @param {string[][]} synonyms */
  constructor(text, index, tokenizer, synonyms) {
    this.index = index;
    this.tokenizer = tokenizer;
    /** @type {QueryWord[]} */
    this.words = [];
    const typed = tokenizer.significant(this.#wordsTyped(text));
    this.synonyms = new Synonyms(synonyms, tokenizer, typed);
    this.words = typed.map((word) => this.#lookUp(word));
    this.keys = new Set(this.words.flatMap((word) => [...word.keys]));
  }

  /** Whether a word of a text matches the query. @param {string} word */
  finds(word) {
    return this.tokenizer.keys(word).some((key) => this.keys.has(key));
  }

  /**
   * The words of the query; a hyphenated word that the guide does not have counts as its parts.
   * @param {string} text
   */
  #wordsTyped(text) {
    const typed = this.tokenizer.wordsIn(text).flatMap(({ text: word }) => {
      const parts = this.tokenizer.parts(word);
      const known = this.tokenizer.stems(withoutHyphens(word)).some((key) => this.index.hasKey(key));
      return parts.length && !known ? parts : [word];
    });
    return [...new Set(typed.map((word) => word.toLowerCase()))];
  }

  /** @param {string} word @returns {QueryWord} */
  #lookUp(word) {
    const strategies = [() => this.#direct(word), () => this.#split(word), () => this.#fuzzy(word)];
    for (const clausesOf of strategies) {
      const { scores, keys } = this.index.search(clausesOf());
      if (scores.size) return { text: word, scores, keys };
    }
    return { text: word, scores: new Map(), keys: new Set() };
  }

  /** @param {string} word @returns {Clause[]} */
  #direct(word) {
    const keys = this.tokenizer.keys(word);
    const joined = withoutHyphens(word);
    /** @type {Clause[]} */
    const clauses = keys.map((text) => ({ kind: "exact", text, weight: EXACT }));
    for (const text of this.synonyms.of(word)) clauses.push({ kind: "exact", text, weight: SYNONYM });
    for (const text of new Set([...keys, joined])) {
      clauses.push({ kind: "prefix", text, weight: PREFIX });
      if (this.index.compounds && text.length >= MIN_PART)
        clauses.push({ kind: "infix", text, weight: INFIX });
    }
    return clauses;
  }

  /**
   * A compound that the guide does not have: the words in it that the guide has.
   * @param {string} word
   * @returns {Clause[]}
   */
  #split(word) {
    if (!this.index.compounds) return [];
    return this.#knownParts(word).flatMap((part) =>
      this.tokenizer
        .keys(part)
        .map((text) => ({ kind: /** @type {const} */ ("exact"), text, weight: COMPOUND })),
    );
  }

  /** @param {string} word */
  #knownParts(word) {
    const known = (/** @type {string} */ part) =>
      part.length >= MIN_PART && this.tokenizer.keys(part).some((key) => this.index.hasKey(key));
    /** @type {string[]} */
    let best = [];
    for (let cut = MIN_PART; cut <= word.length - MIN_PART; cut += 1) {
      const tail = word.slice(cut);
      const heads = LINKING_LETTERS.filter((link) => word.slice(0, cut).endsWith(link)).map((link) =>
        word.slice(0, cut - link.length),
      );
      const parts = [heads.find(known), known(tail) ? tail : undefined].filter((part) => part !== undefined);
      if (parts.join("").length > best.join("").length) best = parts;
    }
    return best;
  }

  /** @param {string} word @returns {Clause[]} */
  #fuzzy(word) {
    if (word.length < MIN_FUZZY) return [];
    return this.tokenizer.keys(word).map((text) => ({ kind: "fuzzy", text, weight: 1 }));
  }
}
