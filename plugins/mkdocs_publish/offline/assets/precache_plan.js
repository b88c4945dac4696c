/** What may be downloaded ahead of its use, by the connection. */

/**
 * Without the large files of the checker on a slow connection, and only the page itself if the reader saves data. Without
 * information, an ordinary connection is assumed.
 * @param {{saveData?: boolean, effectiveType?: string}} [connection] `navigator.connection`, which only Chromium has
 * @returns {{pages: boolean, later: boolean}} all pages of the language; the large files
 */
export function precachePlan({ saveData = false, effectiveType = "" } = {}) {
  return {
    pages: !saveData && !effectiveType.endsWith("2g"),
    later: !saveData && !/[23]g$/.test(effectiveType),
  };
}
