/**
 * Suggests the page in the language of the reader's browser: once, and never by redirecting. The script stands below the
 * title and runs before the rest of the page is parsed, so that nothing moves.
 */

(() => {
  const KEY = "bitext.offered";

  /** Whether a suggestion was made, or a language chosen, on this site; true without storage, which cannot tell. */
  function isSettled() {
    try {
      // A replacement that a page has put in its place lasts no longer than the page.
      return !(localStorage instanceof Storage) || localStorage.getItem(KEY) !== null;
    } catch {
      return true;
    }
  }

  function settle() {
    try {
      localStorage.setItem(KEY, "1");
    } catch {
      // Storage is full or blocked: the next page may suggest it again.
    }
  }

  /** @param {string} locale */
  const languageOf = (locale) => locale.toLowerCase().split("-")[0];

  /**
   * The locale to suggest; undefined if the page is in the preferred language of the reader.
   * @param {readonly string[]} preferred The browser's languages, by preference.
   * @param {string} here The locale of the page.
   * @param {string[]} others The other locales that the page is in.
   */
  function suggestedLocale(preferred, here, others) {
    for (const tag of preferred) {
      const language = languageOf(tag);
      if (language === languageOf(here)) return undefined;
      const exact = others.find((code) => code.toLowerCase() === tag.toLowerCase());
      const near = exact ?? others.find((code) => languageOf(code) === language);
      if (near) return near;
    }
    return undefined;
  }

  /** @param {HTMLElement} offer @param {Element} place */
  function show(offer, place) {
    offer.querySelector("button")?.addEventListener("click", () => {
      const title = document.querySelector("article h1");
      offer.remove();
      // The focused button is gone: move the focus to the title.
      if (title instanceof HTMLElement) {
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
      }
    });
    place.before(offer);
    settle();
  }

  // Choosing a language settles it.
  document.addEventListener(
    "click",
    (event) => {
      if (event.target instanceof Element && event.target.closest("a[hreflang]")) settle();
    },
    { capture: true },
  );

  const template = document.getElementById("bt-offers");
  if (!(template instanceof HTMLTemplateElement) || isSettled()) return;
  const offers = [...template.content.querySelectorAll("aside")];
  const others = offers.map((aside) => aside.dataset.locale ?? "");
  const code = suggestedLocale(navigator.languages, document.documentElement.lang, others);
  const offer = offers.find((aside) => aside.dataset.locale === code);
  if (offer) show(/** @type {HTMLElement} */ (offer.cloneNode(true)), template);
})();
