/** The form for the e-mail address to sign up with. */
import { savesData } from "../load_policy.js";
import { button } from "./dom.js";
import { CheckForm } from "./form.js";
import { isSuggestionRefused } from "./panel.js";
/** @import {Verdict} from "./verdict_timing.js" */

export class EmailForm extends CheckForm {
  /** @override On a slow connection, an address that the build knows needs no Python. */
  get needsPython() {
    return !savesData();
  }

  /** @override */
  knownVerdicts() {
    return this.service.knownVerdicts();
  }

  /** @override @param {Verdict} verdict */
  extras(verdict) {
    const { suggestion } = verdict;
    if (!suggestion || isSuggestionRefused(verdict)) return {};
    const label = this.messages.nodes("ui.use", { suggestion });
    return { buttons: [button("hc-chip", label, () => this.fill(suggestion))] };
  }
}
