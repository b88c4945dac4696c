/** The address of a step or result: `#step-id?question=answer&...`. It holds ids only, never what was typed. */

/**
 * @typedef {Record<string, string>} Answers step id -> choice id
 * @typedef {{name: string, answers: Answers}} Location `name`: id of a step or result; empty: the first step
 */

/** @param {string} fragment with or without `#` @returns {Location} */
export function parseAddress(fragment) {
  const [name = "", query = ""] = fragment.replace(/^#/, "").split(/\?(.*)/s);
  return { name: decodeLeniently(name), answers: Object.fromEntries(new URLSearchParams(query)) };
}

/** @param {string} text @returns {string} */
function decodeLeniently(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} name @param {Answers} answers @returns {string} */
export function formatAddress(name, answers) {
  const query = new URLSearchParams(answers).toString();
  return `#${encodeURIComponent(name)}${query ? `?${query}` : ""}`;
}
