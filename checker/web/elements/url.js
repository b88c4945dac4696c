/** The form for the link to a client. */
import { CheckForm } from "./form.js";
import { linkContent } from "./link.js";

/** @import {Kind} from "../protocol.js" */
/** @import {Verdict} from "./verdict_timing.js" */

export class UrlForm extends CheckForm {
  /** @override @type {Kind} */
  kind = "url";
  /** @override @param {Verdict} verdict @param {string} text */
  extras(verdict, text) {
    // A link unwrapped from another one was not corrected: there is nothing to compare.
    const typed = verdict.class === "wrapped" ? "" : text;
    return linkContent(verdict, typed, this.messages, this.announcer);
  }
}
