/** Reads a list from a file of any usual encoding, or from what was pasted or dropped. */

/** Files are read up to here: a longer one is rejected as too large anyway. */
const MAX_FILE_BYTES = 3_000_000;

/** @param {Uint8Array} bytes @returns {string} the encoding that a byte order mark names, or UTF-8 */
function encodingOf(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/**
 * The text of a file: by its byte order mark, as UTF-8, or else as Windows-1252, which is what Excel writes by default.
 * Damaged bytes among others that are well written in the encoding are read as U+FFFD, and spoil nothing else.
 * `hubcheck.table.decoding` is the same for the command line.
 * @param {ArrayBuffer} content
 */
export function decode(content) {
  const bytes = new Uint8Array(content);
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== "utf-8" || !text.includes("\ufffd") || /[^\0-\x7f\ufffd]/.test(text)) return text;
  return new TextDecoder("windows-1252").decode(bytes);
}

/** @param {Blob} file @returns {Promise<string>} rejected if the file cannot be read */
export async function readText(file) {
  return decode(await file.slice(0, MAX_FILE_BYTES).arrayBuffer());
}

/** What is in each line of a list: an address or a link, or nothing but a domain. */
const ITEMS = [/@|:\/\/\S|businesscentral\.dynamics\.com/i, /^\s*[\w-]+(\.[\w-]+)+\s*$/];

/** @param {string} text @returns {boolean} whether it is a list, and not one link broken over lines or a whole mail */
export function isList(text) {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim());
  const counts = ITEMS.map((item) => lines.filter((line) => item.test(line)).length);
  return counts.some((count) => count > 1 && count * 2 > lines.length);
}

/** @param {DataTransfer | null} transfer @returns {{file: File | null, text: string}} */
export function transferContent(transfer) {
  return { file: transfer?.files[0] ?? null, text: transfer?.getData("text/plain") ?? "" };
}
