/** "On this page" inside the article, while the second column takes the space of the table of contents. */

import { element } from "../element.js";
import { plainText } from "./milestones.js";

/**
 * @param {Element} article
 * @param {string} title
 * @param {{lang: string, dir: string}} attributes of the title
 * @returns {HTMLDetailsElement | null} Null if the page has no sections.
 */
export function outline(article, title, attributes) {
  const items = [...article.querySelectorAll("h2[id], h3[id]")].map((heading) => {
    const link = element("a", { href: `#${heading.id}` }, plainText(heading));
    return element("li", `bt-${heading.tagName.toLowerCase()}`, link);
  });
  if (items.length === 0) return null;
  return element(
    "details",
    "bt-contents",
    element("summary", attributes, title),
    element("ul", "", ...items),
  );
}
