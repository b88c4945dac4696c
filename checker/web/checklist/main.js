/** Upgrades the checklist of a page. */
import { Checklist } from "./checklist.js";

customElements.define("hubcheck-checklist", Checklist);
