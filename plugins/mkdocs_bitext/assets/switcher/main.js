/** Switching the language keeps the place in the page: all locales have the same anchors. Who was not asked yet is. */

import { offerOnce, settle } from "./offer.js";

/** @param {MouseEvent} event */
function keepPlace(event) {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest("a[hreflang]");
  // Who chooses a language has chosen.
  if (link) settle();
  if (link instanceof HTMLAnchorElement && link.origin === location.origin && !link.hash)
    link.hash = location.hash;
}

document.addEventListener("click", keepPlace, { capture: true });

offerOnce();
