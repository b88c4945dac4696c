/** A link to look at and to copy. It is always text: nobody should open one here by accident. */
import { difference } from "./difference.js";
import { button, element } from "./dom.js";

/**
 * @typedef {import("./announcer.js").Announcer} Announcer
 * @typedef {import("./text.js").Words} Words
 */

/** How long (milliseconds) the button says that it did its work. */
const COPIED = 2000;

/** @param {string} text @returns {DocumentFragment} with places to break the line before `?` and after `/` */
export function breakable(text) {
  const made = document.createDocumentFragment();
  for (const part of text.split(/(?=[?&#.])|(?<=\/)(?!\/)/)) made.append(part, element("wbr", ""));
  return made;
}

/** @param {"del" | "ins"} name @param {string} text @param {string} word what happened, in words */
function marked(name, text, word) {
  return element(name, "", element("span", "hc-word", `${word} `), breakable(text));
}

/** @param {string} label @param {...Node} content */
function box(label, ...content) {
  const shown = element("code", "hc-link", ...content);
  shown.translate = false;
  return element("div", "hc-linkbox", element("span", "hc-caption", label), shown);
}

/** @param {string} link @param {Words} words @returns {HTMLElement} the link as it was typed */
export function typedLink(link, words) {
  return box(words.text("ui.your-link"), breakable(link));
}

/**
 * The right link with what was added, and the reader's own with what was left out.
 * @param {string} typed empty where the two are not to be compared @param {string} right @param {Words} words
 * @returns {HTMLElement[]}
 */
export function corrected(typed, right, words) {
  const pieces = typed ? difference(typed.trim(), right) : [];
  if (pieces.length === 0) return [box(words.text("ui.right-link"), breakable(right))];
  const [added, left] = [words.text("ui.added"), words.text("ui.left-out")];
  const after = pieces.filter((one) => one.change !== "out");
  const before = pieces.filter((one) => one.change !== "in");
  const nodes = (/** @type {typeof pieces} */ some) =>
    some.map(({ text, change }) => {
      if (change === "same") return breakable(text);
      return change === "in" ? marked("ins", text, added) : marked("del", text, left);
    });
  const made = [box(words.text("ui.right-link"), ...nodes(after))];
  if (before.some((one) => one.change === "out")) {
    made.push(box(words.text("ui.your-link"), ...nodes(before)));
  }
  return made;
}

/** Where there is no clipboard (not a secure page), the old way. @param {string} text @returns {boolean} */
function copyByHand(text) {
  const field = element("textarea", "hc-hidden");
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

/** @param {string} text @returns {Promise<boolean>} */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

/**
 * A button that copies a link, or another text, and says that it did.
 * @param {string | (() => string)} text @param {Words} words @param {Announcer} announcer
 * @param {{name?: string, values?: import("./text.js").Values, classes?: string}} [looks] `name`: id of the words on it
 */
export function copyButton(text, words, announcer, looks = {}) {
  const { name = "ui.copy-link", values = {}, classes = "hc-button--main" } = looks;
  const made = button(classes, words.nodes(name, values));
  let back = 0;
  made.addEventListener("click", async () => {
    if (!(await copy(typeof text === "string" ? text : text()))) return;
    made.replaceChildren(words.nodes("ui.copied"));
    made.focus();
    announcer.say(words.speech("ui.copied"));
    clearTimeout(back);
    back = setTimeout(() => made.replaceChildren(words.nodes(name, values)), COPIED);
  });
  return made;
}
