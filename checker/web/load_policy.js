/** When and how much to load: never before the page has loaded, and on a slow connection only once a form is used. */

/** A browser that is busy for so long after the page has loaded gets more to do all the same. */
const IDLE_MS = 2000;

/** Whether the reader asked to save data, or has a slow connection; only Chromium tells. */
export function savesData() {
  const { saveData, effectiveType } = /** @type {any} */ (navigator).connection ?? {};
  return Boolean(saveData) || /[23]g$/.test(effectiveType ?? "");
}

/**
 * A form that appears below a pointer at rest is not meant: `pointerenter` would take it for use.
 * @param {EventTarget} form @param {() => unknown} callback called once the reader is about to use the form
 */
export function onUse(form, callback) {
  for (const event of ["focusin", "pointermove", "pointerdown"])
    form.addEventListener(event, callback, { once: true, passive: true });
}

/** Safari has no requestIdleCallback. @param {() => void} callback called when the browser has nothing better to do */
export function whenIdle(callback) {
  const wait =
    globalThis.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, IDLE_MS));
  wait(callback, { timeout: IDLE_MS });
}

/** @returns {Promise<void>} */
export function untilIdle() {
  return new Promise((resolve) => whenIdle(resolve));
}

/** @returns {Promise<void>} resolved when the page has loaded and the browser is idle */
export async function untilLoaded() {
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await untilIdle();
}

/** @param {Element} form @returns {Promise<void>} resolved when the reader is about to use it, or once the page is idle */
export function untilNeeded(form) {
  return new Promise((resolve) => {
    const now = () => resolve();
    onUse(form, now);
    if (form.contains(document.activeElement)) now();
    else if (!savesData()) void untilLoaded().then(now);
  });
}
