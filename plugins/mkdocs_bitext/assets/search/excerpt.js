/** The excerpt of a section around its matching words, as HTML with no element but `mark`. */

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
  const hits = tokenizer.wordsIn(text).filter((word) => isHit(word.text));
  const count = (/** @type {number} */ start) =>
    hits.filter((word) => word.start >= start && word.end <= start + MAX_LENGTH - CONTEXT_BEFORE).length;
  let densest = hits[0]?.start ?? 0;
  for (const { start } of hits) if (count(start) > count(densest)) densest = start;
  const from = densest <= CONTEXT_BEFORE ? 0 : text.indexOf(" ", densest - CONTEXT_BEFORE) + 1;
  const space = text.lastIndexOf(" ", from + MAX_LENGTH);
  const to = text.length <= from + MAX_LENGTH || space <= from ? text.length : space;
  return `${from ? "… " : ""}${highlight(text.slice(from, to), tokenizer, isHit)}${to < text.length ? " …" : ""}`;
}
