/** The theme puts the copy button of every code block into a `nav`, an unnamed landmark: it should not be one. */

/** @param {ParentNode} article */
export function nameCode(article) {
  for (const nav of article.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "presentation");
}
