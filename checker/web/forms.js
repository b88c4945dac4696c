/** What a page with forms loads. */
import { EmailForm } from "./elements/email.js";
import { UrlForm } from "./elements/url.js";
import "./online/main.js";

customElements.define("hubcheck-email", EmailForm);
customElements.define("hubcheck-url", UrlForm);
