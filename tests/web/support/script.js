/** Runs a classic script, which exports nothing, with the globals that a test gives it. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

/**
 * @param {string} path from the top of the checkout @param {Record<string, unknown>} globals
 * @param {string} [before] what the build writes in front of the script
 */
export function runScript(path, globals, before = "") {
  const code = readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
  runInNewContext(before + code, { URL, URLSearchParams, Promise, Array, Set, Map, ...globals });
}
