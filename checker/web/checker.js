/** What a page with both the checklist and the table loads. */
import "./bulk.js";
import "./checklist.js";
