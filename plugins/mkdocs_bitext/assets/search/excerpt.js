/** The excerpt of a section around its matching words, as HTML with no element but `mark`. */

import { UNSPACED } from "./languages.js";

/** @import {Tokenizer} from "./tokenizer.js" */

const MAX_LENGTH = 200;
const CONTEXT_BEFORE = 60;

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * A text as HTML, with its matching words in `mark`.
 * @param {string} text
 * @param {Tokenizer} tokenizer
 * @param {(word: string) => boolean} isHit
 */
export function highlight(text, tokenizer, isHit) {
  let html = "";
  let end = 0;
  for (const word of tokenizer.wordsIn(text)) {
    if (!isHit(word.text)) continue;
    html += `${escapeHtml(text.slice(end, word.start))}<mark>${escapeHtml(word.text)}</mark>`;
    end = word.end;
  }
  return html + escapeHtml(text.slice(end));
}

/**
 * The part of a text with the most matching words, at most 200 characters long.
 * @param {string} text
 * @param {Tokenizer} tokenizer
 * @param {(word: string) => boolean} isHit
 */
export function excerpt(text, tokenizer, isHit) {
  const words = tokenizer.wordsIn(text);
  const hits = words.filter((word) => isHit(word.text));
  const count = (/** @type {number} */ start) =>
    hits.filter((word) => word.start >= start && word.end <= start + MAX_LENGTH - CONTEXT_BEFORE).length;
  let densest = hits[0]?.start ?? 0;
  for (const { start } of hits) if (count(start) > count(densest)) densest = start;
  // It begins and ends after a space or, in scripts that have none, between two words.
  const cuts = words.filter(({ text: word, start }) => text[start - 1] === " " || UNSPACED.test(word));
  const places = cuts.map(({ start }) => start);
  const from = densest <= CONTEXT_BEFORE ? 0 : (places.find((at) => at >= densest - CONTEXT_BEFORE) ?? 0);
  const end = places.findLast((at) => at > from && at <= from + MAX_LENGTH) ?? text.length;
  const to = text.length <= from + MAX_LENGTH ? text.length : end;
  return `${from ? "… " : ""}${highlight(text.slice(from, to).trimEnd(), tokenizer, isHit)}${to < text.length ? " …" : ""}`;
}
