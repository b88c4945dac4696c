/** Which rows are shown: radio buttons with counts; the choice stands in the fragment of the address. */
import { element } from "../elements/dom.js";

/**
 * @typedef {import("../elements/text.js").Words} Words
 * @typedef {import("./checking.js").Checked} Checked
 * @typedef {import("./checking.js").Status} Status
 * @typedef {Status | "all"} Shown
 */

/** @type {Shown[]} */
const CHOICES = ["all", "right", "fix", "reject", "danger"];
const FRAGMENT = /^#show=(\w+)$/;

/** @returns {Shown} what the address asks for */
export function wanted() {
  const name = FRAGMENT.exec(location.hash)?.[1];
  return CHOICES.find((one) => one === name) ?? "all";
}

/** @param {Shown} shown */
function remember(shown) {
  const address = new URL(location.href);
  address.hash = shown === "all" ? "" : `show=${shown}`;
  // `replace`: a filter is no page to go back to.
  history.replaceState(history.state, "", address);
}

/**
 * @param {Checked[]} rows @param {Words} words @param {string} id that no other element of the page starts with
 * @param {(shown: Shown) => void} choose called at once with what is chosen first
 */
export function filter(rows, words, id, choose) {
  const legend = element("legend", "hcb-legend", words.nodes("bulk.filter"));
  const made = element("fieldset", "hcb-filter", legend);
  const count = (/** @type {Shown} */ one) =>
    one === "all" ? rows.length : rows.filter((row) => row.status === one).length;
  const first = count(wanted()) ? wanted() : "all";
  for (const one of CHOICES) {
    if (one !== "all" && count(one) === 0) continue;
    const input = element("input", "");
    input.type = "radio";
    input.name = `${id}-show`;
    input.value = one;
    input.checked = one === first;
    const text = words.nodes(`bulk.filter-${one}`, { count: String(count(one)) });
    made.append(element("label", "hcb-choice", input, element("span", "", text)));
  }
  made.addEventListener("change", ({ target }) => {
    const shown = /** @type {Shown} */ (/** @type {HTMLInputElement} */ (target).value);
    remember(shown);
    choose(shown);
  });
  choose(first);
  return made;
}
