/** A selection stays in the language where it starts: copying one column never takes the other along. */

const ATTRIBUTE = "data-bt-select";

/**
 * @param {Element} article
 * @param {() => boolean} shown Whether both languages are on screen.
 * @param {AbortSignal} signal
 */
export function keepSelectionApart(article, shown, signal) {
  const onDown = (/** @type {Event} */ event) => {
    article.removeAttribute(ATTRIBUTE);
    const under = event.target instanceof Element && article.contains(event.target) ? event.target : null;
    if (under && shown()) article.setAttribute(ATTRIBUTE, under.closest(".bt-source") ? "source" : "target");
  };
  document.addEventListener("pointerdown", onDown, { signal });
}
