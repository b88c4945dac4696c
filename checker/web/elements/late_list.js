/** The list below a form or the checklist: few open it, so the page leads to a twin that holds it, and takes it from there. */
import { onUse, savesData, untilLoaded } from "../load_policy.js";

/** Event of a list that has been filled. */
export const FILLED = "hubcheck-filled";

export class LateList {
  /** The link to the twin, in place of the list; null if the page holds the list. @type {HTMLAnchorElement | null} */
  #link;
  /** The twin. @type {Promise<string> | null} */
  #page = null;
  /** @type {Promise<void> | null} */
  #filling = null;

  /** @param {HTMLDetailsElement} list */
  constructor(list) {
    this.list = list;
    this.#link = list.querySelector("a[data-late]");
    if (!this.#link) return;
    const fetchPage = () => void this.#fetchPage().catch(() => {});
    onUse(list, fetchPage);
    list.addEventListener("toggle", () => list.open && void this.fill());
    // A connection that breaks later takes the checker with it, and then the list is needed.
    if (!savesData()) void untilLoaded().then(fetchPage);
  }

  /** Replace the link by the list; where that fails the link stays, and the next call tries again. @returns {Promise<void>} */
  fill() {
    if (!this.#link) return Promise.resolve();
    this.#filling ??= this.#fill().catch(() => {
      this.#filling = null;
    });
    return this.#filling;
  }

  async #fill() {
    const page = new DOMParser().parseFromString(await this.#fetchPage(), "text/html");
    const whole = page.getElementById(this.list.id);
    if (!whole) throw new Error(`no ${this.list.id}`);
    whole.querySelector("summary")?.remove();
    while (this.list.lastElementChild?.matches(":not(summary)")) this.list.lastElementChild.remove();
    this.list.append(...whole.childNodes);
    this.#link = null;
    this.list.dispatchEvent(new Event(FILLED));
  }

  /** @returns {Promise<string>} requested again after a failure */
  #fetchPage() {
    this.#page ??= fetchText(this.#link?.href ?? "").catch((error) => {
      this.#page = null;
      throw error;
    });
    return this.#page;
  }
}

/** @param {string} url */
async function fetchText(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.text();
}
