/** The 404 page: shows the address, and finds the same page in another locale. */

import { candidates, searchWords } from "./address.js";

const path = location.pathname;
const otherLocales = /** @type {HTMLElement | null} */ (document.querySelector(".bitext-elsewhere"));

function showPath() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(".bitext-path"));
  const code = place?.querySelector("code");
  if (!place || !code) return;
  code.textContent = decode(path);
  place.hidden = false;
}

/** @param {string} address */
function decode(address) {
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
  field.value = searchWords(decode(path), base);
  // A strict Content-Security-Policy forbids submitting forms (form-action), but not navigating.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const to = new URL(form.action, location.href);
    to.searchParams.set("q", field.value);
    location.assign(to);
  });
  form.hidden = false;
}

/** Whether there is a page at an address; false if the host does not answer. @param {string} url */
async function exists(url) {
  try {
    const answer = await fetch(url, { method: "HEAD" });
    return answer.status === 405 || answer.status === 501 ? (await fetch(url)).ok : answer.ok;
  } catch {
    return false;
  }
}

/** The first of these addresses that has a page. @param {string[]} urls */
async function firstExisting(urls) {
  for (const url of urls) if (await exists(url)) return url;
  return undefined;
}

/**
 * Point every link to a locale, in the page and in the language switcher, to the same page there, if it exists.
 * @param {HTMLElement} section
 */
async function linkOtherLocales(section) {
  const { base = "/", source = "" } = section.dataset;
  const items = [...section.querySelectorAll("li")];
  const locales = items.map((item) => item.querySelector("a")?.hreflang ?? "");
  let hasAny = false;
  for (const item of items) {
    const link = item.querySelector("a");
    const url = link && (await firstExisting(candidates(path, base, link.hreflang, source, locales)));
    item.hidden = !url;
    if (!link || !url) continue;
    hasAny = true;
    for (const other of document.querySelectorAll(`a[hreflang="${link.hreflang}"]`))
      if (other instanceof HTMLAnchorElement) other.href = url;
  }
  section.hidden = !hasAny;
}

showPath();
offerSearch(otherLocales?.dataset.base ?? "/");
if (otherLocales) linkOtherLocales(otherLocales);
