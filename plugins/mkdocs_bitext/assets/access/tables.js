/** A table wider than the page scrolls: it must be reachable with the keyboard and have a name. */

import { headingBefore } from "../element.js";

/** @param {HTMLElement} wrap */
function fit(wrap) {
  const scrolls = wrap.scrollWidth > wrap.clientWidth;
  const article = wrap.closest("article");
  const heading = article && headingBefore(wrap, article);
  wrap.toggleAttribute("tabindex", scrolls);
  if (scrolls) wrap.tabIndex = 0;
  if (scrolls && heading) {
    wrap.setAttribute("role", "group");
    wrap.setAttribute("aria-labelledby", heading.id);
  } else {
    wrap.removeAttribute("role");
    wrap.removeAttribute("aria-labelledby");
  }
}

const resizeObserver = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof HTMLElement) fit(target);
});

/** Keeps this up to date while tables are resized; may be called repeatedly. @param {Element} article */
export function watchTables(article) {
  for (const wrap of article.querySelectorAll(".md-typeset__scrollwrap")) resizeObserver.observe(wrap);
}
