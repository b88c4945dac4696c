/** What a page with the checklist or the table loads; both hold forms. */
import "./forms.js";
import { BulkCheck } from "./bulk/bulk.js";
import { Checklist } from "./checklist/checklist.js";

customElements.define("hubcheck-checklist", Checklist);
customElements.define("hubcheck-bulk", BulkCheck);
