/** Switching the language keeps the position in the page: anchors are the same in all locales. */

/** @param {MouseEvent} event */
function keepPlace(event) {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest("a[hreflang]");
  if (link instanceof HTMLAnchorElement && link.origin === location.origin && !link.hash)
    link.hash = location.hash;
}

export function watchSwitcher() {
  document.addEventListener("click", keepPlace, { capture: true });
}
