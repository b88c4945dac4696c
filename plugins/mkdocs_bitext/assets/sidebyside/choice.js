/** What the reader chose, kept for the whole site; without storage it lasts as long as the page. */

/** @typedef {"off" | "sentence" | "beside"} Mode */

/** @type {readonly Mode[]} */
export const MODES = ["off", "sentence", "beside"];

const KEY = "bitext.sidebyside";

/** @returns {Storage | null} Null where the browser refuses even to name it. */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** @returns {Record<string, unknown>} */
function stored() {
  try {
    return JSON.parse(storage()?.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** Fires `change` after every change. */
export class Choice extends EventTarget {
  /** @type {Mode} */
  #mode = "sentence";
  #hover = true;

  constructor() {
    super();
    const { mode, hover } = stored();
    this.#mode = MODES.find((one) => one === mode) ?? this.#mode;
    this.#hover = hover !== false;
  }

  get mode() {
    return this.#mode;
  }

  set mode(mode) {
    this.#mode = mode;
    this.#keep();
  }

  /** Whether a resting pointer shows the source of a sentence. */
  get hover() {
    return this.#hover;
  }

  set hover(hover) {
    this.#hover = hover;
    this.#keep();
  }

  #keep() {
    try {
      storage()?.setItem(KEY, JSON.stringify({ mode: this.#mode, hover: this.#hover }));
    } catch {
      // A full or refused store: the choice holds for this page.
    }
    this.dispatchEvent(new Event("change"));
  }
}
