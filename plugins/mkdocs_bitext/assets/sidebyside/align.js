/** Items of a list next to their source items: a list is one row of the grid, its items wrap differently. */

/**
 * @param {Element} list In the target's column.
 * @param {Element} source The second column of that row.
 */
function alignItems(list, source) {
  const twin = source.querySelector(":scope > :is(ol, ul)");
  const items = [...(twin?.children ?? [])].filter((one) => one instanceof HTMLElement);
  for (const item of items) item.style.removeProperty("--bt-lag");
  const below = source.getBoundingClientRect().top >= list.getBoundingClientRect().bottom;
  if (below || items.length !== list.children.length) return;
  for (const [at, item] of items.entries()) {
    const { top } = item.getBoundingClientRect();
    const lag = (list.children[at]?.getBoundingClientRect().top ?? 0) - top;
    // The margin swallows the one of the item before.
    const gap = top - (items[at - 1]?.getBoundingClientRect().bottom ?? top);
    if (lag > 1) item.style.setProperty("--bt-lag", `${lag + gap}px`);
  }
}

/**
 * Aligns the lists of an article now and whenever its lines break anew; the observer ends it.
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
