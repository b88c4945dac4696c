/** Shows a link to read and copy. It is always text: nobody should open a checked link by accident. */
import { breakable } from "./breakable.js";
import { difference } from "./difference.js";
import { button, element } from "./dom.js";

/** @import {Announcer} from "./announcer.js" */
/** @import {Messages, Values} from "./text.js" */
/** @import {Verdict} from "./verdict_timing.js" */

const REFUSED = new Set(["reject", "danger"]);
/** How long the button reads "Copied". */
const COPIED_LABEL_MS = 2000;

/** @param {"del" | "ins"} name @param {string} text @param {string} word "Added" or "Left out", for screen readers */
function markedPart(name, text, word) {
  // The spaces are outside the box: at the ends of a box they would not be read.
  const mark = element("span", "hc-mark", " ", element("span", "", word), " ");
  return element(name, "", mark, breakable(text));
}

/** @param {string} label @param {...Node} content */
function linkBox(label, ...content) {
  const shown = element("code", { class: "hc-link", translate: "no" }, ...content);
  return element("div", "hc-linkbox", element("span", "hc-caption", label), shown);
}

/**
 * What the panel of a verdict on a link shows besides its texts: the corrected link to copy, or a refused one.
 * @param {Verdict} verdict @param {string} typed empty if the two are not to be compared
 * @param {Messages} messages @param {Announcer} announcer
 * @returns {{middle: Node[], buttons?: Node[]}}
 */
export function linkContent({ decision, suggestion, findings }, typed, messages, announcer) {
  if (suggestion) {
    const buttons = [copyButton(suggestion, messages, announcer)];
    return { middle: correctedLink(typed, suggestion, messages), buttons };
  }
  // Of a domain or an ID alone a sentence says which link it would be; of several links it asks which one is meant.
  const [offered, another] = findings.flatMap(({ params }) => params.link ?? []);
  if (offered && !another) {
    const box = linkBox(messages.text("ui.proposed-link"), breakable(offered));
    return { middle: [box], buttons: [copyButton(offered, messages, announcer)] };
  }
  const refused = linkBox(messages.text("ui.your-link"), breakable(typed.trim()));
  return { middle: REFUSED.has(decision) ? [refused] : [] };
}

/**
 * The corrected link with its additions marked, and the reader's own with what was left out marked.
 * @param {string} typed empty if the two are not to be compared @param {string} right @param {Messages} messages
 * @returns {HTMLElement[]}
 */
function correctedLink(typed, right, messages) {
  const pieces = typed ? difference(typed.trim(), right) : [];
  if (pieces.length === 0) return [linkBox(messages.text("ui.right-link"), breakable(right))];
  const [added, leftOut] = [messages.text("ui.added"), messages.text("ui.left-out")];
  const after = pieces.filter(({ change }) => change !== "out");
  const before = pieces.filter(({ change }) => change !== "in");
  const nodes = (/** @type {typeof pieces} */ some) =>
    some.map(({ text, change }) => {
      if (change === "same") return breakable(text);
      return change === "in" ? markedPart("ins", text, added) : markedPart("del", text, leftOut);
    });
  const boxes = [linkBox(messages.text("ui.right-link"), ...nodes(after))];
  if (before.some(({ change }) => change === "out")) {
    boxes.push(linkBox(messages.text("ui.your-link"), ...nodes(before)));
  }
  return boxes;
}

/** The fallback where the clipboard API is missing: pages not served over HTTPS. @param {string} text @returns {boolean} */
function copyByCommand(text) {
  const field = element("textarea", "hc-hidden");
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

/** @param {string} text @returns {Promise<boolean>} */
export async function copyToClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/**
 * A button that copies a link, or another text, and confirms it.
 * @param {string | (() => string)} text @param {Messages} messages @param {Announcer} announcer
 * @param {{name?: string, values?: Values, classes?: string}} [looks] `name`: message id of its label
 */
export function copyButton(text, messages, announcer, looks = {}) {
  const { name = "ui.copy-link", values = {}, classes = "hc-button--main" } = looks;
  const node = button(classes, messages.nodes(name, values));
  let back = 0;
  node.addEventListener("click", async () => {
    if (!(await copyToClipboard(typeof text === "string" ? text : text()))) return;
    node.replaceChildren(messages.nodes("ui.copied"));
    node.focus();
    announcer.announce(messages.announcement("ui.copied"));
    clearTimeout(back);
    back = setTimeout(() => node.replaceChildren(messages.nodes(name, values)), COPIED_LABEL_MS);
  });
  return node;
}
