/** The reader's settings, stored for the whole site; without storage they last as long as the page. */

/** @typedef {"off" | "sentence" | "beside"} Mode */

/** @type {readonly Mode[]} */
export const MODES = ["off", "sentence", "beside"];

const KEY = "bitext.sidebyside";

/** @returns {Record<string, unknown>} Empty if the browser denies access. */
function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** Whether the reader has it switched on. */
export function isOn() {
  const { mode } = stored();
  return mode === "sentence" || mode === "beside";
}

/** Fires `change` after every change. */
export class Choice extends EventTarget {
  #values;

  constructor() {
    super();
    const { mode, hover } = stored();
    this.#values = { mode: MODES.find((known) => known === mode) ?? "off", hover: hover !== false };
  }

  get mode() {
    return this.#values.mode;
  }

  set mode(mode) {
    this.#store({ mode });
  }

  /** Whether a resting pointer shows the source of a sentence. */
  get hover() {
    return this.#values.hover;
  }

  set hover(hover) {
    this.#store({ hover });
  }

  /** @param {{mode?: Mode, hover?: boolean}} change */
  #store(change) {
    this.#values = { ...this.#values, ...change };
    try {
      // The other setting may have been changed in another tab.
      localStorage.setItem(KEY, JSON.stringify({ ...stored(), ...change }));
    } catch {
      // Storage is full or blocked: the setting applies to this page only.
    }
    this.dispatchEvent(new Event("change"));
  }
}
