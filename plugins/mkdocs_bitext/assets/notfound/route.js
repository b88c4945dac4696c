/**
 * Runs before the page is displayed. Hosts serve one 404.html for every address: this redirects to the 404 page of the
 * locale in the address, and there restores the address that the reader requested.
 */

(() => {
  const { base = "/", locales = "" } = document.currentScript?.dataset ?? {};
  const { pathname, search, hash } = location;

  /** @param {string} path */
  function localeOf(path) {
    if (!path.startsWith(base)) return undefined;
    const asked = path.slice(base.length).split("/", 1)[0]?.toLowerCase() ?? "";
    const known = locales.split(" ").filter(Boolean);
    return (
      known.find((code) => code.toLowerCase() === asked) ??
      known.find((code) => code.toLowerCase().split("-")[0] === asked.split(/[-_]/)[0])
    );
  }

  /** The address that this page was redirected from, if it is one of this site. */
  function asked() {
    const from = new URLSearchParams(search).get("from") ?? "";
    return from.startsWith(base) && new URL(from, location.href).origin === location.origin ? from : "";
  }

  if (pathname.endsWith("/404.html")) {
    const from = asked();
    if (from) history.replaceState(history.state, "", from);
    return;
  }
  const locale = localeOf(pathname);
  if (!locale || document.documentElement.lang === locale) return;
  document.documentElement.hidden = true;
  const from = encodeURIComponent(pathname + search + hash);
  location.replace(`${base}${locale}/404.html?from=${from}`);
})();
