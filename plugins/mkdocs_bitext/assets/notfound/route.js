/**
 * Runs before the page shows anything. In the one 404.html that a host hands out for every address, it goes to the
 * page of the locale that the address names; there, it puts the address back that the reader asked for.
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

  /** Where this page was come from; only an address below the site counts. */
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
