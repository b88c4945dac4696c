/** Loads the data that the build made for a page. */

/** @param {string} url @returns {Promise<any>} @throws {Error} with the status and the address, if the file is not there */
export async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}
