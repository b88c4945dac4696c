/** Synonyms: what a reader types need not be the word that the guide uses. */

import { withoutHyphens } from "./tokenizer.js";
/** @import {Tokenizer} from "./tokenizer.js" */

/** The synonyms of the words of one query. */
export class Synonyms {
  /**
   * @param {string[][]} groups of terms, of one or more words, that match each other
   * @param {Tokenizer} tokenizer
   * @param {string[]} typed the words of the query
   */
  constructor(groups, tokenizer, typed) {
    this.tokenizer = tokenizer;
    const keys = new Set(typed.flatMap((word) => this.#stems(word)));
    this.groups = groups.map((group) =>
      group.map((term) => {
        const stems = tokenizer
          .significant(tokenizer.wordsIn(term).map((word) => word.text))
          .map((word) => this.#stems(word));
        return { stems, typed: stems.every((keysOfWord) => keysOfWord.some((key) => keys.has(key))) };
      }),
    );
  }

  /**
   * The keys of the synonyms of a word, or of a term in the query that the word is part of.
   * @param {string} word
   */
  of(word) {
    const own = this.#stems(word);
    const here = this.groups.filter((group) =>
      group.some((term) => term.typed && term.stems.some((stems) => stems.some((key) => own.includes(key)))),
    );
    const keys = here.flatMap((group) => group.flatMap((term) => term.stems.flat()));
    return new Set(keys.filter((key) => !own.includes(key)));
  }

  /** @param {string} word */
  #stems(word) {
    return this.tokenizer.stems(withoutHyphens(word));
  }
}
