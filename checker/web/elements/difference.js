/** What was left out of a link and what was added: a comparison part by part, not letter by letter. */

/** @typedef {{text: string, change: "same" | "out" | "in"}} Piece */

/** Links with less in common than this are two links, not one with corrections. */
const ALIKE = 0.5;

/** @param {string} link @returns {string[]} its parts: names, values with their names, and the signs between them */
function parts(link) {
  return link.match(/[/?&#:]|[^/?&#:]+/g) ?? [];
}

/**
 * How one link becomes the other.
 * @param {string} before @param {string} after
 * @returns {Piece[]} empty where they have too little in common
 */
export function difference(before, after) {
  const [from, to] = [parts(before), parts(after)];
  const common = table(from, to);
  const at = (/** @type {number} */ i, /** @type {number} */ j) => common[i]?.[j] ?? 0;
  if (at(0, 0) < ALIKE * Math.min(from.length, to.length)) return [];
  /** @type {Piece[]} */
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && from[i] === to[j]) {
      add(pieces, "same", from[i]);
      i += 1;
      j += 1;
    } else if (i < from.length && (j === to.length || at(i + 1, j) >= at(i, j + 1))) {
      add(pieces, "out", from[i]);
      i += 1;
    } else {
      add(pieces, "in", to[j]);
      j += 1;
    }
  }
  return pieces;
}

/** @param {Piece[]} pieces @param {Piece["change"]} change @param {string} [text] */
function add(pieces, change, text = "") {
  const last = pieces.at(-1);
  if (last?.change === change) last.text += text;
  else pieces.push({ text, change });
}

/** @param {string[]} from @param {string[]} to @returns {number[][]} how many parts the rests have in common */
function table(from, to) {
  const rows = Array.from({ length: from.length + 1 }, () => Array(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const row = /** @type {number[]} */ (rows[i]);
      const below = /** @type {number[]} */ (rows[i + 1]);
      row[j] = from[i] === to[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}
