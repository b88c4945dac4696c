/** Offers a reader the page in the language of their browser: once, and never by sending them there. */

import { wanted } from "./languages.js";

const KEY = "bitext.offered";

/** @returns {Storage | null} Null where the browser refuses even to name it. */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** Whether an offer was made, or a language chosen, on this site; without storage nobody can tell, and none is made. */
function settled() {
  try {
    return storage()?.getItem(KEY) !== null;
  } catch {
    return true;
  }
}

/** Remembers that this reader needs no offer any more. */
export function settle() {
  try {
    storage()?.setItem(KEY, "1");
  } catch {
    // A full or refused store: the next page may offer again.
  }
}

/** @param {HTMLElement} offer @param {Element} title */
function show(offer, title) {
  offer.querySelector("button")?.addEventListener("click", () => {
    offer.remove();
    // The button that had the focus is gone: go on reading from the title.
    if (title instanceof HTMLElement) {
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
    }
  });
  title.after(offer);
  settle();
}

/** Shows the offer, where there is one for this reader and none was made before. */
export function offerOnce() {
  const template = document.getElementById("bt-offers");
  const title = document.querySelector("article h1");
  if (!(template instanceof HTMLTemplateElement) || !title || settled()) return;
  const offers = [...template.content.querySelectorAll("aside")];
  const code = wanted(
    navigator.languages,
    document.documentElement.lang,
    offers.map((one) => one.dataset.locale ?? ""),
  );
  const offer = offers.find((one) => one.dataset.locale === code);
  if (offer) show(/** @type {HTMLElement} */ (offer.cloneNode(true)), title);
}
