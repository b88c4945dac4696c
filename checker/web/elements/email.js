/** The form for the e-mail address to sign up with. */
import { CheckForm } from "./form.js";
import { suggestionChip } from "./panel.js";
/** @import {Verdict} from "./verdict_timing.js" */

export class EmailForm extends CheckForm {
  /** @override */
  keyboard = "email";

  /** @override @param {Verdict} verdict */
  extras({ suggestion }) {
    if (!suggestion) return {};
    return { buttons: [suggestionChip(suggestion, this.messages, () => this.fill(suggestion))] };
  }
}
