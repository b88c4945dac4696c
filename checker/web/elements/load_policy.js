/** When the checker may be fetched: never before the page is there, and on a poor connection only for who turns to it. */

/** As `engine.js` says it, which is not here yet: it is published apart, and this decides whether it is fetched at all. */
function savesData() {
  const { saveData, effectiveType } = /** @type {any} */ (navigator).connection ?? {};
  return Boolean(saveData) || /[23]g$/.test(effectiveType ?? "");
}

/** @param {Element} form @returns {Promise<void>} when its reader is about to use it, or the page is loaded */
export function wanted(form) {
  return new Promise((resolve) => {
    const now = () => resolve();
    for (const event of ["focusin", "pointerenter", "pointerdown"]) {
      form.addEventListener(event, now, { once: true, passive: true });
    }
    if (form.contains(document.activeElement)) now();
    else if (savesData()) return;
    else if (document.readyState === "complete") now();
    else addEventListener("load", now, { once: true });
  });
}
