/** When the checker may be fetched: never before the page has loaded, and on a slow connection only once a form is used. */
import { savesData } from "../data_saving.js";

/** @param {Element} form @returns {Promise<void>} resolved when the reader is about to use it, or the page has loaded */
export function untilNeeded(form) {
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
