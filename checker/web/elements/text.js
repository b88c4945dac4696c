/** The checker's messages in the page's locale, formatted as plain text or as nodes; untranslated ones are in English and marked so. */
import { breakableNames } from "./breakable.js";
import { element } from "./dom.js";
import { fetchJson } from "./fetch_json.js";

/** @import {ChecklistData} from "../checklist/checklist.js" */

/**
 * @typedef {string | {one: string, other: string}} Message
 * @typedef {Record<string, string>} Values
 * @typedef {{locale: string, messages: Record<string, Message>, fallback: Record<string, Message>,
 *   checklist?: ChecklistData}} Catalogue `checklist` on a page that has it
 * @typedef {{code: string, params: Values}} Finding
 */

const PLACEHOLDER = /\{([a-z_]+)(?::([a-z]+))?\}/g;
const BOLD = /\*\*(.+?)\*\*/;

/** The messages of one page. */
export class Messages {
  /** @param {Catalogue} catalogue */
  constructor({ locale, messages, fallback, checklist }) {
    /** The data that come with the messages of a page with the checklist. */
    this.checklist = checklist;
    this.locale = locale;
    this.messages = messages;
    this.fallback = fallback;
  }

  /** The messages in a file of the site. @param {string} address @returns {Promise<Messages>} */
  static async load(address) {
    return new Messages(await fetchJson(address));
  }

  /** @param {string} name @returns {boolean} */
  has(name) {
    return Object.hasOwn(this.messages, name) || Object.hasOwn(this.fallback, name);
  }

  /** @param {string} name @returns {string} language of the message, BCP 47 */
  languageOf(name) {
    return Object.hasOwn(this.messages, name) ? this.locale : "en";
  }

  /**
   * A message with its placeholders filled and its marks for bold kept; the name itself if there is no such message.
   * @param {string} name @param {Values} [values]
   * @returns {string}
   */
  #format(name, values = {}) {
    const message = Object.hasOwn(this.messages, name) ? this.messages[name] : this.fallback[name];
    if (message === undefined) return name;
    const text =
      typeof message === "string" ? message : this.#pluralForm(message, this.languageOf(name), values.count);
    return text.replace(PLACEHOLDER, (whole, key, vocabulary) => {
      const value = values[key];
      if (value === undefined) return whole;
      return vocabulary
        ? this.list(value.split(",").map((item) => this.#valueName(vocabulary, item)))
        : value;
    });
  }

  /**
   * The plural form for a count; `other` for every category that messages do not distinguish.
   * @param {{one: string, other: string}} message @param {string} language @param {string} [count]
   */
  #pluralForm(message, language, count) {
    const form = count ? new Intl.PluralRules(language).select(Number(count)) : "other";
    return form === "one" ? message.one : message.other;
  }

  /** @param {string} vocabulary @param {string} value */
  #valueName(vocabulary, value) {
    const name = `value.${vocabulary}.${value}`;
    return this.has(name) ? this.#format(name) : value;
  }

  /** "a, b and c". @param {string[]} items @returns {string} */
  list(items) {
    const last = items.at(-1) ?? "";
    if (items.length < 2) return last;
    return this.#format("list.and", { first: items.slice(0, -1).join(this.#format("list.comma")), last });
  }

  /** A message as plain text. @param {string} name @param {Values} [values] @returns {string} */
  text(name, values) {
    return this.#format(name, values).replaceAll("**", "");
  }

  /** A message as nodes: screen labels in bold, English marked with its language. @param {string} name @param {Values} [values] */
  nodes(name, values) {
    const parts = this.#format(name, values).split(new RegExp(BOLD, "g"));
    const nodes = parts.flatMap((part, at) => {
      const shown = breakableNames(part);
      return at % 2 ? [element("b", "", ...shown)] : shown;
    });
    const language = this.languageOf(name);
    const fragment = document.createDocumentFragment();
    if (language === this.locale) fragment.append(...nodes);
    else fragment.append(element("span", { lang: language }, ...nodes));
    return fragment;
  }

  /** A message to be announced, and its language. @param {string} name @param {Values} [values] */
  announcement(name, values) {
    return { text: this.text(name, values), language: this.languageOf(name) };
  }

  /** A number of bytes in megabytes with one decimal, as the locale writes it. @param {number} bytes */
  megabytes(bytes) {
    const format = new Intl.NumberFormat(this.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return format.format(bytes / 1_000_000);
  }
}
