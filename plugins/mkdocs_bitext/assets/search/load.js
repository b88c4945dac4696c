/** Loads the engine of a locale: its index, and the theme's copy of lunr with the stemmer of its language. */

import { Engine } from "./engine.js";
import { Tokenizer } from "./tokenizer.js";
/** @import {Data} from "./engine.js" */

/**
 * @typedef {(token: any) => any} Step of lunr's pipeline
 * @typedef {{ stemmer?: Step, stopWordFilter?: Step }} Language
 */

/** @param {URL} url of the index @param {URL} root of the site @returns {Promise<Engine>} */
export async function load(url, root) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  /** @type {Data} */
  const data = await response.json();
  const scope = /** @type {any} */ (globalThis);
  scope.importScripts(...data.scripts.map((script) => new URL(script, root).href));
  return new Engine(data, scope.lunr, tokenizerFor(data, scope.lunr));
}

/** @param {Data} data @param {any} lunr */
function tokenizerFor(data, lunr) {
  /** @type {Language} */
  const language = (data.language === "en" ? lunr : lunr[data.language]) ?? {};
  const { stemmer, stopWordFilter } = language;
  const token = (/** @type {string} */ word) => new lunr.Token(word, {});
  return new Tokenizer(
    data.language,
    (word) => (stemmer ? stemmer(token(word)).toString() : word),
    (word) => stopWordFilter !== undefined && stopWordFilter(token(word)) === undefined,
  );
}
