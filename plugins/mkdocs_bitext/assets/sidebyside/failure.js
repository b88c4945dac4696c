/** What a reader sees where the source text cannot be had: one sentence and a way on. */

import { element } from "./element.js";

/**
 * @param {import("./settings.js").Settings} settings
 * @param {import("./settings.js").Words} words
 * @param {string} address The source page at the same anchor.
 */
export function failure(settings, words, address) {
  const link = element("a", { href: address, hreflang: settings.sourceLocale }, words.say("open"));
  return element("p", { class: "bt-message", lang: settings.locale }, `${words.say("failed")} `, link);
}
