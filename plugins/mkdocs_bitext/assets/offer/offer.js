/**
 * Suggests the page in the language of the reader's browser: once, and never by redirecting. The script stands in the head
 * and shows the suggestion as soon as its place is there, before the rest of the page is laid out, so that nothing moves.
 */

/** @typedef {{lang: string, dir?: string, name: string, sentence: string, yes: string, no: string}} Words of a banner, in its language */

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

  /** Language and script: who reads zh-TW is not offered simplified characters. @param {string} locale */
  const languageOf = (locale) => {
    try {
      const { language, script } = new Intl.Locale(locale).maximize();
      return `${language}-${script}`;
    } catch {
      // Some browsers name what is no language tag, such as "C" or "en_US": it is like no other.
      return locale;
    }
  };

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

  /** @param {string} name @param {Record<string, string>} properties @param {Node[]} [content] */
  function element(name, properties, content = []) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  }

  /** @param {Words} words @param {HTMLAnchorElement} link @param {HTMLElement} place back in the page once it is declined */
  function banner({ lang, dir = "", name, sentence, yes, no }, link, place) {
    const decline = element("button", { type: "button", textContent: no });
    const made = element("aside", { className: "bitext-notice bitext-offer", lang }, [
      element("p", { textContent: sentence }),
      element("p", {}, [link, new Text(" "), decline]),
    ]);
    link.textContent = yes;
    if (dir) made.dir = dir;
    made.dataset.locale = link.hreflang;
    made.setAttribute("aria-label", name);
    decline.addEventListener("click", () => {
      const title = document.querySelector("article h1");
      made.replaceWith(place);
      // The focused button is gone: move the focus to the title.
      if (title instanceof HTMLElement) {
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
      }
    });
    return made;
  }

  // Choosing a language settles it.
  document.addEventListener(
    "click",
    (event) => {
      if (event.target instanceof Element && event.target.closest("a[hreflang]")) settle();
    },
    { capture: true },
  );

  if (isSettled()) return;
  /** @type {Record<string, Words>} */
  const words = JSON.parse(document.getElementById("bt-offer-words")?.textContent ?? "{}");
  const code = suggestedLocale(navigator.languages, document.documentElement.lang, Object.keys(words));
  if (!code) return;

  /** @param {string} locale @returns {boolean} whether the place was there */
  function suggest(locale) {
    const place = document.getElementById("bt-offers");
    if (!(place instanceof HTMLTemplateElement)) return false;
    const link = place.content.querySelector(`a[hreflang="${locale}"]`);
    if (link) {
      const copy = /** @type {HTMLAnchorElement} */ (link.cloneNode(true));
      // In its place, not beside it: by counting siblings, browsers find the position of a reader who comes back.
      place.replaceWith(banner(/** @type {Words} */ (words[locale]), copy, place));
      settle();
    }
    return true;
  }

  if (suggest(code)) return;
  const observer = new MutationObserver(() => {
    if (suggest(code) || document.readyState !== "loading") observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
})();
