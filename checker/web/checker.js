/** What a page with the checklist or the table loads; both hold forms. */
import "./forms.js";
import "./checklist/main.js";
import "./bulk/main.js";
