/** Keeps a selection in the language where it starts, so that copying one column does not include the other. */

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
