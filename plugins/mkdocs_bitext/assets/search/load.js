/** The engine of a locale: its index, and lunr with the stemmer of its language, which the theme brings along. */

import { Engine } from "./engine.js";
import { Words } from "./words.js";

/**
 * @typedef {(token: any) => any} Step of lunr's pipeline
 * @typedef {{ stemmer?: Step, stopWordFilter?: Step }} Language
 */

/**
 * @param {URL} url of the index
 * @param {URL} root of the site
 * @returns {Promise<Engine>}
 */
export async function load(url, root) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  /** @type {import("./engine.js").Data} */
  const data = await answer.json();
  const scope = /** @type {any} */ (globalThis);
  scope.importScripts(...data.scripts.map((script) => new URL(script, root).href));
  return new Engine(data, scope.lunr, wordsOf(data, scope.lunr));
}

/**
 * @param {import("./engine.js").Data} data
 * @param {any} lunr
 */
function wordsOf(data, lunr) {
  /** @type {Language} */
  const language = (data.language === "en" ? lunr : lunr[data.language]) ?? {};
  const { stemmer, stopWordFilter } = language;
  const token = (/** @type {string} */ word) => new lunr.Token(word, {});
  return new Words(
    data.language,
    (word) => (stemmer ? stemmer(token(word)).toString() : word),
    (word) => stopWordFilter !== undefined && stopWordFilter(token(word)) === undefined,
  );
}
