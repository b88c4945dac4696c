// Joins the two halves of the interpreter (`split.mjs`): the second one is loaded when one of its functions is called.

/** Names under which the first half exports what the second imports, besides the names that the interpreter exports. */
export const SHARED = "hubcheck.";

/** The smallest module that makes a function of JavaScript one of WebAssembly, for the table that the halves share. */
const WRAPPER = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0], // a type: no parameters, no results
  ...[2, 5, 1, 0, 0, 0, 0], // imports a function of that type, with empty names
  ...[7, 4, 1, 0, 0, 0], // and exports it
]);

/**
 * @param {WebAssembly.Exports} exports of the first half; an interpreter that was not split stays as it is
 * @param {WebAssembly.Imports} imports of the first half
 * @param {() => WebAssembly.Module} load gets the second half, before it returns: a call waits for it
 */
export function join(exports, imports, load) {
  const loaded = /** @type {WebAssembly.Global | undefined} */ (exports[`${SHARED}loaded`]);
  const functions = /** @type {WebAssembly.Table | undefined} */ (exports[`${SHARED}functions`]);
  if (!loaded || !functions) return;
  const fill = () => {
    new WebAssembly.Instance(load(), { ...imports, first: exports });
    loaded.value = 1;
  };
  const wrapper = new WebAssembly.Instance(new WebAssembly.Module(WRAPPER), { "": { "": fill } });
  functions.set(0, wrapper.exports[""]);
}
