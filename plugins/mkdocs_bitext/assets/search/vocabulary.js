/** The words of a locale's pages as readers see them: what is typed is compared with these, not with their stems. */

import { fold, withoutHyphens } from "./tokenizer.js";

/** @import {Tokenizer} from "./tokenizer.js" */
/** @typedef {{ keys: Set<string>, uses: number }} Entry the keys of a word, and how many texts for readers have it */

/** Shorter words have too many similar ones. */
const MIN_LENGTH = 4;
/** A shorter word with two slips could be any. */
const MIN_LENGTH_TWO_SLIPS = 8;

/** A word with each doubled letter once: the commonest slip of all. @param {string} word */
const undoubled = (word) => word.replace(/(.)\1+/gu, "$1");

/** The digits of a word: another number is never a slip. @param {string} word */
const digits = (word) => word.replace(/\D/g, "");

/** The words, folded, and what is near to them. */
export class Vocabulary {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {string[] | undefined} the words that readers meet, sorted */
  #known;
  /** @type {any} */
  #set;

  /** @param {any} lunr @param {Tokenizer} tokenizer */
  constructor(lunr, tokenizer) {
    this.lunr = lunr;
    this.tokenizer = tokenizer;
  }

  /** Add the words of a text. @param {string} text @param {boolean} forReaders whether its spelling can be relied on */
  add(text, forReaders) {
    for (const word of this.tokenizer.wordsIn(text))
      for (const form of [withoutHyphens(word.text), ...this.tokenizer.parts(word.text)]) {
        const entry = this.#entries.get(fold(form)) ?? { keys: new Set(), uses: 0 };
        for (const key of this.tokenizer.stems(form)) entry.keys.add(key);
        entry.uses += Number(forReaders);
        this.#entries.set(fold(form), entry);
      }
  }

  /** The keys of the words for which this holds. @param {(word: string) => boolean} holds of a folded word */
  keysWhere(holds) {
    return [...this.#entries].flatMap(([word, { keys }]) => (holds(word) ? [...keys] : []));
  }

  /**
   * The words that may be meant by one that no page has: those with the fewest slips. Each with how likely it is: its
   * uses beside those of the others, and of the words that share a stem with what is typed.
   * @param {string} word
   * @returns {Map<string, number>}
   */
  meantBy(word) {
    const typed = fold(withoutHyphens(word));
    if (typed.length < MIN_LENGTH || this.#uses(typed)) return new Map();
    const words = this.#nearest(typed).filter((one) => digits(one) === digits(typed));
    const most = Math.max(this.#usesOfStem(word), ...words.map((one) => this.#uses(one)));
    return new Map(words.map((one) => [one, (this.#uses(one) / most) ** 2]));
  }

  /** @param {string} word */
  #uses(word) {
    return this.#entries.get(word)?.uses ?? 0;
  }

  /** @param {string} word */
  #usesOfStem(word) {
    const stems = this.tokenizer.stems(withoutHyphens(word));
    const related = [...this.#entries.values()].filter((entry) => stems.some((stem) => entry.keys.has(stem)));
    return related.reduce((sum, entry) => sum + entry.uses, 0);
  }

  /** @param {string} typed @returns {string[]} */
  #nearest(typed) {
    this.#known ??= [...this.#entries].flatMap(([word, { uses }]) => (uses ? [word] : [])).toSorted();
    const doubled = this.#known.filter((one) => undoubled(one) === undoubled(typed));
    if (doubled.length) return doubled;
    this.#set ??= this.lunr.TokenSet.fromArray(this.#known);
    for (let slips = 1; slips <= (typed.length < MIN_LENGTH_TWO_SLIPS ? 1 : 2); slips += 1) {
      const similar = this.#set.intersect(this.lunr.TokenSet.fromFuzzyString(typed, slips)).toArray();
      if (similar.length) return similar;
    }
    return [];
  }
}
