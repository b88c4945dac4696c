/** What was removed from a link and what was added, part by part rather than letter by letter. */

/** @typedef {{text: string, change: "same" | "out" | "in"}} Piece */

/** Links that share less of their parts than this are unrelated, not one the correction of the other. */
const MIN_COMMON_SHARE = 0.5;

/** @param {string} text @returns {string[]} path segments, query parameters, words around the link, and what separates them */
function parts(text) {
  return text.match(/[/?&#:<>()"']|\s+|[^/?&#:<>()"'\s]+/g) ?? [];
}

/**
 * The edits that turn one link into the other (longest common subsequence).
 * @param {string} before @param {string} after
 * @returns {Piece[]} empty if they have too little in common
 */
export function difference(before, after) {
  const [from, to] = [parts(before), parts(after)];
  const common = commonLengths(from, to);
  const at = (/** @type {number} */ i, /** @type {number} */ j) => common[i]?.[j] ?? 0;
  if (at(0, 0) < MIN_COMMON_SHARE * Math.min(from.length, to.length)) return [];
  /** @type {Piece[]} */
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && from[i] === to[j]) {
      append(pieces, "same", from[i]);
      i += 1;
      j += 1;
    } else if (i < from.length && (j === to.length || at(i + 1, j) >= at(i, j + 1))) {
      append(pieces, "out", from[i]);
      i += 1;
    } else {
      append(pieces, "in", to[j]);
      j += 1;
    }
  }
  return pieces;
}

/** @param {Piece[]} pieces @param {Piece["change"]} change @param {string} [text] */
function append(pieces, change, text = "") {
  const last = pieces.at(-1);
  if (last?.change === change) last.text += text;
  else pieces.push({ text, change });
}

/** @param {string[]} from @param {string[]} to @returns {number[][]} at [i][j], how many parts `from` from i and `to` from j have in common */
function commonLengths(from, to) {
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
