/** The theme puts the button that copies a block of code into a landmark without a name: many of them, and none is one. */

/** @param {ParentNode} article */
export function nameCode(article) {
  for (const nav of article.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "presentation");
}
