/** Marks in the contents the section that the reader chose where the page ends before it: Material marks the last one. */

/** Longer than between two scroll events. */
const SETTLED_AFTER_MS = 150;

/** @param {string} hash */
function mark(hash) {
  for (const contents of document.querySelectorAll(".md-nav--secondary")) {
    const links = /** @type {HTMLAnchorElement[]} */ ([...contents.querySelectorAll("a.md-nav__link")]);
    const chosen = links.findIndex((link) => link.hash === hash);
    for (const [at, link] of links.entries()) {
      if (chosen < 0) break;
      link.classList.toggle("md-nav__link--active", at === chosen);
      link.classList.toggle("md-nav__link--passed", at <= chosen);
    }
  }
}

export function followChosenSection() {
  let chosen = location.hash;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const settle = () => {
    clearTimeout(timer);
    if (chosen) timer = setTimeout(markChosen, SETTLED_AFTER_MS);
  };
  const markChosen = () => {
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) mark(chosen);
    chosen = "";
  };
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    chosen = (link && link.pathname === location.pathname && link.hash) || "";
    settle();
  });
  addEventListener("scroll", settle, { passive: true });
  settle();
}
