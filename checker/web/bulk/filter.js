/** Radio buttons with counts that filter the rows by status; the choice is kept in the fragment of the address. */
import { element } from "../elements/dom.js";

/** @import {Messages} from "../elements/text.js" */
/** @import {Checked, Status} from "./checking.js" */

/**
 * @typedef {Status | "all"} Filter
 */

/** @type {Filter[]} */
const FILTERS = ["all", "right", "unknown", "fix", "reject", "danger"];
const FRAGMENT = /^#show=(\w+)$/;

/** @param {string} fragment of an address @returns {Filter} */
export function filterIn(fragment) {
  const name = FRAGMENT.exec(fragment)?.[1];
  return FILTERS.find((filter) => filter === name) ?? "all";
}

/** @param {Filter} shown */
function writeToAddress(shown) {
  const address = new URL(location.href);
  address.hash = shown === "all" ? "" : `show=${shown}`;
  // `replaceState`: the back button should leave the page, not undo a filter.
  history.replaceState(history.state, "", address);
}

/**
 * @param {Checked[]} rows @param {Messages} messages @param {string} id prefix unique to this element
 * @param {(shown: Filter) => void} choose called with every choice, and at once with the initial one
 */
export function filterChoices(rows, messages, id, choose) {
  const legend = element("legend", "hcb-legend", messages.nodes("bulk.filter"));
  const fieldset = element("fieldset", "hcb-filter", legend);
  const count = (/** @type {Filter} */ filter) =>
    filter === "all" ? rows.length : rows.filter((row) => row.status === filter).length;
  const requested = filterIn(location.hash);
  const initial = count(requested) ? requested : "all";
  for (const filter of FILTERS) {
    if (filter !== "all" && count(filter) === 0) continue;
    const attributes = { type: "radio", name: `${id}-show`, value: filter, checked: filter === initial };
    const input = element("input", attributes);
    const text = messages.nodes(`bulk.filter-${filter}`, { count: String(count(filter)) });
    fieldset.append(element("label", "hcb-choice", input, element("span", "", text)));
  }
  // Of rows of one status there is nothing to choose.
  fieldset.hidden = new Set(rows.map((row) => row.status)).size < 2;
  fieldset.addEventListener("change", ({ target }) => {
    const shown = /** @type {Filter} */ (/** @type {HTMLInputElement} */ (target).value);
    writeToAddress(shown);
    choose(shown);
  });
  choose(initial);
  return fieldset;
}
