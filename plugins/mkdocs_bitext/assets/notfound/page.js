/** The page for addresses that lead nowhere: says which address it was, and finds the same page in another locale. */

import { candidates, wordsOf } from "./address.js";

const path = location.pathname;
const elsewhere = /** @type {HTMLElement | null} */ (document.querySelector(".bitext-elsewhere"));

function sayPath() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(".bitext-path"));
  const code = place?.querySelector("code");
  if (!place || !code) return;
  code.textContent = readable(path);
  place.hidden = false;
}

/** @param {string} address */
function readable(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** @param {string} base */
function offerSearch(base) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".bitext-search"));
  const field = form?.querySelector("input");
  if (!form || !field) return;
  field.value = wordsOf(readable(path), base);
  // A strict policy lets no form go anywhere (form-action); following an address is not its business.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const to = new URL(form.action, location.href);
    to.searchParams.set("q", field.value);
    location.assign(to);
  });
  form.hidden = false;
}

/**
 * Whether the site has a page there; a host that cannot be asked has none.
 * @param {string} url
 */
async function exists(url) {
  try {
    const answer = await fetch(url, { method: "HEAD" });
    return answer.status === 405 || answer.status === 501 ? (await fetch(url)).ok : answer.ok;
  } catch {
    return false;
  }
}

/**
 * The first of these addresses at which there is a page.
 * @param {string[]} urls
 */
async function firstThere(urls) {
  for (const url of urls) if (await exists(url)) return url;
  return undefined;
}

/**
 * Leads every link to a locale, in the page and in the switcher, to the same page there, if there is one.
 * @param {HTMLElement} section
 */
async function findElsewhere(section) {
  const { base = "/", source = "" } = section.dataset;
  const items = [...section.querySelectorAll("li")];
  const locales = items.map((item) => item.querySelector("a")?.hreflang ?? "");
  let found = false;
  for (const item of items) {
    const link = item.querySelector("a");
    const url = link && (await firstThere(candidates(path, base, link.hreflang, source, locales)));
    item.hidden = !url;
    if (!link || !url) continue;
    found = true;
    for (const one of document.querySelectorAll(`a[hreflang="${link.hreflang}"]`))
      if (one instanceof HTMLAnchorElement) one.href = url;
  }
  section.hidden = !found;
}

sayPath();
offerSearch(elsewhere?.dataset.base ?? "/");
if (elsewhere) findElsewhere(elsewhere);
