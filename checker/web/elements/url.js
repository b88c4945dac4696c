/** The form for the link to a client. */
import { Announcer } from "./announcer.js";
import { find } from "./field.js";
import { CheckForm } from "./form.js";
import { copyButton, corrected, typedLink } from "./link.js";

/** @typedef {import("./verdict_timing.js").Verdict} Verdict */

const REFUSED = new Set(["reject", "danger"]);

export class UrlForm extends CheckForm {
  /** @override @type {import("../protocol.js").Kind} */
  kind = "url";
  /** @override */
  keyboard = "url";
  /** Interrupts; only for danger. */
  #alarm = new Announcer(find(this, "[role=alert]", HTMLElement));

  /** @override @param {Verdict} verdict @param {string} text */
  extras({ class: kind, decision, suggestion }, text) {
    if (suggestion && this.announcer) {
      const buttons = [copyButton(suggestion, this.words, this.announcer)];
      // Of a link inside another nothing was corrected.
      return { middle: corrected(kind === "wrapped" ? "" : text, suggestion, this.words), buttons };
    }
    return REFUSED.has(decision) ? { middle: [typedLink(text.trim(), this.words)] } : {};
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
