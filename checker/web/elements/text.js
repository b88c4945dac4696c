/** The checker's sentences: a locale's, filled in, as plain text or as nodes; what it lacks is English and marked so. */
import { element } from "./dom.js";

/**
 * @typedef {string | {one: string, other: string}} Message
 * @typedef {Record<string, string>} Values
 * @typedef {{locale: string, messages: Record<string, Message>, fallback: Record<string, Message>}} Catalogue
 * @typedef {{code: string, params: Values}} Finding
 */

const PLACEHOLDER = /\{([a-z_]+)(?::([a-z]+))?\}/g;
const BOLD = /\*\*(.+?)\*\*/;

/** The sentences of one page. */
export class Words {
  /** @param {Catalogue} catalogue */
  constructor({ locale, messages, fallback }) {
    this.locale = locale;
    this.messages = messages;
    this.fallback = fallback;
  }

  /** @param {string} name @returns {boolean} */
  has(name) {
    return Object.hasOwn(this.messages, name) || Object.hasOwn(this.fallback, name);
  }

  /** @param {string} name @returns {string} the language it is in */
  language(name) {
    return Object.hasOwn(this.messages, name) ? this.locale : "en";
  }

  /**
   * A sentence filled in, with its marks for bold; the name itself where there is no such sentence.
   * @param {string} name @param {Values} [values]
   * @returns {string}
   */
  #filled(name, values = {}) {
    const message = Object.hasOwn(this.messages, name) ? this.messages[name] : this.fallback[name];
    if (message === undefined) return name;
    const text =
      typeof message === "string" ? message : this.#form(message, this.language(name), values.count);
    return text.replace(PLACEHOLDER, (whole, key, vocabulary) => {
      const value = values[key];
      if (value === undefined) return whole;
      return vocabulary ? this.list(value.split(",").map((one) => this.#word(vocabulary, one))) : value;
    });
  }

  /**
   * The plural form that a count takes in a language; `other` where the message does not tell it apart.
   * @param {{one: string, other: string}} message @param {string} language @param {string} [count]
   */
  #form(message, language, count) {
    const form = count ? new Intl.PluralRules(language).select(Number(count)) : "other";
    return form === "one" ? message.one : message.other;
  }

  /** @param {string} vocabulary @param {string} value */
  #word(vocabulary, value) {
    const name = `value.${vocabulary}.${value}`;
    return this.has(name) ? this.#filled(name) : value;
  }

  /** Words in a row, the last one joined by "and". @param {string[]} words @returns {string} */
  list(words) {
    const last = words.at(-1) ?? "";
    if (words.length < 2) return last;
    return this.#filled("list.and", { first: words.slice(0, -1).join(this.#filled("list.comma")), last });
  }

  /** A sentence for where there is no markup. @param {string} name @param {Values} [values] @returns {string} */
  text(name, values) {
    return this.#filled(name, values).replaceAll("**", "");
  }

  /** A sentence as nodes: screen labels bold, English marked. @param {string} name @param {Values} [values] */
  nodes(name, values) {
    const parts = this.#filled(name, values).split(new RegExp(BOLD, "g"));
    const nodes = parts.map((part, at) => (at % 2 ? element("b", "", part) : document.createTextNode(part)));
    const language = this.language(name);
    const made = document.createDocumentFragment();
    if (language === this.locale) {
      made.append(...nodes);
    } else {
      const foreign = element("span", "", ...nodes);
      foreign.lang = language;
      made.append(foreign);
    }
    return made;
  }

  /** A sentence to be read out, and its language. @param {string} name @param {Values} [values] */
  speech(name, values) {
    return { text: this.text(name, values), language: this.language(name) };
  }

  /** A number of bytes in the way of the locale, in megabytes with one decimal. @param {number} bytes */
  megabytes(bytes) {
    const format = new Intl.NumberFormat(this.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return format.format(bytes / 1_000_000);
  }
}
