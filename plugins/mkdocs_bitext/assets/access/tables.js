/** A table wider than the page scrolls: it must be reachable with the keyboard and have a name. */

const HEADINGS = ":is(h1, h2, h3, h4, h5, h6)[id]";

/** The last heading before a table. @param {Element} table */
function headingOf(table) {
  const all = [...(table.closest("article")?.querySelectorAll(HEADINGS) ?? [])];
  return all.findLast((heading) => heading.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** @param {HTMLElement} wrap */
function fit(wrap) {
  const scrolls = wrap.scrollWidth > wrap.clientWidth;
  const heading = headingOf(wrap);
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
