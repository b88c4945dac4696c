/** An address with a code in other letters, or with its number alone, leads to the code's row as well. */

/** @param {Element} article */
export function followAnchors(article) {
  const follow = () => {
    const name = location.hash.slice(1);
    if (!name || document.getElementById(name)) return;
    const found = [name, `AADSTS${name}`, `http-${name}`]
      .map((anchor) => article.querySelector(`[id="${CSS.escape(anchor)}" i]`))
      .find(Boolean);
    if (found) location.replace(`#${found.id}`);
  };
  addEventListener("hashchange", follow);
  follow();
}
