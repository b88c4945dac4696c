/** What an address that leads nowhere may have meant. */

const LOCALE = /^[a-z]{2,3}(?:[-_][a-z]{2,4}|[-_][0-9]{3})?$/i;

/**
 * Where the page may lie in a locale, the likeliest first: without the language that the address starts with, without
 * a file name's end, in lower case. Never the address itself.
 * @param {string} path As asked for.
 * @param {string} base Path of the site's root.
 * @param {string} locale The one wanted.
 * @param {string} source The one whose pages lie at the root.
 * @param {string[]} locales All that the site has.
 */
export function candidates(path, base, locale, source, locales) {
  if (!path.startsWith(base)) return [];
  const root = locale === source ? base : `${base}${locale}/`;
  const whole = path.slice(base.length);
  const [first = "", ...others] = whole.split("/");
  const named = locales.some((code) => code.toLowerCase() === first.toLowerCase());
  const rests = named ? [others.join("/")] : LOCALE.test(first) ? [others.join("/"), whole] : [whole];
  const spelled = rests.flatMap((rest) => [rest, tidy(rest), file(tidy(rest))]).filter((rest) => rest !== "");
  return [...new Set(spelled.map((rest) => root + rest))].filter((one) => one !== path);
}

/** @param {string} rest */
function tidy(rest) {
  const plain = rest.toLowerCase().replace(/(?:index)?\.(?:html?|md|aspx|php)$/, "");
  return plain === "" || plain.endsWith("/") ? plain : `${plain}/`;
}

/** The name of a page that is a file, on sites whose pages are no folders. @param {string} folder */
function file(folder) {
  return folder && `${folder.slice(0, -1)}.html`;
}

/**
 * The words of an address, for a search.
 * @param {string} path
 * @param {string} base
 */
export function wordsOf(path, base) {
  const rest = path.startsWith(base) ? path.slice(base.length) : path;
  const parts = rest.split("/").filter(Boolean);
  if (parts.length > 1 && LOCALE.test(parts[0] ?? "")) parts.shift();
  const last = parts.at(-1) ?? "";
  return last
    .replace(/\.\w{2,5}$/, "")
    .replace(/[-_+.]+/g, " ")
    .trim();
}
