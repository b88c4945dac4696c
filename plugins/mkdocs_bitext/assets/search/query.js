/** A query, word by word: the sections that each word matches, and the keys that matched. */

import { Synonyms } from "./synonyms.js";
import { fold, isCode, numberOf, withoutHyphens } from "./tokenizer.js";

/** @import {Index} from "./index.js" */
/** @import {Tokenizer} from "./tokenizer.js" */

/**
 * @typedef {{ text: string, scores: Map<number, number>, keys: Set<string> }} QueryWord a word of the query and its matches
 */

/** How much each way in which a word of a page can match a word of the query counts. */
const EXACT = 8;
const SYNONYM = 6;
const MISSPELT = 4;
const COMPOUND = 3;
const PREFIX = 2;
const INFIX = 1;
/** Shorter words occur inside too many others. */
const MIN_PART = 4;
/** What may join the parts of a Dutch or German compound. */
const LINKING_LETTERS = ["", "s", "en", "e", "n"];

/** A query and its matches. */
export class Query {
  /** @type {Map<string, Map<string, number>>} what may be meant by each word of the query */
  #meant;

  /** @param {string} text @param {Index} index @param {Tokenizer} tokenizer @param {string[][]} synonyms */
  constructor(text, index, tokenizer, synonyms) {
    this.index = index;
    this.tokenizer = tokenizer;
    /** @type {QueryWord[]} */
    this.words = [];
    const typed = tokenizer.significant(this.#wordsTyped(text));
    this.#meant = new Map(typed.map((word) => [word, index.vocabulary.meantBy(word)]));
    this.synonyms = new Synonyms(synonyms, tokenizer, [
      ...typed,
      ...[...this.#meant.values()].flatMap((meant) => [...meant.keys()]),
    ]);
    this.words = typed.map((word) => this.#lookUp(word));
    this.keys = new Set(this.words.flatMap((word) => [...word.keys]));
  }

  /** Whether a word of a text matches the query. @param {string} word */
  finds(word) {
    return [...this.tokenizer.keys(word), ...this.tokenizer.weakKeys(word)].some((key) => this.keys.has(key));
  }

  /** Whether a word of the query is an anchor, or the number at its end. @param {string} anchor */
  names(anchor) {
    return this.#isNamedBy(
      anchor,
      this.words.map(({ text }) => text),
    );
  }

  /** Whether a code in the query is this anchor, or the number at its end. @param {string} anchor */
  namesCode(anchor) {
    return this.#isNamedBy(anchor, this.words.map(({ text }) => text).filter(isCode));
  }

  /** The numbers of the query's words that a text has. @param {string} text */
  wordsFoundIn(text) {
    const keys = new Set(this.tokenizer.keysIn(text));
    const found = this.words.flatMap((word, number) =>
      [...word.keys].some((key) => keys.has(key)) ? [number] : [],
    );
    return new Set(found);
  }

  /**
   * The words of the query; a hyphenated word that the guide does not have counts as its parts, and a code is one word.
   * @param {string} text
   */
  #wordsTyped(text) {
    const typed = this.tokenizer.wordsIn(text).flatMap(({ text: word }) => {
      const parts = this.tokenizer.parts(word);
      return parts.length && (isCode(word) || !this.#isKnown(word)) ? parts : [word];
    });
    /** @type {string[]} */
    const words = [];
    for (const word of typed.map((one) => one.toLowerCase())) {
      const whole = `${words.at(-1) ?? ""}${word}`;
      if (/^\d/.test(word) && isCode(word) && this.#isKnown(whole)) words.splice(-1, 1, whole);
      else words.push(word);
    }
    return [...new Set(words)];
  }

  /** @param {string} word */
  #isKnown(word) {
    return this.tokenizer.stems(withoutHyphens(word)).some((key) => this.index.hasKey(key));
  }

  /** @param {string} anchor @param {string[]} words */
  #isNamedBy(anchor, words) {
    const names = [anchor.toLowerCase(), numberOf(anchor)];
    return words.some((word) =>
      [word, ...(this.#meant.get(word)?.keys() ?? [])].some((one) => names.includes(one)),
    );
  }

  /** @param {string} word @returns {QueryWord} */
  #lookUp(word) {
    return { text: word, ...this.index.search(this.#weights(word)) };
  }

  /**
   * The keys by which a word is found; of several ways to one key the best counts.
   * @param {string} word
   */
  #weights(word) {
    /** @type {Map<string, number>} */
    const weights = new Map();
    const add = (/** @type {number} */ weight, /** @type {Iterable<string>} */ keys) => {
      for (const key of keys) weights.set(key, Math.max(weight, weights.get(key) ?? 0));
    };
    const { vocabulary, compounds } = this.index;
    const meanings = this.#meant.get(word) ?? new Map();
    add(meanings.size ? PREFIX : EXACT, this.tokenizer.keys(word));
    // A code that begins or ends alike is another code.
    if (isCode(word) && this.#isKnown(word)) return weights;
    add(COMPOUND, this.tokenizer.weakKeys(word));
    add(SYNONYM, this.synonyms.of(word));
    for (const [meant, likelihood] of meanings) {
      add(MISSPELT * likelihood, this.tokenizer.keys(meant));
      add(MISSPELT * likelihood, this.synonyms.of(meant));
    }
    if (compounds) for (const part of this.#knownParts(word)) add(COMPOUND, this.tokenizer.keys(part));
    for (const form of [withoutHyphens(word), ...this.tokenizer.parts(word)].map(fold)) {
      add(
        PREFIX,
        vocabulary.keysWhere((one) => one.startsWith(form)),
      );
      if (compounds && form.length >= MIN_PART)
        add(
          INFIX,
          vocabulary.keysWhere((one) => one.includes(form)),
        );
    }
    return weights;
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
}
