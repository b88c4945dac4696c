/** Words of one language: where they stand in a text, and under which keys they are looked up. */

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‑][\p{L}\p{M}\p{N}]+)*/gu;
const JOINT = /[-‑]/u;
const ACCENT = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{M}+/gu;
const LIGATURES = /[œæßø]/gu;
/** @type {Record<string, string>} */
const SPELT = { œ: "oe", æ: "ae", ß: "ss", ø: "o" };
/** Scripts that put no blanks between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;

/**
 * What a stemmer leaves apart, by language. Dutch: the ending of "vernieuwt" and "vernieuwd", which Snowball keeps.
 * @type {Record<string, (stem: string) => string>}
 */
const FURTHER = { nl: (stem) => (stem.length > 5 ? stem.replace(/[dt]$/, "") : stem) };

/** @typedef {{ text: string, start: number, end: number }} Word A word in a text, and where it stands. */

/**
 * A word as everybody may type it: small letters, no accents.
 * @param {string} word
 */
export function folded(word) {
  const small = word.normalize("NFD").replace(ACCENT, "$1").normalize("NFC").toLowerCase();
  return small.replace(LIGATURES, (letter) => SPELT[letter] ?? letter);
}

/**
 * A word without its hyphens.
 * @param {string} word
 */
export function joined(word) {
  return word.replaceAll(/[-‑]/gu, "");
}

/** The rules of one language. */
export class Words {
  /** @type {Map<string, string[]>} */
  #keys = new Map();
  /** @type {Intl.Segmenter | undefined} */
  #segmenter;

  /**
   * @param {string} language of the stemmer
   * @param {(word: string) => string} stem
   * @param {(word: string) => boolean} stops whether a word says nothing by itself
   */
  constructor(language, stem, stops) {
    this.language = language;
    this.stem = stem;
    this.stops = stops;
  }

  /**
   * The words of a text in their order; what hyphens join is one word.
   * @param {string} text
   * @returns {Word[]}
   */
  in(text) {
    return [...text.matchAll(WORD)].flatMap((found) => {
      const word = { text: found[0], start: found.index, end: found.index + found[0].length };
      return UNSPACED.test(word.text) ? this.#segments(word) : [word];
    });
  }

  /**
   * What a word is looked up by; two words that mean the same share a key.
   * @param {string} word
   * @returns {string[]}
   */
  keys(word) {
    let keys = this.#keys.get(word);
    if (!keys) {
      keys = [...new Set([joined(word), ...this.parts(word)].flatMap((form) => this.stems(form)))];
      this.#keys.set(word, keys);
    }
    return keys;
  }

  /**
   * The parts of a word that hyphens join; none of a single letter.
   * @param {string} word
   */
  parts(word) {
    return JOINT.test(word) ? word.split(JOINT).filter((part) => part.length > 1) : [];
  }

  /**
   * The keys of a word as a whole.
   * @param {string} word without hyphens
   */
  stems(word) {
    return [word.toLowerCase(), folded(word)].map((one) => {
      const stem = folded(this.stem(one));
      return FURTHER[this.language]?.(stem) ?? stem;
    });
  }

  /**
   * The words of a query that say something; all of them where none does.
   * @param {string[]} typed
   */
  telling(typed) {
    const telling = typed.filter((word) => word.length > 1 && !this.stops(word.toLowerCase()));
    return telling.length ? telling : typed;
  }

  /**
   * @param {Word} word
   * @returns {Word[]}
   */
  #segments({ text, start, end }) {
    if (!("Segmenter" in Intl)) return [{ text, start, end }];
    this.#segmenter ??= new Intl.Segmenter(this.language, { granularity: "word" });
    return [...this.#segmenter.segment(text)].map(({ segment, index }) => ({
      text: segment,
      start: start + index,
      end: start + index + segment.length,
    }));
  }
}
