/** A page that moved: goes to its new place with what the address has behind the path, which a refresh would lose. */

const target = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-moved]"));
if (target) {
  const to = new URL(target.href);
  to.search = location.search;
  to.hash = location.hash || to.hash;
  location.replace(to);
}
