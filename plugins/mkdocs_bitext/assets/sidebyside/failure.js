/** The message shown if the source text cannot be loaded, with a link to the source page. */

import { element } from "./element.js";
/** @import {Labels, Settings} from "./settings.js" */

/**
 * @param {Settings} settings
 * @param {Labels} labels
 * @param {string} address The source page at the same anchor.
 */
export function failure(settings, labels, address) {
  const link = element("a", { href: address, hreflang: settings.sourceLocale }, labels.text("open"));
  return element("p", { class: "bt-message", lang: settings.locale }, `${labels.text("failed")} `, link);
}
