/** Which language a reader's browser would rather have. */

/** @param {string} locale */
const languageOf = (locale) => locale.toLowerCase().split("-")[0];

/**
 * The locale to offer; undefined where the page is in the language that the reader asks for first.
 * @param {readonly string[]} asked What the browser asks for, the dearest first.
 * @param {string} here The locale of the page.
 * @param {string[]} others The other locales that the page is in.
 */
export function wanted(asked, here, others) {
  for (const one of asked) {
    const language = languageOf(one);
    if (language === languageOf(here)) return undefined;
    const exact = others.find((code) => code.toLowerCase() === one.toLowerCase());
    const near = exact ?? others.find((code) => languageOf(code) === language);
    if (near) return near;
  }
  return undefined;
}
