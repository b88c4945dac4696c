/** A document for modules that build or read nodes. */
import { Window } from "happy-dom";

const NAMES = ["document", "Node", "NodeFilter", "Element", "HTMLElement", "HTMLAnchorElement", "Event"];

/** Make a page the global one. @param {string} body its HTML @param {string} [url] */
export function openPage(body, url = "https://guide.example/nl-BE/start/") {
  const window = new Window({ url });
  for (const name of NAMES)
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  Object.defineProperty(globalThis, "location", {
    value: window.location,
    configurable: true,
    writable: true,
  });
  // A document of happy-dom's own parser has ranges of another document.
  globalThis.DOMParser = class {
    /** @param {string} html */
    parseFromString(html) {
      const { document } = new Window({ url });
      document.body.innerHTML = html;
      return document;
    }
  };
  window.document.body.innerHTML = body;
  return window.document;
}

/** @param {string} html @returns {Element} the first element of it */
export function node(html) {
  const template = document.createElement("div");
  template.innerHTML = html;
  return template.firstElementChild;
}
