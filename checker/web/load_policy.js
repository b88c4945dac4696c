/** When and how much to load: never before the page has loaded, and on a slow connection only once a form is used. */

/** Whether the reader asked to save data, or has a slow connection; only Chromium tells. */
export function savesData() {
  const { saveData, effectiveType } = /** @type {any} */ (navigator).connection ?? {};
  return Boolean(saveData) || /[23]g$/.test(effectiveType ?? "");
}

/** @param {EventTarget} form @param {() => unknown} callback called once the reader is about to use the form */
export function onUse(form, callback) {
  for (const event of ["focusin", "pointerenter", "pointerdown"])
    form.addEventListener(event, callback, { once: true, passive: true });
}

/** @param {Element} form @returns {Promise<void>} resolved when the reader is about to use it, or the page has loaded */
export function untilNeeded(form) {
  return new Promise((resolve) => {
    const now = () => resolve();
    onUse(form, now);
    if (form.contains(document.activeElement)) now();
    else if (savesData()) return;
    else if (document.readyState === "complete") now();
    else addEventListener("load", now, { once: true });
  });
}
