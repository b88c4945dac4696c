/** Splits text of one language into words, and gives the keys that a word is looked up by. */

import { piecesIn, piecesOf, RULES, UNSPACED } from "./languages.js";

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‑][\p{L}\p{M}\p{N}]+)*/gu;
/** A letter alone says nothing, but a Chinese character does. */
const SHORT = /^[^\p{sc=Han}]$/u;
const JOINT = /[-‑]/u;
const ACCENT = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}])\p{M}+/gu;
const VARIANTS = /[œæßøةىکی]|ـ|[٠-٩]|[۰-۹]|(?<=[ァ-ヶ])ー$/gu;
/** @type {Record<string, string>} */
const USUAL = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ة: "ه", ى: "ي", ک: "ك", ی: "ي", ـ: "", ー: "" };

/**
 * Corrections of a stemmer, by language. Dutch: Snowball keeps the ending of "vernieuwt" and "vernieuwd".
 * @type {Record<string, (stem: string) => string>}
 */
const AFTER_STEMMING = { nl: (stem) => (stem.length > 5 ? stem.replace(/[dt]$/, "") : stem) };

/** @typedef {{ text: string, start: number, end: number }} Word A word in a text, with its offsets. */

/** A word in lower case without accents, ligatures, vowel signs or wide letters, its digits as European ones. @param {string} word */
export function fold(word) {
  const lowered = word.normalize("NFKD").replace(ACCENT, "$1").normalize("NFC").toLowerCase();
  // The code of an Arabic digit ends with its value.
  return lowered.replace(VARIANTS, (sign) => USUAL[sign] ?? String(sign.charCodeAt(0) % 16));
}

/** A word without its hyphens. @param {string} word */
export function withoutHyphens(word) {
  return word.replaceAll(/[-‑]/gu, "");
}

/** The number at the end of a code such as AADSTS50020; empty if there is none. @param {string} word */
export function numberOf(word) {
  return /^[^\d]+(\d{3,})$/.exec(word)?.[1] ?? "";
}

/** Whether a word is a code such as AADSTS50020, or the number of one. @param {string} word */
export function isCode(word) {
  return /\d{3}$/.test(word);
}

/** The words of one language. */
export class Tokenizer {
  /** @type {Map<string, string[]>} */
  #keys = new Map();
  /** @type {Intl.Segmenter | undefined} */
  #segmenter;

  /**
   * @param {string} language of the stemmer
   * @param {(word: string) => string} stem
   * @param {(word: string) => boolean} isStopWord whether a word is too common to search for
   */
  constructor(language, stem, isStopWord) {
    const own = RULES[language];
    this.language = language;
    this.stem = own ? (/** @type {string} */ word) => own.stem(fold(word)) : stem;
    this.isStopWord = isStopWord;
    this.related = own?.related ?? (() => []);
  }

  /** The words of a text in order; a hyphenated word is one word. @param {string} text @returns {Word[]} */
  wordsIn(text) {
    return [...text.matchAll(WORD)].flatMap((match) => {
      const word = { text: match[0], start: match.index, end: match.index + match[0].length };
      return UNSPACED.test(word.text) ? this.#segments(word) : [word];
    });
  }

  /**
   * The keys that a word is looked up by; inflected forms of a word share one.
   * @param {string} word
   * @returns {string[]}
   */
  keys(word) {
    let keys = this.#keys.get(word);
    if (!keys) {
      const forms = [withoutHyphens(word), ...this.parts(word), numberOf(word)].filter(Boolean);
      keys = [...new Set(forms.flatMap((form) => this.stems(form)))];
      this.#keys.set(word, keys);
    }
    return keys;
  }

  /** The keys by which a text is found: those of its words, and what a word in it may be cut into. @param {string} text */
  keysIn(text) {
    const words = this.wordsIn(text);
    return [
      ...words.flatMap(({ text: word }) => [...this.keys(word), ...this.#relatedTo(word)]),
      ...piecesIn(text.normalize("NFKC")),
    ];
  }

  /** Weaker keys of a word, which similar words share. @param {string} word */
  weakKeys(word) {
    return [...this.#relatedTo(word), ...piecesOf(word.normalize("NFKC"))];
  }

  /** @param {string} word */
  #relatedTo(word) {
    return this.stems(word).flatMap((stem) => this.related(stem));
  }

  /** The parts of a hyphenated word, without single letters. @param {string} word */
  parts(word) {
    return JOINT.test(word) ? word.split(JOINT).filter((part) => part.length > 1) : [];
  }

  /** The keys of a word as a whole. @param {string} word without hyphens */
  stems(word) {
    return [word.toLowerCase(), fold(word)].map((form) => {
      const stem = fold(this.stem(form));
      return AFTER_STEMMING[this.language]?.(stem) ?? stem;
    });
  }

  /**
   * The words of a query that are not stop words; all of them if there are no others.
   * @param {string[]} typed
   */
  significant(typed) {
    const significant = typed.filter((word) => !SHORT.test(word) && !this.isStopWord(word.toLowerCase()));
    return significant.length ? significant : typed;
  }

  /** @param {Word} word @returns {Word[]} */
  #segments({ text, start }) {
    if (!Intl.Segmenter)
      return [...text.matchAll(/./gu)].map(([sign], at) => ({
        text: sign,
        start: start + at,
        end: start + at + 1,
      }));
    this.#segmenter ??= new Intl.Segmenter(this.language, { granularity: "word" });
    return [...this.#segmenter.segment(text)].map(({ segment, index }) => ({
      text: segment,
      start: start + index,
      end: start + index + segment.length,
    }));
  }
}
