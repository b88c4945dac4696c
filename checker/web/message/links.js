/** The links of codes and messages to themselves, which are added once the page is idle; a click also copies the address. */
import { element } from "../elements/dom.js";
import { copyToClipboard } from "../elements/link.js";
import { untilIdle, untilLoaded } from "../load_policy.js";

/** @import {Announcer} from "../elements/announcer.js" */
/** @import {Messages} from "../elements/text.js" */

/** How many rows get their links at once. */
const ROWS = 12;
const LINKS = "a.hc-row-link, a.hc-code-link";

/** @param {Element} article @param {Announcer} announcer @param {() => Messages} messages once they are loaded */
export function copyOnClick(article, announcer, messages) {
  article.addEventListener("click", async ({ target }) => {
    const link = target instanceof Element ? target.closest(LINKS) : null;
    if (link instanceof HTMLAnchorElement && (await copyToClipboard(link.href)))
      announcer.announce(messages().announcement("ui.copied"));
  });
}

/** Some rows at a time, so that the page answers in between. @param {Element} article @param {string} title of a link to a message */
export async function addLinks(article, title) {
  await untilLoaded();
  const rows = [...article.querySelectorAll("tr")];
  while (rows.length) {
    await untilIdle();
    for (const row of rows.splice(0, ROWS)) link(row, title);
  }
}

/** @param {HTMLTableRowElement} row @param {string} title */
function link(row, title) {
  if (row.id) {
    const attributes = { class: "headerlink hc-row-link", href: `#${row.id}`, title };
    row.cells[0]?.append(element("a", attributes, "#"));
    row.toggleAttribute("data-linked", true);
  }
  for (const code of row.querySelectorAll("code[id]")) {
    const around = element("a", { class: "hc-code-link", href: `#${code.id}` });
    code.replaceWith(around);
    around.append(code);
  }
}

/** Mark the row of the code that the address names, now and whenever that changes. @param {Element} article */
export function markTarget(article) {
  const mark = () => {
    article.querySelector("[data-target]")?.removeAttribute("data-target");
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches("td *")) target.closest("tr")?.toggleAttribute("data-target", true);
  };
  addEventListener("hashchange", mark);
  mark();
}
