/** The side-by-side view of one translated page: assembles the parts and applies the reader's settings. */

import { element } from "../element.js";
import { Card } from "./card.js";
import { Choice } from "./choice.js";
import { Columns } from "./columns.js";
import { Control } from "./control.js";
import { Hover } from "./hover.js";
import { Menu } from "./menu.js";
import { articleOf, milestoneAt, segmentId } from "./milestones.js";
import { outline } from "./outline.js";
import { Walk } from "./sentence_walk.js";
import { Labels, readSettings } from "./settings.js";
import { SourcePage } from "./source.js";
import { Tint } from "./tint.js";

/** @import {Settings} from "./settings.js" */
/** @import {SourceText} from "./source.js" */

// A tap on one of these is for that element, not for the sentence.
const NOT_TEXT =
  "a, button, input, select, textarea, label, summary, pre, audio, video, [contenteditable], .bt-control";

/** The view of one article, until its signal ends it. */
export class SideBySide {
  #article;
  #settings;
  #labels;
  #choice = new Choice();
  #source;
  #columns;
  #control;
  #card;
  #hover;
  #walk;
  #selected = false;
  /** @type {Element | null} */
  #contents = null;

  /** @param {Element} article @param {Settings} settings @param {AbortSignal} signal */
  constructor(article, settings, signal) {
    this.#article = article;
    this.#settings = settings;
    this.#labels = new Labels(settings);
    this.#source = new SourcePage(settings.source);
    this.#columns = new Columns(article, settings.sourceLocale);
    const source = (/** @type {Element} */ milestone) => this.#sourceOf(milestone);
    const common = { article, settings, labels: this.#labels, source, signal };
    this.#card = new Card(settings, this.#labels, () => {
      this.#choice.hover = false;
    });
    const isEnabled = () => this.#choice.mode === "sentence" && this.#choice.hover;
    this.#walk = new Walk({ ...common, tint: new Tint("bt-current") });
    this.#hover = new Hover({
      ...common,
      card: this.#card,
      tint: new Tint("bt-pointed"),
      isEnabled,
      source: async (milestone) => (this.#walk.isOn(milestone) ? null : source(milestone)),
    });
    const parts = { choice: this.#choice, labels: this.#labels, walk: () => this.#startWalk(), signal };
    this.#control = new Control(parts);
    const menu = new Menu(parts);
    this.#placeAll(menu);
    this.#listen(signal, menu);
    this.#apply();
  }

  /** @param {Menu} menu */
  #placeAll(menu) {
    const title = this.#article.querySelector("h1");
    const below = title?.nextElementSibling;
    // A notice about the page comes first; a language suggestion comes after everything else.
    const notice = below?.matches("aside:not(.bitext-offer)") ? below : null;
    this.#article.setAttribute("data-bt-switch", notice ? "notice" : "title");
    if (title) (notice ?? title).after(this.#control.element);
    else this.#article.prepend(this.#control.element);
    menu.placeIn(document);
    // All content must be inside a landmark; the bar is one itself.
    (this.#article.closest("main, [role=main]") ?? document.body).append(this.#card.element);
    document.body.append(this.#walk.bar.element);
  }

  /** @param {AbortSignal} signal @param {Menu} menu */
  #listen(signal, menu) {
    this.#choice.addEventListener("change", () => this.#apply(), { signal });
    this.#article.addEventListener("click", this, { signal });
    for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, this, { signal });
    signal.addEventListener("abort", () => {
      this.#closeAll();
      this.#article.removeAttribute("data-bt-switch");
      for (const part of [menu, this.#control, this.#card, this.#walk.bar]) part.element.remove();
    });
  }

  #closeAll() {
    this.#hover.close();
    this.#walk.close();
    this.#hideColumns();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "pointerdown") this.#press(event.target);
    else if (event instanceof KeyboardEvent) this.#key(event);
    else if (event instanceof MouseEvent) this.#tap(event);
  }

  /**
   * Keeps a selection in the language where it starts, so that copying one column does not include the other.
   * @param {EventTarget | null} under
   */
  #press(under) {
    this.#selected = getSelection()?.isCollapsed === false;
    this.#article.removeAttribute("data-bt-select");
    if (!this.#columns.shown || !(under instanceof Element && this.#article.contains(under))) return;
    this.#article.setAttribute("data-bt-select", under.closest(".bt-source") ? "source" : "target");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape") this.#walk.key(event);
    else if (this.#card.open) this.#hover.close();
    else if (this.#walk.open) this.#walk.close();
  }

  /** @param {MouseEvent} event */
  #tap(event) {
    const under = /** @type {Element} */ (event.target);
    const selecting = this.#selected || getSelection()?.isCollapsed === false || event.detail > 1;
    if (this.#choice.mode !== "sentence" || selecting || under.closest(NOT_TEXT)) return;
    const milestone = milestoneAt(under, event.clientX, event.clientY);
    if (!milestone) return;
    this.#hover.close();
    this.#walk.toggle(milestone);
  }

  #startWalk() {
    if (this.#choice.mode !== "sentence") this.#choice.mode = "sentence";
    this.#walk.start();
  }

  /** @param {Element} milestone */
  async #sourceOf(milestone) {
    const text = await this.#source.text();
    const segment = text?.segment(segmentId(milestone));
    return segment ?? this.#failure(milestone);
  }

  /** The message that the source text cannot be loaded, with a link to the source page. @param {Element} [near] */
  #failure(near) {
    const { locale, sourceLocale } = this.#settings;
    const address = { href: this.#source.addressAt(near), hreflang: sourceLocale };
    const link = element("a", address, this.#labels.text("open"));
    return element("p", { class: "bt-message", lang: locale }, `${this.#labels.text("failed")} `, link);
  }

  #apply() {
    if (this.#choice.mode !== "sentence") this.#walk.close();
    if (this.#choice.mode !== "sentence" || !this.#choice.hover) this.#hover.close();
    if (this.#choice.mode === "beside") this.#loadColumns();
    else if (this.#columns.shown) this.#inPlace(() => this.#hideColumns());
    else this.#control.showMessage();
  }

  async #loadColumns() {
    if (this.#columns.shown) return;
    const slow = setTimeout(() => this.#control.showMessage(this.#labels.text("loading")), 300);
    const text = await this.#source.text();
    clearTimeout(slow);
    this.#control.showMessage();
    if (this.#choice.mode !== "beside" || this.#columns.shown) return;
    if (text) this.#inPlace(() => this.#showColumns(text));
    else this.#control.showMessage(this.#failure());
  }

  /** @param {SourceText} text */
  #showColumns(text) {
    this.#contents = outline(this.#article, this.#labels.text("contents"));
    this.#columns.show(text);
    if (this.#contents) this.#control.element.after(this.#contents);
    document.documentElement.dataset.bt = "beside";
  }

  #hideColumns() {
    this.#control.showMessage();
    this.#columns.hide();
    this.#contents?.remove();
    delete document.documentElement.dataset.bt;
    this.#article.removeAttribute("data-bt-select");
  }

  // The length of the page changes: keep what the reader is reading in the same position.
  /** @param {() => void} change */
  #inPlace(change) {
    const top = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const anchor = [...this.#article.children].find((child) => child.getBoundingClientRect().bottom > top);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    change();
    const moved = (anchor?.getBoundingClientRect().top ?? before) - before;
    if (scrollY > 0 && moved) scrollBy({ top: moved, behavior: "instant" });
  }
}

/** @type {AbortController | undefined} */
let running;

function start() {
  running?.abort();
  running = undefined;
  const settings = readSettings(document);
  const article = articleOf(document);
  if (!settings || !article) return;
  running = new AbortController();
  new SideBySide(article, settings, running.signal);
}

/** Starts it now and on every page that comes later. */
export function watchPages() {
  // Material's instant navigation replaces the page without loading scripts again.
  const { document$ } = /** @type {{ document$?: { subscribe(next: () => void): void } }} */ (globalThis);
  if (document$) document$.subscribe(start);
  else start();
}
