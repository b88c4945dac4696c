/** The sentence under the search field if there are no results, or if the search cannot be loaded. */

import { element } from "../element.js";

/**
 * @typedef {{ none: string, other: string, failed: string }} Labels in the page's language: `{words}` is the query,
 * `{link}` the page for readers without results
 */

/** @typedef {{ help?: { location: string, title: string } }} Index the parts that are read here */

/** Screen readers echo keys for this long, which cuts off announcements. */
const SPEECH_DELAY_MS = 800;

/** Watches what Material's script writes about the results. */
export class Notice {
  #visible = element("div", { class: "bt-search", hidden: true });
  #spoken = element("div", { class: "bt-search-spoken", role: "status" });
  /** @type {Promise<Index | undefined> | undefined} */
  #index;
  /** @type {number | undefined} */
  #timer;

  /**
   * @param {HTMLInputElement} field
   * @param {Element} output where Material's script writes: a line about the results, then the results
   * @param {URL} root of the site
   * @param {string} locale
   * @param {Labels} labels
   * @param {string} noResultsText Material's line if there are no results
   */
  constructor(field, output, root, locale, labels, noResultsText) {
    this.field = field;
    this.meta = /** @type {HTMLElement} */ (output.firstElementChild);
    this.root = root;
    this.url = new URL(`search/${locale}.json`, root);
    this.labels = labels;
    this.noResultsText = noResultsText;
    this.meta.after(this.#visible, this.#spoken);
  }

  /** Fetch the index as soon as the reader enters the field. */
  start() {
    this.field.addEventListener("focus", this);
    if (document.activeElement === this.field) this.handleEvent();
    new MutationObserver(() => this.#changed()).observe(this.meta, { childList: true, characterData: true });
  }

  /** The reader entered the field. */
  handleEvent() {
    this.#index ??= this.#fetched();
  }

  async #fetched() {
    try {
      const response = await fetch(this.url);
      if (!response.ok) throw new Error(`${this.url}: ${response.status}`);
      return /** @type {Index} */ (await response.json());
    } catch {
      this.#index = undefined;
      return undefined;
    }
  }

  async #changed() {
    const empty = this.meta.textContent === this.noResultsText;
    if (empty) this.handleEvent();
    const index = empty ? await this.#index : {};
    // By now there may be results.
    const show = empty && this.meta.textContent === this.noResultsText;
    this.#visible.hidden = !show;
    this.meta.hidden = show;
    if (show) this.#visible.replaceChildren(...this.#sentences(index));
    const sentences = show ? [...this.#visible.children] : [this.meta];
    this.#announce(sentences.map((one) => one.textContent).join(" "));
  }

  /** @param {Index | undefined} index @returns {HTMLElement[]} */
  #sentences(index) {
    if (!index) return [element("p", "", this.labels.failed)];
    const sentences = [element("p", "", this.labels.none.replace("{words}", this.field.value.trim()))];
    if (index.help) sentences.push(this.#helpSentence(index.help));
    return sentences;
  }

  /** @param {{ location: string, title: string }} help */
  #helpSentence(help) {
    const [before = "", after = ""] = this.labels.other.split("{link}");
    // On Enter, Material's script opens the best result, and reads the score from an element inside its link.
    const name = element("span", { "data-md-score": "0" }, help.title);
    const link = element("a", { href: new URL(help.location, this.root).href }, name);
    return element("p", "", before, link, after);
  }

  /** @param {string} text */
  #announce(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#spoken.textContent = text;
    }, SPEECH_DELAY_MS);
  }
}

/** Watches the search of a Material page, if it is ours. */
export function watchSearch() {
  const settings = document.getElementById("__config");
  const labels = document.getElementById("bt-search");
  const output = document.querySelector("[data-md-component=search-result]");
  const field = document.querySelector("[data-md-component=search-query]");

  if (settings && labels && output && field instanceof HTMLInputElement) {
    const { base, search, translations } = JSON.parse(settings.textContent ?? "");
    const locale = String(search).split("#")[1];
    // The page for addresses that lead nowhere has "/" there, every other page no slash at the end.
    const root = new URL(String(base).replace(/\/*$/, "/"), location.href);
    // Without a locale the site has another search than ours.
    if (locale) {
      const words = JSON.parse(labels.textContent ?? "");
      new Notice(field, output, root, locale, words, translations["search.result.none"]).start();
    }
  }
}
