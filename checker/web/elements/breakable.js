/** Where a link, a domain or an address may break over two lines: between its parts, never inside one. What is copied has no trace of it. */
import { element } from "./dom.js";

/** After a dot, an `@` or the slashes between two parts, and before what starts a query, a further parameter or a fragment. */
const BETWEEN_PARTS = /(?<=[./@])(?![./@])|(?=[?&#])/;
/** A word of several parts in a sentence that is too long to be moved to the next line as a whole. */
const LONG_NAME = /([^\s]*[^\s./@][./@][^\s]*)/;
const LONG = 20;

/** @param {string} text a link, a domain or an address @returns {(string | HTMLElement)[]} it with places to break */
function broken(text) {
  return text.split(BETWEEN_PARTS).flatMap((part, at) => (at ? [element("wbr", ""), part] : [part]));
}

/** @param {string} text a link, a domain or an address @returns {DocumentFragment} */
export function breakable(text) {
  const fragment = document.createDocumentFragment();
  fragment.append(...broken(text));
  return fragment;
}

/** @param {string} text a sentence @returns {(string | HTMLElement)[]} it with places to break in the long names in it */
export function breakableNames(text) {
  return text.split(LONG_NAME).flatMap((part, at) => (at % 2 && part.length > LONG ? broken(part) : [part]));
}
