/** What the search says in the reader's language, where Material has no words for it. */

/** @typedef {{ none: string, other: string, failed: string }} Labels */

/** @type {Record<string, Labels>} */
const LABELS = {
  en: {
    none: "Nothing in this guide has “{words}”.",
    other: "Check the spelling, try another word, or go to: {link}",
    failed: "The search can't be loaded now. Check your connection and type again.",
  },
  nl: {
    none: "“{words}” komt in deze gids niet voor.",
    other: "Kijk de spelling na, probeer een ander woord of ga naar: {link}",
    failed: "De zoekfunctie kan nu niet worden geladen. Kijk uw verbinding na en typ opnieuw.",
  },
  fr: {
    none: "« {words} » ne figure pas dans ce guide.",
    other: "Vérifiez l'orthographe, essayez un autre mot ou allez à : {link}",
    failed:
      "La recherche ne peut pas être chargée pour l'instant. Vérifiez votre connexion et tapez de nouveau.",
  },
};

/**
 * The labels in the nearest language to a locale.
 * @param {string} locale
 * @returns {Labels}
 */
export function labelsOf(locale) {
  return LABELS[locale.split("-")[0] ?? ""] ?? /** @type {Labels} */ (LABELS.en);
}
