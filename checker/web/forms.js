/** What a page with forms loads. */
import "./elements/main.js";
import "./online/main.js";
