/** Words that mean the same in this guide: what a reader types need not be what the guide writes. */

import { joined } from "./words.js";

/** The synonyms of the words of one query. */
export class Synonyms {
  /**
   * @param {string[][]} groups words, or several words for one, that find each other
   * @param {import("./words.js").Words} words
   * @param {string[]} typed the words of the query
   */
  constructor(groups, words, typed) {
    this.words = words;
    const keys = new Set(typed.flatMap((word) => this.#stems(word)));
    this.groups = groups.map((group) =>
      group.map((term) => {
        const stems = words.telling(term.split(" ")).map((word) => this.#stems(word));
        return { stems, typed: stems.every((one) => one.some((key) => keys.has(key))) };
      }),
    );
  }

  /**
   * The keys of what else may stand for a word, or for the words of the query that it stands with.
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
    return this.words.stems(joined(word));
  }
}
