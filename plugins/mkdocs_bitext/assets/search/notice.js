/** The sentence under the search field: nothing was found, or the search cannot be loaded. */

import { labelsOf } from "./labels.js";

/** @typedef {{ help?: { location: string, title: string } }} Index as far as it is read here */

/** A screen reader echoes keys for as long; what is said meanwhile is cut off. */
const QUIET = 800;

/** Watches what Material's script writes about the results. */
export class Notice {
  #box = document.createElement("div");
  #spoken = document.createElement("div");
  /** @type {Promise<Index | undefined> | undefined} */
  #index;
  /** @type {number | undefined} */
  #timer;

  /**
   * @param {HTMLInputElement} field
   * @param {Element} output where Material's script writes: first about the results, then the results
   * @param {URL} root of the site
   * @param {string} locale
   * @param {string} nothing what Material says where nothing is found
   */
  constructor(field, output, root, locale, nothing) {
    this.field = field;
    this.meta = /** @type {HTMLElement} */ (output.firstElementChild);
    this.root = root;
    this.url = new URL(`search/${locale}.json`, root);
    this.labels = labelsOf(locale);
    this.nothing = nothing;
    this.#box.className = "bt-search";
    this.#box.hidden = true;
    this.#spoken.className = "bt-search-spoken";
    this.#spoken.setAttribute("role", "status");
    this.meta.after(this.#box, this.#spoken);
  }

  /** From now on, the index is fetched as soon as the reader goes to the field. */
  start() {
    this.field.addEventListener("focus", this);
    if (document.activeElement === this.field) this.handleEvent();
    new MutationObserver(() => this.#changed()).observe(this.meta, { childList: true, characterData: true });
  }

  /** The reader is in the field. */
  handleEvent() {
    this.#index ??= this.#fetched();
  }

  async #fetched() {
    try {
      const answer = await fetch(this.url);
      if (!answer.ok) throw new Error(`${this.url}: ${answer.status}`);
      return /** @type {Index} */ (await answer.json());
    } catch {
      this.#index = undefined;
      return undefined;
    }
  }

  async #changed() {
    const empty = this.meta.textContent === this.nothing;
    if (empty) this.handleEvent();
    const index = empty ? await this.#index : {};
    // Meanwhile something may have been found.
    const show = empty && this.meta.textContent === this.nothing;
    this.#box.hidden = !show;
    this.meta.hidden = show;
    if (show) this.#box.replaceChildren(...this.#sentences(index));
    this.#say((show ? this.#box : this.meta).textContent ?? "");
  }

  /**
   * @param {Index | undefined} index
   * @returns {HTMLElement[]}
   */
  #sentences(index) {
    if (!index) return [paragraph(this.labels.failed)];
    const found = [paragraph(this.labels.none.replace("{words}", this.field.value.trim()))];
    if (index.help) found.push(this.#way(index.help));
    return found;
  }

  /** @param {{ location: string, title: string }} help */
  #way(help) {
    const [before = "", after = ""] = this.labels.other.split("{link}");
    const link = document.createElement("a");
    link.href = new URL(help.location, this.root).href;
    // Material's script goes to the best result on Enter, and reads the score of what stands in its link.
    const name = document.createElement("span");
    name.textContent = help.title;
    name.dataset.mdScore = "0";
    link.append(name);
    const way = paragraph(before);
    way.append(link, after);
    return way;
  }

  /** @param {string} text */
  #say(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#spoken.textContent = text;
    }, QUIET);
  }
}

/** @param {string} text */
function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}
