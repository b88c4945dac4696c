/** What a reader typed, word by word: what it finds, and by which keys. */

import { Synonyms } from "./synonyms.js";
import { joined } from "./words.js";

/**
 * @typedef {import("./index.js").Clause} Clause
 * @typedef {{ text: string, found: Map<number, number>, keys: Set<string> }} Asked a word with what it found
 */

const EXACT = 8;
const SYNONYM = 6;
const PREFIX = 2;
const WITHIN = 1;
/** Shorter words stand inside too many others. */
const INSIDE = 4;
/** Shorter words are too much alike. */
const ALIKE = 4;
const PART = 3;
/** What stands between the parts of a Dutch or German compound. */
const LINKS = ["", "s", "en", "e", "n"];

/** A query with its answer. */
export class Query {
  /**
   * @param {string} text
   * @param {import("./index.js").Index} index
   * @param {import("./words.js").Words} words
   * @param {string[][]} synonyms
   */
  constructor(text, index, words, synonyms) {
    this.index = index;
    this.rules = words;
    /** @type {Asked[]} */
    this.words = [];
    const typed = words.telling(this.#typed(text));
    this.synonyms = new Synonyms(synonyms, words, typed);
    this.words = typed.map((word) => this.#ask(word));
    this.keys = new Set(this.words.flatMap((word) => [...word.keys]));
  }

  /**
   * Whether a word of a text is one of those found.
   * @param {string} word
   */
  finds(word) {
    return this.rules.keys(word).some((key) => this.keys.has(key));
  }

  /**
   * The words of the query; one whose hyphen nobody wrote in the guide counts as its parts.
   * @param {string} text
   */
  #typed(text) {
    const typed = this.rules.in(text).flatMap(({ text: word }) => {
      const parts = this.rules.parts(word);
      const known = this.rules.stems(joined(word)).some((key) => this.index.knows(key));
      return parts.length && !known ? parts : [word];
    });
    return [...new Set(typed.map((word) => word.toLowerCase()))];
  }

  /**
   * @param {string} word
   * @returns {Asked}
   */
  #ask(word) {
    const ways = [() => this.#same(word), () => this.#split(word), () => this.#alike(word)];
    for (const way of ways) {
      const { found, keys } = this.index.ask(way());
      if (found.size) return { text: word, found, keys };
    }
    return { text: word, found: new Map(), keys: new Set() };
  }

  /**
   * @param {string} word
   * @returns {Clause[]}
   */
  #same(word) {
    const keys = this.rules.keys(word);
    const whole = joined(word);
    /** @type {Clause[]} */
    const clauses = keys.map((text) => ({ kind: "exact", text, weight: EXACT }));
    for (const text of this.synonyms.of(word)) clauses.push({ kind: "exact", text, weight: SYNONYM });
    for (const text of new Set([...keys, whole])) {
      clauses.push({ kind: "prefix", text, weight: PREFIX });
      if (this.index.compounds && text.length >= INSIDE)
        clauses.push({ kind: "within", text, weight: WITHIN });
    }
    return clauses;
  }

  /**
   * A compound that the guide does not have, by the words in it that the guide has.
   * @param {string} word
   * @returns {Clause[]}
   */
  #split(word) {
    if (!this.index.compounds) return [];
    return this.#parts(word).flatMap((part) =>
      this.rules.keys(part).map((text) => ({ kind: /** @type {const} */ ("exact"), text, weight: PART })),
    );
  }

  /** @param {string} word */
  #parts(word) {
    const known = (/** @type {string} */ part) =>
      part.length >= INSIDE && this.rules.keys(part).some((key) => this.index.knows(key));
    /** @type {string[]} */
    let best = [];
    for (let cut = INSIDE; cut <= word.length - INSIDE; cut += 1) {
      const tail = word.slice(cut);
      const heads = LINKS.filter((link) => word.slice(0, cut).endsWith(link)).map((link) =>
        word.slice(0, cut - link.length),
      );
      const parts = [heads.find(known), known(tail) ? tail : undefined].filter((part) => part !== undefined);
      if (parts.join("").length > best.join("").length) best = parts;
    }
    return best;
  }

  /**
   * @param {string} word
   * @returns {Clause[]}
   */
  #alike(word) {
    if (word.length < ALIKE) return [];
    return this.rules.keys(word).map((text) => ({ kind: "alike", text, weight: 1 }));
  }
}
