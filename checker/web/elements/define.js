/** Names the elements; apart from them, so that importing one has no effect. */
import { EmailForm } from "./email.js";
import { UrlForm } from "./url.js";

/** @param {CustomElementRegistry} [registry] */
export function define(registry = customElements) {
  registry.define("hubcheck-email", EmailForm);
  registry.define("hubcheck-url", UrlForm);
}
