/** Starts the side-by-side view on a translated page; every other page stays as it is. */

import { articleOf } from "./milestones.js";
import { readSettings } from "./settings.js";
import { SideBySide } from "./sidebyside.js";

/** @type {AbortController | undefined} */
let running;

function start() {
  running?.abort();
  running = undefined;
  const settings = readSettings(document);
  const article = articleOf(document);
  if (!settings || !article) return;
  running = new AbortController();
  new SideBySide(article, settings, running.signal);
}

// With Material's instant navigation a new page comes without a new load.
const { document$ } = /** @type {{ document$?: { subscribe(next: () => void): void } }} */ (globalThis);
if (document$) document$.subscribe(start);
else start();
