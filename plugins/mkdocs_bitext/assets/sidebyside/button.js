/** The button of the side-by-side view: all that a page loads of it until the reader asks for more. */

import { element } from "../element.js";
import { isOn } from "./choice.js";
import { readSettings } from "./settings.js";

/** @import {PageSettings} from "./settings.js" */
/** @typedef {{toggle: () => void}} View opens or closes the menu below the button */
/** @typedef {(settings: PageSettings, menu: HTMLElement, signal: AbortSignal) => Promise<View>} LoadView */

/** The line about the button; a script in the head, which `mkdocs_bitext.pages.sidebyside` writes, shows it by this class. */
const FIRST_VISIT = "bt-first-visit";
const HINT_KEY = "bitext.hint";

/** @type {Promise<unknown> | undefined} */
let style;

function loadStyle() {
  style ??= new Promise((done, failed) => {
    const href = new URL("./sidebyside.css", import.meta.url).href;
    const link = element("link", { rel: "stylesheet", href });
    link.addEventListener("load", done);
    link.addEventListener("error", failed);
    document.head.append(link);
  });
  return style;
}

/** @type {LoadView} */
async function loadFiles(settings, menu, signal) {
  const [{ SideBySide }, labels] = await Promise.all([
    import(new URL("./sidebyside.js", import.meta.url).href),
    fetch(settings.labels).then((response) => response.json()),
    loadStyle(),
  ]);
  return new SideBySide(menu, { ...settings, ...labels }, signal);
}

/** The menu of the page, which a theme that changes pages in place may lack. @param {PageSettings} settings */
function menuOf({ name }) {
  const present = document.querySelector(".bt-menu");
  if (present instanceof HTMLElement) return present;
  const button = element("button", { type: "button" }, element("span", "", name));
  const menu = element("div", "bt-menu", button);
  const title =
    document.querySelector(".md-header__title") ??
    document.querySelector(":is(article, main, [role=main]) h1");
  title?.after(menu);
  return menu;
}

/** The line is not shown again: the reader closed it, or found the button. */
function dropHint() {
  const hint = document.querySelector(".bt-hint");
  const { classList } = document.documentElement;
  if (!hint || !classList.contains(FIRST_VISIT)) return;
  const title = hint.contains(document.activeElement) && document.querySelector("article h1");
  // Above the window it stays for this page: the text below it would move.
  if (hint.getBoundingClientRect().bottom > 0) classList.remove(FIRST_VISIT);
  try {
    sessionStorage.removeItem(HINT_KEY);
  } catch {
    // Without storage the line is never shown.
  }
  if (title instanceof HTMLElement) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
}

/** @type {AbortController | undefined} */
let running;

/** @param {LoadView} loadView */
function start(loadView) {
  running?.abort();
  const settings = readSettings(document);
  if (!settings) {
    document.querySelector(".bt-menu")?.remove();
    return;
  }
  running = new AbortController();
  const { signal } = running;
  const menu = menuOf(settings);
  /** @type {Promise<View> | undefined} */
  let view;
  const load = () => {
    view ??= loadView(settings, menu, signal).catch((error) => {
      view = style = undefined;
      throw error;
    });
    return view;
  };
  const open = () => {
    dropHint();
    load().then(
      (shown) => shown.toggle(),
      // What cannot be shown here can be read there.
      () => location.assign(settings.source),
    );
  };
  menu.querySelector("button")?.addEventListener("click", open, { signal });
  document.querySelector(".bt-hint button")?.addEventListener("click", dropHint, { signal });
  if (isOn()) load().catch(() => {});
}

/**
 * Starts it now and on every page that comes later.
 * @param {LoadView} [loadView] Where the view comes from; by default from files of its own.
 */
export function watchButton(loadView = loadFiles) {
  // Material's instant navigation replaces the page without loading scripts again.
  const { document$ } = /** @type {{ document$?: { subscribe(next: () => void): void } }} */ (globalThis);
  const begin = () => start(loadView);
  if (document$) document$.subscribe(begin);
  else begin();
}
