// Removes the empty pages of a memory snapshot, which are half of it, and restores them.

/** Bytes of a page of WebAssembly memory. */
const PAGE = 64 * 1024;

/**
 * @typedef {object} Places the layout of a condensed snapshot
 * @property {number} memory size of the memory in bytes
 * @property {[offset: number, length: number][]} runs ranges that are not empty, in order
 */

/** @param {Uint8Array} memory @returns {{full: Uint8Array, places: Places}} */
export function condense(memory) {
  /** @type {[number, number][]} */
  const runs = [];
  for (let offset = 0; offset < memory.length; offset += PAGE) {
    const page = memory.subarray(offset, offset + PAGE);
    if (page.every((byte) => byte === 0)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === offset) last[1] += page.length;
    else runs.push([offset, page.length]);
  }
  const full = Buffer.concat(runs.map(([offset, length]) => memory.subarray(offset, offset + length)));
  return { full, places: { memory: memory.length, runs } };
}

/** @param {Uint8Array} full @param {Places} places @returns {Uint8Array} */
export function expand(full, { memory, runs }) {
  const whole = new Uint8Array(memory);
  let from = 0;
  for (const [offset, length] of runs) {
    whole.set(full.subarray(from, from + length), offset);
    from += length;
  }
  return whole;
}
