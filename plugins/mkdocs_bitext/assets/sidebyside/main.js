/** Starts the side-by-side view on translated pages. */

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

/** Starts it now and on every page that comes later. */
export function watchPages() {
  // Material's instant navigation replaces the page without loading scripts again.
  const { document$ } = /** @type {{ document$?: { subscribe(next: () => void): void } }} */ (globalThis);
  if (document$) document$.subscribe(start);
  else start();
}
