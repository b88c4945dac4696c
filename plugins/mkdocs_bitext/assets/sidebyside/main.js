/** Starts the side-by-side view on a translated page; every other page stays as it is. */

import { readSettings } from "./settings.js";
import { SideBySide } from "./sidebyside.js";

/** @type {AbortController | undefined} */
let running;

function start() {
  running?.abort();
  running = undefined;
  const settings = readSettings(document);
  const article = document.querySelector("article");
  if (!settings || !article?.querySelector("i[data-s]")) return;
  running = new AbortController();
  new SideBySide(article, settings, running.signal);
}

// With Material's instant navigation a new page comes without a new load.
const { document$ } = /** @type {{ document$?: { subscribe(next: () => void): void } }} */ (globalThis);
if (document$) document$.subscribe(start);
else start();
