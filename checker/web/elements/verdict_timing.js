/** How soon a verdict may be seen while somebody types: true of half a word is not yet true of the reader. */

/**
 * @typedef {import("./text.js").Finding} Finding
 * @typedef {{decision: string, class: string, suggestion: string, findings: Finding[]}} Verdict
 * @typedef {"now" | "pause" | "end"} Patience shown at once; after a pause; only when the reader is done
 */

/** How long nobody must have typed (milliseconds) before a verdict is shown that the next key may prove wrong. */
export const PAUSE = 600;
/** How long before it is read out: screen readers still echo the keys. */
export const SILENCE = 1000;

/** The domain ends in something that is no ending (yet). */
const NO_ENDING = new Set(["email.unknown-tld", "email.short-tld", "email.single-label", "email.no-domain"]);
const SLIPS = new Set(["typo", "invalid"]);
const START = "https://businesscentral.dynamics.com/";

/** @param {string} text @returns {boolean} whether there is an `@`, and a dot after it that something follows */
function hasDomain(text) {
  return /@[^@]*[^@.]\.[^@.\s]{2,}[^@]*$/.test(text);
}

/** @param {string} text @param {Verdict} verdict @returns {Patience} */
function forEmail(text, verdict) {
  const ending = verdict.findings.some((one) => NO_ENDING.has(one.code));
  if (!hasDomain(text) || (ending && !verdict.suggestion)) return "end";
  return SLIPS.has(verdict.class) ? "pause" : "now";
}

/** @param {string} text @param {Verdict} verdict @returns {Patience} */
function forUrl(text, verdict) {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^http:/, "https:");
  if (START.startsWith(typed) || START.startsWith(`https://${typed}`)) return "end";
  return verdict.decision === "ok" ? "now" : "pause";
}

/**
 * @param {string} kind `email` or `url`
 * @param {string} text as typed
 * @param {Verdict} verdict
 * @returns {Patience}
 */
export function patience(kind, text, verdict) {
  return kind === "email" ? forEmail(text, verdict) : forUrl(text, verdict);
}

/**
 * Whether a verdict is an error of the field, not an answer: we could not read what was typed.
 * @param {Verdict} verdict
 */
export function isFieldError(verdict) {
  return verdict.class === "invalid" || verdict.findings[0]?.code === "email.single-label";
}

/** @type {Record<string, string>} */
const TONES = { accept: "ok", ok: "ok", warn: "warn", fix: "fix", reject: "reject", danger: "danger" };
const TO_FIX = new Set(["typo", "fixable", "alias_plus"]);

/** Icon and colour of a verdict. @param {Verdict} verdict @returns {string} */
export function toneOf(verdict) {
  if (verdict.suggestion && TO_FIX.has(verdict.class)) return "fix";
  return TONES[verdict.decision] ?? "warn";
}
