/** Whether to load less than the checker could use. */

/** Whether the reader asked to save data, or has a slow connection; only Chromium tells. */
export function savesData() {
  const { saveData, effectiveType } = /** @type {any} */ (navigator).connection ?? {};
  return Boolean(saveData) || /[23]g$/.test(effectiveType ?? "");
}
