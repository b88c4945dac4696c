/** Material's search asks this worker: it answers at once, and loads the engine with the first word typed. */
{
  // What Material's script sends and expects (its integrations/search/worker/message).
  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  // The address of the worker ends with the locale: `worker.js#nl-BE`.
  const locale = self.location.hash.slice(1);
  /** @type {Promise<import("./engine.js").Engine> | undefined} */
  let engine;

  const loaded = async () => {
    const { load } = await import("./load.js");
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
      // The page says that the search cannot be loaded; the next word tries again.
      engine = undefined;
      console.warn(error);
      return { items: [] };
    }
  };

  self.addEventListener("message", async (event) => {
    // Lunr comes inside Material's own worker script, which would answer too.
    event.stopImmediatePropagation();
    const { type, data } = event.data;
    if (type === SETUP) self.postMessage({ type: READY });
    if (type === QUERY) self.postMessage({ type: RESULT, data: await answer(data) });
  });
}
