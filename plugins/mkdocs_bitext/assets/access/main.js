/** Makes the parts of a Material page accessible that its scripts and hidden checkboxes leave out. */

import { followChosenSection } from "./contents.js";
import { Drawer } from "./drawer.js";
import { openerOf } from "./opener.js";
import { watchTables } from "./tables.js";

/** What the theme adds to an article while the page is scrolled: buttons, and wrapped tables. @param {Element} article */
function improveArticle(article) {
  // The theme puts the copy button of every code block into a `nav`, an unnamed landmark: it should not be one.
  for (const nav of article.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "presentation");
  watchTables(article);
}

/**
 * Disables the theme's single-key shortcuts, such as `n` for the next page (WCAG 2.1.4). The theme listens at the window;
 * stopping the event before it leaves typing into fields alone.
 * @param {() => boolean} isSearching an open search needs the keys for its results
 */
function quietKeys(isSearching) {
  document.addEventListener("keydown", (event) => {
    const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isCharacter && !isSearching()) event.stopPropagation();
  });
}

export function improveAccess() {
  const side = document.querySelector(".md-sidebar--primary");
  const menu = openerOf("__drawer", side?.querySelector("nav")?.getAttribute("aria-label"));
  if (menu && side instanceof HTMLElement) new Drawer(menu, side);
  const query = document.querySelector(".md-search__input");
  const search = openerOf("__search", query?.getAttribute("aria-label"));
  search?.box.addEventListener("change", () => {
    // The theme focuses the field a moment too early, while the search is still closed.
    if (search.box.checked && query instanceof HTMLElement) query.focus();
  });

  followChosenSection();
  quietKeys(() => search?.box.checked ?? false);

  const article = document.querySelector("article");
  if (!article) return;
  improveArticle(article);
  new MutationObserver(() => improveArticle(article)).observe(article, { childList: true, subtree: true });
}
