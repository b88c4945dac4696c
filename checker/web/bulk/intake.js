/** Text that comes in as a whole: from a file of any usual encoding, from a drop, from a field that holds one line. */

/** More of a file (bytes) is not read: by then it is too large for sure, and that is said. */
const MOST = 3_000_000;

/** @param {Uint8Array} bytes @returns {string} the encoding that a byte order mark names, or UTF-8 */
function marked(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/**
 * The text of a file. Excel writes Windows-1252 where it is not told otherwise.
 * @param {ArrayBuffer} content
 */
export function decode(content) {
  const bytes = new Uint8Array(content);
  try {
    return new TextDecoder(marked(bytes), { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** @param {Blob} file @returns {Promise<string>} rejected where the file cannot be read (any more) */
export async function read(file) {
  return decode(await file.slice(0, MOST).arrayBuffer());
}

/** @param {string} text @returns {boolean} whether it holds more than one line that is not blank */
export function isList(text) {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim()).length > 1;
}

/** @param {DataTransfer | null} transfer @returns {{file: File | null, text: string}} */
export function content(transfer) {
  return { file: transfer?.files[0] ?? null, text: transfer?.getData("text/plain") ?? "" };
}
