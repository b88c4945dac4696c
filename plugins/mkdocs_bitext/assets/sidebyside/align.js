/** Aligns list items with their source items: a list is one row of the grid, but its items wrap differently. */

/**
 * @param {Element} list In the column of the translation.
 * @param {Element} source In the second column of the same row.
 */
function alignItems(list, source) {
  const twin = source.querySelector(":scope > :is(ol, ul)");
  const items = [...(twin?.children ?? [])].filter((child) => child instanceof HTMLElement);
  for (const item of items) item.style.removeProperty("--bt-lag");
  const below = source.getBoundingClientRect().top >= list.getBoundingClientRect().bottom;
  if (below || items.length !== list.children.length) return;
  for (const [at, item] of items.entries()) {
    const { top } = item.getBoundingClientRect();
    const lag = (list.children[at]?.getBoundingClientRect().top ?? 0) - top;
    // Its margin collapses with that of the item before.
    const gap = top - (items[at - 1]?.getBoundingClientRect().bottom ?? top);
    if (lag > 1) item.style.setProperty("--bt-lag", `${lag + gap}px`);
  }
}

/**
 * Aligns the lists of an article, now and whenever its lines wrap differently. Disconnect the observer to stop.
 * @param {Element} article
 */
export function alignLists(article) {
  const align = () => {
    for (const source of article.querySelectorAll("[data-bt] > :is(ol, ul)[data-bt=pair] + .bt-source")) {
      if (source.previousElementSibling) alignItems(source.previousElementSibling, source);
    }
  };
  const observer = new ResizeObserver(align);
  observer.observe(article);
  return observer;
}
