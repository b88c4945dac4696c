/** Offers a new version of the site, but never while a form has text that would be lost. */

const FIELDS =
  "main :is(textarea, input:is(:not([type]), [type=text], [type=email], [type=url], [type=search]))";

/** Whether the reader typed something that would be lost. */
function hasText() {
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (
    document.querySelectorAll(FIELDS)
  );
  return [...fields].some((field) => field.value !== field.defaultValue);
}

/** The notice at the top of the page. */
export class Update {
  #line = document.querySelector(".pub-update > p");
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;

  constructor() {
    this.#line?.querySelector("button")?.addEventListener("click", this);
  }

  /** @param {ServiceWorkerRegistration} registration */
  watch(registration) {
    this.#registration = registration;
    if (registration.waiting) this.#offer();
    registration.addEventListener("updatefound", () => {
      const installing = registration.installing;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed") this.#offer();
      });
    });
  }

  /** Show the notice, or wait until the forms are empty. */
  #offer() {
    // Without a controller this is the first visit: there is no older version to replace.
    if (!navigator.serviceWorker.controller || !(this.#line instanceof HTMLElement)) return;
    this.#line.hidden = hasText();
    if (this.#line.hidden) document.addEventListener("input", () => this.#offer(), { once: true });
  }

  handleEvent() {
    const { waiting } = this.#registration ?? {};
    if (!waiting) {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage({ type: "take-over" });
  }
}
