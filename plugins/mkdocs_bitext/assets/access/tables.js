/** A table that is wider than its page scrolls sideways: the keyboard must reach it, and its name be heard. */

const HEADINGS = ":is(h1, h2, h3, h4, h5, h6)[id]";

/** The heading that a table stands under. @param {Element} table */
function headingOf(table) {
  const all = [...(table.closest("article")?.querySelectorAll(HEADINGS) ?? [])];
  return all.findLast((one) => one.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING);
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

const room = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof HTMLElement) fit(target);
});

/** Watches the room that tables have; one that is watched already stays so. @param {Element} article */
export function watchTables(article) {
  for (const wrap of article.querySelectorAll(".md-typeset__scrollwrap")) room.observe(wrap);
}
