// Starts the pinned Pyodide under Node.js from a folder: stock, from our zip, or from our snapshot.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { join as joinHalves } from "./join.mjs";

/** An empty zip: the end-of-directory record and nothing before it. */
export const EMPTY_ZIP = new Uint8Array([80, 75, 5, 6, ...Array(18).fill(0)]);

/** Run in a started interpreter: collect garbage from now on, but not among the objects that exist already. */
export const START = "import gc; gc.freeze(); gc.enable()";

/** Written to stderr when the second half of the interpreter is needed. */
const SECOND = "The second half of the interpreter was loaded.";

/**
 * @param {string} folder of the npm package `pyodide`, or of the interpreter as it is published
 * @param {Record<string, unknown>} options of `loadPyodide`
 * @param {(exports: WebAssembly.Exports) => void} [onInstance] called with what each module exports
 */
export async function boot(folder, options = {}, onInstance = () => {}) {
  const { instantiate } = WebAssembly;
  const load = () => {
    process.stderr.write(`${SECOND}\n`);
    return new WebAssembly.Module(readFileSync(join(folder, "second.wasm")));
  };
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {any} */ source, /** @type {WebAssembly.Imports} */ imports) => {
      const made = /** @type {any} */ (await instantiate.call(WebAssembly, source, imports));
      const { exports } = made.instance ?? made;
      joinHalves(exports, imports, load);
      onInstance(exports);
      return made;
    }
  );
  try {
    return await start(folder, options);
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** @param {string} folder @param {Record<string, unknown>} options */
async function start(folder, options) {
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
