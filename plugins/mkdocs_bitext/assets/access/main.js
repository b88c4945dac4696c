/** Makes the parts of a Material page accessible that its scripts and hidden checkboxes leave out. */

import { nameCode } from "./code.js";
import { Drawer } from "./drawer.js";
import { quietKeys } from "./keys.js";
import { openerOf } from "./opener.js";
import { watchTables } from "./tables.js";

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

  quietKeys(() => search?.box.checked ?? false);

  const article = document.querySelector("article");
  if (article) {
    nameCode(article);
    watchTables(article);
    // The theme adds buttons and wraps tables while the page is scrolled.
    const added = new MutationObserver(() => {
      nameCode(article);
      watchTables(article);
    });
    added.observe(article, { childList: true, subtree: true });
  }
}
