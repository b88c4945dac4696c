/** The settings that the build puts into a page, and the texts that are loaded with the view. */

/** @typedef {Record<string, string>} Templates */

/**
 * @typedef {{name: string, source: URL, labels: URL}} PageSettings
 *   `name`: of the button, in the page's language; `source`: the page in the source language, same origin; `labels`: the
 *   file with the texts of the view
 */

/**
 * @typedef {{
 *   source: URL, sourceLocale: string, sourceDirection: string, locale: string, labels: Templates,
 *   labelAttributes: {lang: string, dir: string},
 * }} Settings
 *   `source`: the page in the source language, same origin; `sourceLocale` and `locale`: BCP 47 tags of that page and
 *   of this one; `sourceDirection`: "ltr" or "rtl"; `labels`: templates in this page's language, or in English where
 *   there are none, by message id without `sidebyside.`; `labelAttributes`: of elements with labels
 */

const ELEMENT_ID = "bt-sidebyside";

/**
 * The settings of a page, or null if there are none (on a source page or a fallback page).
 * @param {Document} page
 * @returns {PageSettings | null}
 */
export function readSettings(page) {
  const element = page.getElementById(ELEMENT_ID);
  if (!element) return null;
  const { name, source, labels } = JSON.parse(element.textContent ?? "");
  const [from, texts] = [source, labels].map((address) => new URL(address, page.baseURI));
  return /** @type {PageSettings} */ ({ name, source: from, labels: texts });
}

/**
 * The name of a language in the words of another: "Engels" for ("en", "nl-BE").
 * @param {string} locale
 * @param {string} inLocale
 */
export function languageName(locale, inLocale) {
  const language = new Intl.Locale(locale).language;
  return new Intl.DisplayNames([inLocale], { type: "language" }).of(language) ?? locale;
}

/** The labels in the page's language, with their placeholders filled. */
export class Labels {
  #templates;
  #locale;
  #source;

  /** @param {Settings} settings */
  constructor(settings) {
    this.#templates = settings.labels;
    this.#locale = settings.locale;
    // Intl.DisplayNames is slow to load: it is used for languages without a label of their own.
    this.#source =
      settings.labels[`language.${settings.sourceLocale}`] ??
      languageName(settings.sourceLocale, settings.locale);
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  text(key, values = {}) {
    const template = this.#templates[key] ?? key;
    /** @type {Record<string, string | number>} */
    const all = { source: this.#source, ...values };
    const text = template.replace(/\{(\w+)\}/g, (_, name) => String(all[name] ?? ""));
    // French writes names of languages in lower case: a text that starts with one ("{source} par phrase") gets its capital.
    return template.startsWith("{") ? text.slice(0, 1).toLocaleUpperCase(this.#locale) + text.slice(1) : text;
  }
}
