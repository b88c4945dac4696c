/**
 * Offers a reader the page in the language of their browser: once, and never by sending them there. It stands below the
 * title and runs before what follows is there, so that nothing jumps.
 */

(() => {
  const KEY = "bitext.offered";

  /** Whether an offer was made, or a language chosen, on this site; without storage nobody can tell: then none is made. */
  function settled() {
    try {
      // What a page has put in its place lasts no longer than the page.
      return !(localStorage instanceof Storage) || localStorage.getItem(KEY) !== null;
    } catch {
      return true;
    }
  }

  function settle() {
    try {
      localStorage.setItem(KEY, "1");
    } catch {
      // A full or refused store: the next page may offer again.
    }
  }

  /** @param {string} locale */
  const languageOf = (locale) => locale.toLowerCase().split("-")[0];

  /**
   * The locale to offer; undefined where the page is in the language that the reader asks for first.
   * @param {readonly string[]} asked What the browser asks for, the dearest first.
   * @param {string} here The locale of the page.
   * @param {string[]} others The other locales that the page is in.
   */
  function wanted(asked, here, others) {
    for (const one of asked) {
      const language = languageOf(one);
      if (language === languageOf(here)) return undefined;
      const exact = others.find((code) => code.toLowerCase() === one.toLowerCase());
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
      // The button that had the focus is gone: go on reading from the title.
      if (title instanceof HTMLElement) {
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
      }
    });
    place.before(offer);
    settle();
  }

  // Who chooses a language has chosen.
  document.addEventListener(
    "click",
    (event) => {
      if (event.target instanceof Element && event.target.closest("a[hreflang]")) settle();
    },
    { capture: true },
  );

  const template = document.getElementById("bt-offers");
  if (!(template instanceof HTMLTemplateElement) || settled()) return;
  const offers = [...template.content.querySelectorAll("aside")];
  const others = offers.map((one) => one.dataset.locale ?? "");
  const code = wanted(navigator.languages, document.documentElement.lang, others);
  const offer = offers.find((one) => one.dataset.locale === code);
  if (offer) show(/** @type {HTMLElement} */ (offer.cloneNode(true)), template);
})();
