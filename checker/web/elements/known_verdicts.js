/** Verdicts that Python gave when the site was built, for a reader who types an address before Python runs. */
import { fetchJson } from "./fetch_json.js";

/** @import {Verdict} from "./verdict_timing.js" */

/**
 * What `mkdocs_hubcheck.known_verdicts` makes.
 * @typedef {object} Table
 * @property {string} address pattern of the addresses that can be looked up: the name, the domain
 * @property {number} limit of their length in characters
 * @property {string[]} verdicts JSON with placeholders: {0} is the name, {1} the domain, the others the group's values
 * @property {[verdict: number, ...valuesAndDomains: string[]][]} groups
 *   the domains with one verdict but for name and domain: `.be telenet proximus .com gmail`
 */

export class KnownVerdicts {
  /** @type {Map<string, Table["groups"][number]>} */
  #groups = new Map();

  /** @param {Table} table */
  constructor(table) {
    this.table = table;
    this.address = new RegExp(table.address, "i");
    for (const group of table.groups)
      for (const domain of unpacked(group.at(-1))) this.#groups.set(domain, group);
  }

  /** @param {string} url @returns {Promise<KnownVerdicts>} */
  static async load(url) {
    return new KnownVerdicts(await fetchJson(url));
  }

  /** The verdict that Python gives on a text. @param {string} text @returns {Verdict | null} null if only Python knows */
  verdict(text) {
    const [, local = "", domain = ""] = this.address.exec(text) ?? [];
    const group = this.#groups.get(domain.toLowerCase());
    if (!group || `${local}@${domain}`.length > this.table.limit) return null;
    const [verdict, ...values] = group;
    const all = [local, domain.toLowerCase(), ...values];
    return JSON.parse(this.table.verdicts[verdict] ?? "", (_, value) =>
      typeof value === "string" ? value.replace(/\{(\d)\}/g, (_, number) => String(all[number])) : value,
    );
  }

  /** Whether more keys may make the text an address with a known verdict. @param {string} text */
  isBeginning(text) {
    const [local = "", domain, ...more] = text.toLowerCase().split("@");
    if (more.length || text.length > this.table.limit) return false;
    if (domain === undefined) return this.address.test(`${local}a@a`);
    if (!this.address.test(`${local}@a`)) return false;
    for (const known of this.#groups.keys()) if (known.startsWith(domain)) return true;
    return false;
  }
}

/** @param {unknown} packed domains, each ending before the names that have it @returns {Generator<string>} */
function* unpacked(packed) {
  let ending = "";
  for (const word of String(packed).split(" ")) {
    if (word.startsWith(".")) ending = word;
    else yield word + ending;
  }
}
