/** What a reader sees of a section: the words around those found, as HTML that holds nothing but marks. */

const LENGTH = 200;
const BEFORE = 60;

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * A text with the found words marked.
 * @param {string} text
 * @param {import("./words.js").Words} words
 * @param {(word: string) => boolean} hit
 */
export function marked(text, words, hit) {
  let html = "";
  let end = 0;
  for (const word of words.in(text)) {
    if (!hit(word.text)) continue;
    html += `${escaped(text.slice(end, word.start))}<mark>${escaped(word.text)}</mark>`;
    end = word.end;
  }
  return html + escaped(text.slice(end));
}

/**
 * The part of a text with the most found words, some words long.
 * @param {string} text
 * @param {import("./words.js").Words} words
 * @param {(word: string) => boolean} hit
 */
export function excerpt(text, words, hit) {
  const places = words.in(text).filter((word) => hit(word.text));
  const count = (/** @type {number} */ start) =>
    places.filter((word) => word.start >= start && word.end <= start + LENGTH - BEFORE).length;
  let best = places[0]?.start ?? 0;
  for (const { start } of places) if (count(start) > count(best)) best = start;
  const from = best <= BEFORE ? 0 : text.indexOf(" ", best - BEFORE) + 1;
  const space = text.lastIndexOf(" ", from + LENGTH);
  const to = text.length <= from + LENGTH || space <= from ? text.length : space;
  return `${from ? "… " : ""}${marked(text.slice(from, to), words, hit)}${to < text.length ? " …" : ""}`;
}
