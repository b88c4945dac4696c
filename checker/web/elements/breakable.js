/** Where text may break over two lines: an address between its parts only, e-mail not at all. What is copied has no trace of it. */
import { element } from "./dom.js";

/** After a dot, an `@` or the slashes between two parts, and before what starts a query, a further parameter or a fragment. */
const BETWEEN_PARTS = /(?<=[./@])(?![./@])|(?=[?&#])/;
/** A word of several parts in a sentence that is too long to be moved to the next line as a whole. */
const LONG_NAME = /([^\s]*[^\s./@][./@][^\s]*)/;
const LONG = 20;
/** A word with hyphens that is no part of an address or a path. */
const HYPHENATED =
  /(?<![\p{L}\p{N}_@./:=\\-])([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+)(?![\p{L}\p{N}_@/=\\-]|\.[\p{L}\p{N}])/u;
/** A part of it that says nothing alone: one or two letters, an abbreviation, a number. */
const STUB = /(?<![^-]).{1,2}(?![^-])|\p{Lu}{2}|\p{N}/u;
/** A longer word may not fit into a line. */
const MAX_KEPT = 14;
/** A parameter in a sentence. */
const PARAMETER = /(?<!\S)(\?[\w=]{1,23})(?!\S)/;
/** As long as `?redirectedfromsignup=1`. */
const MAX_PARAMETER = 24;

/** A parameter that a line has room for: browsers break after its `?`. @param {string} part */
function isParameter(part) {
  return /^[?&#]/.test(part) && part.length <= MAX_PARAMETER;
}

/** @param {string} part of a text that stays on a line */
function whole(part) {
  return element("span", "hc-word", part);
}

/** @param {string} text a link, a domain or an address @returns {(string | HTMLElement)[]} it with places to break */
function broken(text) {
  return text
    .split(BETWEEN_PARTS)
    .flatMap((part, at) => [...(at ? [element("wbr", "")] : []), isParameter(part) ? whole(part) : part]);
}

/** @param {string} text a link, a domain or an address @returns {DocumentFragment} */
export function breakable(text) {
  const fragment = document.createDocumentFragment();
  fragment.append(...broken(text));
  return fragment;
}

/**
 * @param {string} text a sentence
 * @returns {(string | HTMLElement)[]} it with places to break in the long names in it, and none in words such as e-mail
 */
export function breakableNames(text) {
  const pieces = text
    .split(LONG_NAME)
    .flatMap((part, at) => (at % 2 && part.length > LONG ? broken(part) : wholeWords(part)));
  /** @type {(string | HTMLElement)[]} */
  const joined = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/** @param {string} text without long names */
function wholeWords(text) {
  return text.split(PARAMETER).flatMap((part, at) => (at % 2 ? whole(part) : wholeHyphenated(part)));
}

/** @param {string} text */
function wholeHyphenated(text) {
  return text
    .split(HYPHENATED)
    .map((part, at) => (at % 2 && part.length <= MAX_KEPT && STUB.test(part) ? whole(part) : part));
}
