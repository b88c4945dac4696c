/** How soon a verdict may appear while somebody types: a verdict on half a word would be premature. */

/** @import {Finding} from "./text.js" */

/**
 * @typedef {"accept" | "unknown" | "warn" | "reject"} AddressDecision `unknown`: nothing against it, and in no list
 * @typedef {"ok" | "fix" | "reject" | "danger"} LinkDecision
 * @typedef {{decision: AddressDecision | LinkDecision, class: string, suggestion: string, findings: Finding[],
 *   basis?: {level: string, page?: string}}} Verdict
 * @typedef {"now" | "pause" | "end"} Timing at once; after a pause in typing; only when the reader has finished
 */

/** The pause in typing before a verdict appears that the next key may prove wrong. */
export const TYPING_PAUSE_MS = 600;

/** Findings on a domain whose top-level domain may still be incomplete. */
const UNFINISHED_DOMAIN = new Set([
  "email.unknown-tld",
  "email.short-tld",
  "email.single-label",
  "email.no-domain",
]);
const LIKELY_TYPOS = new Set(["typo", "invalid"]);
const URL_START = "https://businesscentral.dynamics.com/";

/** @param {string} text @returns {boolean} whether an `@` is followed by a domain with a top-level domain of two letters or more */
function hasDomain(text) {
  return /@[^@]*[^@.]\.[^@.\s]{2,}[^@]*$/.test(text);
}

/** @param {string} text @param {Verdict} verdict @returns {Timing} */
function forEmail(text, verdict) {
  const unfinished = verdict.findings.some((finding) => UNFINISHED_DOMAIN.has(finding.code));
  if (!hasDomain(text) || (unfinished && !verdict.suggestion)) return "end";
  return LIKELY_TYPOS.has(verdict.class) ? "pause" : "now";
}

/** @param {string} text @param {Verdict} verdict @returns {Timing} */
function forUrl(text, verdict) {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^http:/, "https:");
  if (URL_START.startsWith(typed) || URL_START.startsWith(`https://${typed}`)) return "end";
  return verdict.decision === "ok" ? "now" : "pause";
}

/**
 * @param {string} kind `email` or `url`
 * @param {string} text as typed
 * @param {Verdict} verdict
 * @returns {Timing}
 */
export function visibleWhen(kind, text, verdict) {
  return kind === "email" ? forEmail(text, verdict) : forUrl(text, verdict);
}

/**
 * Whether a verdict is an error message at the field, rather than an answer: what was typed could not be interpreted.
 * An ID alone is no link, but its answer offers one.
 * @param {Verdict} verdict
 */
export function isFieldError({ class: name, findings: [first] }) {
  return (name === "invalid" && !first?.params.link) || first?.code === "email.single-label";
}

/** @type {Record<Verdict["decision"], string>} */
const TONES = {
  accept: "ok",
  ok: "ok",
  unknown: "unknown",
  warn: "warn",
  fix: "fix",
  reject: "reject",
  danger: "danger",
};
const TO_FIX = new Set(["typo", "fixable", "alias_plus"]);

/** Icon and colour of a verdict. @param {Verdict} verdict @returns {string} */
export function toneOf(verdict) {
  if (verdict.suggestion && TO_FIX.has(verdict.class)) return "fix";
  return TONES[verdict.decision] ?? "warn";
}
