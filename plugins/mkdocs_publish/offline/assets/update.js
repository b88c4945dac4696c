/** Offers a new version of the site, and never takes a form with text in it from the reader. */

const FIELDS =
  "main :is(textarea, input:is(:not([type]), [type=text], [type=email], [type=url], [type=search]))";

/** Whether something typed would be lost, or disturbed. */
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
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed") this.#offer();
      });
    });
  }

  /** Show the notice, or wait until the forms are empty. */
  #offer() {
    // Without an older version in charge there is nothing to replace: this is the first visit.
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
