/** The worker behind Material's search: ready at once, it loads the engine with the first query. */
import { load } from "./load.js";

/** @import {Engine} from "./engine.js" */

// What Material's script sends and expects (its integrations/search/worker/message).
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
// The fragment of the worker's address is the locale: `search_worker.js#nl-BE`.
const locale = self.location.hash.slice(1);
/** @type {Promise<Engine> | undefined} */
let engine;

const loaded = async () => {
  const root = new URL("../../../", self.location.href);
  return load(new URL(`search/${locale}.json`, root), root);
};

/** @param {string} query */
const answer = async (query) => {
  if (!query.trim()) return { items: [] };
  engine ??= loaded();
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
