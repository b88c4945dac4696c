/** The worker behind Material's search: ready at once, it loads the engine with the first query. */
import { Engine } from "./engine.js";
import { Tokenizer } from "./tokenizer.js";

/** @import {Data} from "./engine.js" */
/**
 * @typedef {(token: any) => any} Step of lunr's pipeline
 * @typedef {{ stemmer?: Step, stopWordFilter?: Step }} Language
 */

// What Material's script sends and expects (its integrations/search/worker/message).
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
// The fragment of the worker's address is the locale: `search_worker.js#nl-BE`.
const locale = self.location.hash.slice(1);
/** @type {Promise<Engine> | undefined} */
let engine;

/** The engine: with the index, and the theme's copy of lunr with the stemmer of the language. */
const load = async () => {
  const root = new URL("../../../", self.location.href);
  const url = new URL(`search/${locale}.json`, root);
  // The page has fetched it when the reader entered the field.
  const response = await fetch(url, { cache: "force-cache" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  /** @type {Data} */
  const data = await response.json();
  const scope = /** @type {any} */ (globalThis);
  scope.importScripts(...data.scripts.map((script) => new URL(script, root).href));
  return new Engine(data, scope.lunr, tokenizerFor(data, scope.lunr));
};

/** @param {Data} data @param {any} lunr */
function tokenizerFor(data, lunr) {
  /** @type {Language} */
  const language = (data.language === "en" ? lunr : lunr[data.language]) ?? {};
  const { stemmer, stopWordFilter } = language;
  const token = (/** @type {string} */ word) => new lunr.Token(word, {});
  return new Tokenizer(
    data.language,
    (word) => (stemmer ? stemmer(token(word)).toString() : word),
    (word) =>
      data.stopWords.includes(word) ||
      (stopWordFilter !== undefined && stopWordFilter(token(word)) === undefined),
  );
}

/** @param {string} query */
const answer = async (query) => {
  if (!query.trim()) return { items: [] };
  engine ??= load();
  try {
    return (await engine).search(query);
  } catch (error) {
    // The page reports that the search cannot be loaded; the next query tries again.
    engine = undefined;
    console.warn(error);
    return { items: [] };
  }
};

self.addEventListener("message", async (event) => {
  // Lunr is part of Material's own worker script, which would answer too.
  event.stopImmediatePropagation();
  const { type, data } = event.data;
  if (type === SETUP) self.postMessage({ type: READY });
  if (type === QUERY) self.postMessage({ type: RESULT, data: await answer(data) });
});
