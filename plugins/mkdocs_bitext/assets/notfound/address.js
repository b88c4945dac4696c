/** What an address without a page may have meant. */

const LOCALE = /^[a-z]{2,3}(?:[-_][a-z]{2,4}|[-_][0-9]{3})?$/i;

/**
 * The addresses that a page may have in a locale, the likeliest first: without the locale that the address starts with,
 * without a file extension, in lower case. Never the address itself.
 * @param {string} path As requested.
 * @param {string} base Path of the site's root.
 * @param {string} locale The locale of the page.
 * @param {string} source The locale whose pages are at the root.
 * @param {string[]} locales All locales of the site.
 */
export function candidates(path, base, locale, source, locales) {
  if (!path.startsWith(base)) return [];
  const root = locale === source ? base : `${base}${locale}/`;
  const whole = path.slice(base.length);
  const [first = "", ...others] = whole.split("/");
  const named = locales.some((code) => code.toLowerCase() === first.toLowerCase());
  const rests = named ? [others.join("/")] : LOCALE.test(first) ? [others.join("/"), whole] : [whole];
  const spelled = rests
    .flatMap((rest) => [rest, asFolder(rest), asFile(asFolder(rest))])
    .filter((rest) => rest !== "");
  return [...new Set(spelled.map((rest) => root + rest))].filter((address) => address !== path);
}

/** @param {string} rest */
function asFolder(rest) {
  const plain = rest.toLowerCase().replace(/(?:index)?\.(?:html?|md|aspx|php)$/, "");
  return plain === "" || plain.endsWith("/") ? plain : `${plain}/`;
}

/** The address on sites whose pages are files, not folders. @param {string} folder */
function asFile(folder) {
  return folder && `${folder.slice(0, -1)}.html`;
}

/** The words of an address, to search for. @param {string} path @param {string} base */
export function searchWords(path, base) {
  const rest = path.startsWith(base) ? path.slice(base.length) : path;
  const parts = rest.split("/").filter(Boolean);
  if (parts.length > 1 && LOCALE.test(parts[0] ?? "")) parts.shift();
  const last = parts.at(-1) ?? "";
  return last
    .replace(/\.\w{2,5}$/, "")
    .replace(/[-_+.]+/g, " ")
    .trim();
}
