// Reads and writes functions.txt: which functions of the interpreter the checker runs, as found by profile.mjs.
import { createHash } from "node:crypto";

const HEADER = "Functions of the interpreter that the checker runs (profile.mjs); SHA-256 of the interpreter:";
const A_LINE = 20;

/** @param {Uint8Array} interpreter @returns {string} */
function digest(interpreter) {
  return createHash("sha256").update(interpreter).digest("hex");
}

/**
 * @param {string} text of functions.txt @param {Uint8Array} interpreter
 * @returns {Set<number> | null} null if the text is about another interpreter
 */
export function readFunctions(text, interpreter) {
  const [header, ...lines] = text.trim().split("\n");
  if (header !== `${HEADER} ${digest(interpreter)}`) return null;
  let last = -1;
  // Each number is the distance to the one before.
  return new Set(lines.flatMap((line) => line.split(" ")).map((step) => (last += Number(step))));
}

/** @param {Iterable<number>} functions @param {Uint8Array} interpreter @returns {string} */
export function writeFunctions(functions, interpreter) {
  const sorted = [...functions].sort((a, b) => a - b);
  const steps = sorted.map((one, at) => one - (sorted[at - 1] ?? -1));
  const lines = [];
  for (let at = 0; at < steps.length; at += A_LINE) lines.push(steps.slice(at, at + A_LINE).join(" "));
  return `${[`${HEADER} ${digest(interpreter)}`, ...lines].join("\n")}\n`;
}
