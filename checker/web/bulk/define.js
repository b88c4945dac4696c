/** Names the element; apart from it, so that importing it has no effect. */
import { BulkCheck } from "./bulk.js";

/** @param {CustomElementRegistry} [registry] */
export function define(registry = customElements) {
  registry.define("hubcheck-bulk", BulkCheck);
}
