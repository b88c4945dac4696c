/** One quiet line in the footer while there is no connection. */

/** Believes a request that failed; what the browser thinks of its connection is a hint only. */
export class Connection {
  #line = document.querySelector(".pub-offline > p");

  constructor() {
    addEventListener("offline", () => this.works(false));
    if (!navigator.onLine) this.works(false);
  }

  /** @param {boolean} working */
  works(working) {
    if (this.#line instanceof HTMLElement) this.#line.hidden = working;
  }
}
