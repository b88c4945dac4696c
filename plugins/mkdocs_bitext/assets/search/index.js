/** Lunr's index over the sections of a locale, asked word by word. */

/** @typedef {{ kind: "exact" | "prefix" | "within" | "alike", text: string, weight: number }} Clause */

const TITLE = 4;
/** The title of a page says more than that of a section in it. */
const PAGE_TITLE = 1.5;
/** Length counts a little: a word says more about a short section. */
const LENGTH = 0.3;
const LONG = 8;

/** What is asked of lunr. */
export class Index {
  /** @type {number[]} */
  #pages = [];

  /**
   * @param {import("./engine.js").Data} data
   * @param {any} lunr
   * @param {import("./words.js").Words} words
   */
  constructor(data, lunr, words) {
    this.compounds = data.compounds;
    this.wildcard = lunr.Query.wildcard;
    const builder = new lunr.Builder();
    builder.ref("id");
    builder.field("title", { boost: TITLE });
    builder.field("text");
    builder.b(LENGTH);
    builder.tokenizer = (/** @type {string} */ text) =>
      words.in(text).flatMap((word) => words.keys(word.text).map((key) => new lunr.Token(key, {})));
    /** @type {Map<string, number>} */
    const pages = new Map();
    data.docs.forEach((doc, id) => {
      const page = doc.location.replace(/#.*/, "");
      if (!pages.has(page)) pages.set(page, id);
      this.#pages.push(pages.get(page) ?? id);
      const boost = (doc.boost ?? 1) * (this.#pages[id] === id ? PAGE_TITLE : 1);
      builder.add({ id, title: doc.title, text: doc.text }, { boost });
    });
    this.lunr = builder.build();
  }

  /**
   * The section that a section's page begins with.
   * @param {number} ref
   */
  pageOf(ref) {
    return this.#pages[ref] ?? ref;
  }

  /**
   * Whether a key stands in the index.
   * @param {string} key
   */
  knows(key) {
    return Object.hasOwn(this.lunr.invertedIndex, key);
  }

  /**
   * The sections that any of these clauses finds, with their scores, and the keys that they were found by.
   * @param {Clause[]} clauses
   */
  ask(clauses) {
    // Lunr finds everything where it is asked for nothing.
    if (!clauses.length) return { found: new Map(), keys: new Set() };
    const { TRAILING, LEADING } = this.wildcard;
    const options = {
      exact: {},
      prefix: { wildcard: TRAILING },
      within: { wildcard: LEADING | TRAILING },
    };
    /** @type {Map<number, number>} */
    const found = new Map();
    /** @type {Set<string>} */
    const keys = new Set();
    const results = this.lunr.query((/** @type {any} */ query) => {
      for (const { kind, text, weight } of clauses) {
        const alike = { editDistance: text.length >= LONG ? 2 : 1 };
        query.term(text, {
          ...(kind === "alike" ? alike : options[kind]),
          boost: weight,
          usePipeline: false,
        });
      }
    });
    for (const { ref, score, matchData } of results) {
      found.set(Number(ref), score);
      for (const key of Object.keys(matchData.metadata)) keys.add(key);
    }
    return { found, keys };
  }
}
