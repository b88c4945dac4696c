/** What a page with the checklist loads, which holds forms. */
import "./forms.js";
import { Checklist } from "./checklist/checklist.js";

customElements.define("hubcheck-checklist", Checklist);
