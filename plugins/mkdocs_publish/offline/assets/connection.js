/** A line in the footer while there is no connection. */

/** Relies on requests that fail; what the browser reports about its connection is only a hint. */
export class Connection {
  #line = document.querySelector(".pub-offline > p");

  constructor() {
    addEventListener("offline", () => this.setOnline(false));
    if (!navigator.onLine) this.setOnline(false);
  }

  /** @param {boolean} working */
  setOnline(working) {
    if (this.#line instanceof HTMLElement) this.#line.hidden = working;
  }
}
