/** The sentence under the search field while the search is loading, if there are no results, or if it cannot be loaded. */

import { element } from "../element.js";

/**
 * @typedef {{ loading: string, none: string, other: string, failed: string, scripts: string[] }} Labels
 *   in the page's language: `{words}` is the query, `{link}` the page for readers without results; and the scripts that
 *   the worker loads
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
  /** What the worker loads, relative to the root. @type {string[]} */
  #scripts;
  /** @type {number | undefined} */
  #timer;
  /** Whether there was an answer to a query: from then on the next one comes at once. */
  #isLoaded = false;

  /**
   * @param {HTMLInputElement} field
   * @param {Element} output where Material's script writes: a line about the results, then the results
   * @param {URL} root of the site
   * @param {string} locale
   * @param {Labels} labels
   * @param {Record<string, string>} theirs what Material writes into the line about the results
   */
  constructor(field, output, root, locale, labels, theirs) {
    this.field = field;
    this.meta = /** @type {HTMLElement} */ (output.firstElementChild);
    this.root = root;
    this.url = new URL(`search/${locale}.json`, root);
    this.labels = labels;
    this.#scripts = labels.scripts;
    this.theirs = theirs;
    this.meta.after(this.#visible, this.#spoken);
  }

  /** Fetch what the worker needs as soon as the reader enters the field. */
  start() {
    for (const type of ["focus", "input"]) this.field.addEventListener(type, this);
    if (document.activeElement === this.field) this.#prefetch();
    new MutationObserver(() => this.#changed()).observe(this.meta, { childList: true, characterData: true });
    this.#showLoading();
  }

  /** The reader entered the field, or typed. @param {Event} event */
  handleEvent({ type }) {
    this.#prefetch();
    if (type === "input") this.#showLoading();
  }

  /** The worker finds all of it in the browser's cache, and need not ask for one after the other. */
  #prefetch() {
    if (this.#index) return;
    this.#index = this.#fetched();
    for (const script of this.#scripts) fetch(new URL(script, this.root)).catch(() => {});
  }

  /** Until the first answer comes, say why there is none. */
  #showLoading() {
    if (this.#isLoaded) return;
    const isWaiting = this.field.value.trim() !== "";
    this.#show(isWaiting ? [element("p", "", this.labels.loading)] : []);
    if (isWaiting) this.#announce(this.labels.loading);
  }

  /** Show sentences in place of Material's line; without any, that line. @param {HTMLElement[]} sentences */
  #show(sentences) {
    this.#visible.hidden = !sentences.length;
    this.meta.hidden = !this.#visible.hidden;
    this.#visible.replaceChildren(...sentences);
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
    if (this.meta.textContent === this.theirs["search.result.placeholder"]) {
      if (this.#isLoaded) this.#show([]);
      return;
    }
    this.#isLoaded = true;
    const none = this.theirs["search.result.none"];
    const empty = this.meta.textContent === none;
    if (empty) this.#prefetch();
    const index = empty ? await this.#index : {};
    // By now there may be results.
    const sentences = empty && this.meta.textContent === none ? this.#sentences(index) : [];
    this.#show(sentences);
    const shown = sentences.length ? sentences : [this.meta];
    this.#announce(shown.map((one) => one.textContent).join(" "));
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

  /** Say a text once the reader pauses; the same text once. @param {string} text */
  #announce(text) {
    clearTimeout(this.#timer);
    if (this.#spoken.textContent === text) return;
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
      new Notice(field, output, root, locale, words, translations).start();
    }
  }
}
