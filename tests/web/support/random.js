/** Seeded random values: a property that fails does so in every run. */

/** Mulberry32. @param {number} seed */
export function generator(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (items) => items[below(items.length)];
  const list = (most, make) => Array.from({ length: below(most + 1) }, make);
  return { below, pick, list, string: (most, signs) => list(most, () => pick([...signs])).join("") };
}
