/** "On this page" inside the article, while the second column takes the space of the table of contents. */

import { element } from "./element.js";

/**
 * @param {Element} article
 * @param {string} title
 * @returns {HTMLDetailsElement | null} Null if the page has no sections.
 */
export function outline(article, title) {
  const list = element("ul");
  for (const heading of article.querySelectorAll("h2[id], h3[id]")) {
    const item = element("li", { class: `bt-${heading.tagName.toLowerCase()}` });
    item.append(element("a", { href: `#${heading.id}` }, textOf(heading)));
    list.append(item);
  }
  if (!list.hasChildNodes()) return null;
  return element("details", { class: "bt-contents" }, element("summary", {}, title), list);
}

/** @param {Element} heading */
function textOf(heading) {
  const copy = /** @type {Element} */ (heading.cloneNode(true));
  for (const added of copy.querySelectorAll(".headerlink, .bt-source")) added.remove();
  return copy.textContent?.trim() ?? "";
}
