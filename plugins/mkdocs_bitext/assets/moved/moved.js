/** A page that moved: redirects with the query and fragment of the address, which a meta refresh would lose. */

const target = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-moved]"));
if (target) {
  const to = new URL(target.href);
  to.search = location.search;
  to.hash = location.hash || to.hash;
  location.replace(to);
}
