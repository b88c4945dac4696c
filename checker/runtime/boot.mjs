// Starts the pinned Pyodide under Node.js from a folder: stock, from our zip, or from our snapshot.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** An empty zip: the end-of-directory record and nothing before it. */
export const EMPTY_ZIP = new Uint8Array([80, 75, 5, 6, ...Array(18).fill(0)]);

/** Run in a started interpreter: collect garbage from now on, but not among the objects that exist already. */
export const START = "import gc; gc.freeze(); gc.enable()";

/**
 * @param {string} folder of the npm package `pyodide`
 * @param {Record<string, unknown>} options of `loadPyodide`
 */
export async function boot(folder, options = {}) {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  const { info } = JSON.parse(await readFile(join(folder, "pyodide-lock.json"), "utf8"));
  return loadPyodide({
    indexURL: folder,
    // What the lock file says about the runtime, without its 300 packages.
    lockFileContents: { info, packages: {} },
    packageBaseUrl: folder,
    stdout: (/** @type {string} */ line) => process.stderr.write(`${line}\n`),
    ...options,
  });
}
