/** Verdicts and rows, as the engine returns them. */

/** @param {Partial<import("../../../checker/web/elements/verdict_timing.js").Verdict>} known */
export function verdict(known = {}) {
  return { decision: "ok", class: "valid", suggestion: "", findings: [], ...known };
}

/** @param {Record<string, any>} known */
export function row(known = {}) {
  return {
    number: 1,
    name: "",
    value: "a",
    kind: "url",
    recognized: true,
    same: 0,
    cells: [known.value ?? "a"],
    status: "right",
    verdict: verdict(),
    ...known,
  };
}

/** @param {string} code @param {Record<string, string>} [params] */
export function finding(code, params = {}) {
  return { code, params };
}
