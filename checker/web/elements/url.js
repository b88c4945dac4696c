/** The form for the link to a client. */
import { Announcer } from "./announcer.js";
import { requirePart } from "./field.js";
import { CheckForm } from "./form.js";
import { copyButton, correctedLink, typedLink } from "./link.js";

/** @import {Kind} from "../protocol.js" */
/** @import {Verdict} from "./verdict_timing.js" */

const REFUSED = new Set(["reject", "danger"]);

export class UrlForm extends CheckForm {
  /** @override @type {Kind} */
  kind = "url";
  /** @override */
  keyboard = "url";
  /** Interrupts the screen reader; for danger only. */
  #alarm = new Announcer(requirePart(this, "[role=alert]", HTMLElement));

  /** @override @param {Verdict} verdict @param {string} text */
  extras({ class: kind, decision, suggestion }, text) {
    if (suggestion && this.announcer) {
      const buttons = [copyButton(suggestion, this.messages, this.announcer)];
      // A link unwrapped from another one was not corrected: there is nothing to compare.
      return { middle: correctedLink(kind === "wrapped" ? "" : text, suggestion, this.messages), buttons };
    }
    return REFUSED.has(decision) ? { middle: [typedLink(text.trim(), this.messages)] } : {};
  }

  /** @override @param {Verdict} verdict */
  announcerFor({ decision }) {
    return decision === "danger" ? this.#alarm : this.announcer;
  }

  /** @override */
  announcers() {
    return [...super.announcers(), this.#alarm];
  }
}
