/** A click on the link of a code or a message to itself also copies its address. */
import { copyToClipboard } from "../elements/link.js";

/** @import {Announcer} from "../elements/announcer.js" */
/** @import {Messages} from "../elements/text.js" */

const LINKS = "a.hc-row-link, a[id]:has(> code)";

/** @param {Element} article @param {Announcer} announcer @param {() => Messages} messages once they are loaded */
export function copyLinks(article, announcer, messages) {
  article.addEventListener("click", async ({ target }) => {
    const link = target instanceof Element ? target.closest(LINKS) : null;
    if (link instanceof HTMLAnchorElement && (await copyToClipboard(link.href)))
      announcer.announce(messages().announcement("ui.copied"));
  });
}
