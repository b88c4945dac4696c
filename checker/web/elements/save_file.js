/** Saves a text as a file through a link that is clicked once. */
import { element } from "./dom.js";

/** Long enough (milliseconds) for any browser to have begun to save. */
const REVOKE_AFTER_MS = 60_000;

/** @param {string} text @param {string} name of the file @param {string} type MIME type */
export function saveFile(text, name, type) {
  const link = element("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS);
}
