/** The form for the address that somebody wants to sign up with. */
import { CheckForm } from "./form.js";
import { chip } from "./panel.js";

/** @typedef {import("./verdict_timing.js").Verdict} Verdict */

export class EmailForm extends CheckForm {
  /** @override */
  keyboard = "email";

  /** @override @param {Verdict} verdict */
  extras({ suggestion }) {
    if (!suggestion) return {};
    return { buttons: [chip(suggestion, this.words, () => this.fill(suggestion))] };
  }
}
