/** The reader's settings, stored for the whole site; without storage they last as long as the page. */

/** @typedef {"off" | "sentence" | "beside"} Mode */

/** @type {readonly Mode[]} */
export const MODES = ["off", "sentence", "beside"];

const KEY = "bitext.sidebyside";

/** @returns {Storage | null} Null if the browser denies access. */
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
    this.#mode = MODES.find((known) => known === mode) ?? this.#mode;
    this.#hover = hover !== false;
  }

  get mode() {
    return this.#mode;
  }

  set mode(mode) {
    this.#mode = mode;
    this.#store();
  }

  /** Whether a resting pointer shows the source of a sentence. */
  get hover() {
    return this.#hover;
  }

  set hover(hover) {
    this.#hover = hover;
    this.#store();
  }

  #store() {
    try {
      storage()?.setItem(KEY, JSON.stringify({ mode: this.#mode, hover: this.#hover }));
    } catch {
      // Storage is full or blocked: the setting applies to this page only.
    }
    this.dispatchEvent(new Event("change"));
  }
}
