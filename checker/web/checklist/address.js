/** The address of a step or result: `#step-id?question=answer&...`. Answers go by name; what was typed is never in it. */

/**
 * @typedef {Record<string, string>} Answers step id -> choice id
 * @typedef {{name: string, answers: Answers}} Asked `name` of a step or result; empty for the start
 */

/** @param {string} fragment with or without `#` @returns {Asked} */
export function read(fragment) {
  const [name = "", query = ""] = fragment.replace(/^#/, "").split(/\?(.*)/s);
  return { name: decoded(name), answers: Object.fromEntries(new URLSearchParams(query)) };
}

/** @param {string} text @returns {string} */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} name @param {Answers} answers @returns {string} */
export function write(name, answers) {
  const query = new URLSearchParams(answers).toString();
  return `#${encodeURIComponent(name)}${query ? `?${query}` : ""}`;
}
