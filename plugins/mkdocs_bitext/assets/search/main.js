/** Completes Material's search: says that there are no results and where to go, also to screen readers. */

import { Notice } from "./notice.js";

export function watchSearch() {
  const settings = document.getElementById("__config");
  const labels = document.getElementById("bt-search");
  const output = document.querySelector("[data-md-component=search-result]");
  const field = document.querySelector("[data-md-component=search-query]");

  if (settings && labels && output && field instanceof HTMLInputElement) {
    const { base, search, translations } = JSON.parse(settings.textContent ?? "");
    const locale = String(search).split("#")[1];
    // The page for addresses that lead nowhere has "/" there, every other page no slash at the end.
    const root = new URL(String(base).replace(/\/*$/, "/"), location.href);
    // Without a locale the site has another search than ours.
    if (locale) {
      const words = JSON.parse(labels.textContent ?? "");
      new Notice(field, output, root, locale, words, translations["search.result.none"]).start();
    }
  }
}
