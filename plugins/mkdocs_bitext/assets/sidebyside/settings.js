/** What the built page says about itself: the one place that reads the page contract. */

/** @typedef {Record<string, string>} Labels */

/**
 * @typedef {object} Settings
 * @property {URL} source The page in the source language, same origin.
 * @property {string} sourceLocale BCP 47 tag of that page, such as "en".
 * @property {string} locale BCP 47 tag of this page, such as "nl-BE".
 * @property {Labels} labels Templates in this page's language; keys as in labels.json.
 */

const ELEMENT_ID = "bt-sidebyside";

/**
 * The settings of a page, or null where it carries none (a source page, a fallback page).
 * @param {Document} page
 * @returns {Settings | null}
 */
export function readSettings(page) {
  const element = page.getElementById(ELEMENT_ID);
  if (!element) return null;
  const given = JSON.parse(element.textContent ?? "");
  return {
    source: new URL(given.source, page.baseURI),
    sourceLocale: given.sourceLocale ?? "en",
    locale: given.locale,
    labels: given.labels,
  };
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

/** The sentences of the page's own language, with their places filled. */
export class Words {
  #labels;
  #locale;
  #source;

  /** @param {Settings} settings */
  constructor(settings) {
    this.#labels = settings.labels;
    this.#locale = settings.locale;
    // The browser's own names of languages come from a library that takes long to load: it is asked for rare ones only.
    this.#source =
      settings.labels[`language.${settings.sourceLocale}`] ??
      languageName(settings.sourceLocale, settings.locale);
  }

  /** The name of the source language, as a heading writes it. */
  get source() {
    return this.#capital(this.#source);
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [places]
   */
  say(key, places = {}) {
    const template = this.#labels[key] ?? key;
    /** @type {Record<string, string | number>} */
    const all = { source: this.#source, ...places };
    return this.#capital(
      template.replace(/\{(\w+)\}/g, (_, name) => String(all[name] ?? "")),
      template,
    );
  }

  // A template that starts with a place ("{source} per zin") starts a label: French names languages in lower case.
  /**
   * @param {string} text
   * @param {string} [template]
   */
  #capital(text, template = "{") {
    if (!template.startsWith("{")) return text;
    return text.slice(0, 1).toLocaleUpperCase(this.#locale) + text.slice(1);
  }
}
