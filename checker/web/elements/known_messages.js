/** Explanations that Python gave when the site was built, for a reader who pastes a code before Python runs. */
import { fetchJson } from "./fetch_json.js";
import { sharedService } from "./service.js";

/** @import {Values} from "./text.js" */

/**
 * @typedef {{code: string, params: Values, actor: string, goto: string, anchor: string}} Cause
 *   as `hubcheck.api.explain` describes it; `anchor` of its row on the page of error messages
 *
 * What `mkdocs_hubcheck.known_messages` makes.
 * @typedef {object} Table
 * @property {[pattern: string, anchor: string][]} forms of a text that is only a code; {} in the anchor is its first group
 * @property {Cause} unknown what is made of a code of the first form that is in no list
 * @property {[causes: Cause[], anchors: string][]} codes the anchors, with spaces between them, of codes with the same causes
 */

/** @type {Promise<KnownMessages | null> | undefined} */
let loading;

/** The explanations of the build, loaded once; null if there are none, and Python explains everything. */
export function knownMessages() {
  const url = sharedService().settings.codes;
  loading ??= url ? KnownMessages.load(url).catch(() => null) : Promise.resolve(null);
  return loading;
}

export class KnownMessages {
  /** By anchor in lower case. @type {Map<string, Cause[]>} */
  #causes = new Map();

  /** @param {Table} table */
  constructor({ forms, unknown, codes }) {
    this.unknown = unknown;
    this.forms = forms.map(([pattern, anchor]) => ({ pattern: new RegExp(pattern, "i"), anchor }));
    for (const [causes, anchors] of codes)
      for (const anchor of anchors.split(" "))
        this.#causes.set(
          anchor.toLowerCase(),
          causes.map((cause) => ({ ...cause, anchor })),
        );
  }

  /** @param {string} url @returns {Promise<KnownMessages>} */
  static async load(url) {
    return new KnownMessages(await fetchJson(url));
  }

  /** What Python makes of a text. @param {string} text @returns {Cause[] | null} null if only Python knows */
  causes(text) {
    for (const [at, { pattern, anchor }] of this.forms.entries()) {
      const [, found] = pattern.exec(text) ?? [];
      if (!found) continue;
      const code = anchor.replace("{}", found);
      const unknown = at === 0 ? [{ ...this.unknown, params: { number: code } }] : null;
      return this.#causes.get(code.toLowerCase()) ?? unknown;
    }
    return null;
  }
}
