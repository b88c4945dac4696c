/** What a page with the table loads, which holds forms. */
import "./forms.js";
import { BulkCheck } from "./bulk/bulk.js";

customElements.define("hubcheck-bulk", BulkCheck);
