/** The side-by-side view of one translated page: assembles the parts and applies the reader's settings. */

import { element } from "../element.js";
import { Card } from "./card.js";
import { Choice } from "./choice.js";
import { Columns } from "./columns.js";
import { Hover } from "./hover.js";
import { Menu } from "./menu.js";
import { articleOf, milestoneAt, segmentId } from "./milestones.js";
import { outline } from "./outline.js";
import { headerBottom, LOADING_AFTER_MS, Walk } from "./sentence_walk.js";
import { Labels } from "./settings.js";
import { SourcePage } from "./source.js";
import { Tint } from "./tint.js";

/** @import {Settings} from "./settings.js" */
/** @import {SourceText} from "./source.js" */

// A tap on one of these is for that element, not for the sentence.
const NOT_TEXT =
  "a, button, input, select, textarea, label, summary, pre, audio, video, [contenteditable], .bt-hint, .bt-menu";

/** The view of one article, until its signal ends it. */
export class SideBySide {
  #article;
  #settings;
  #labels;
  #choice = new Choice();
  #source;
  #columns;
  #menu;
  #card;
  #hover;
  #walk;
  #selected = false;
  /** @type {Element | null} */
  #contents = null;

  /**
   * @param {HTMLElement} menu With the button.
   * @param {Settings} settings
   * @param {AbortSignal} signal
   * @throws {Error} The page has no segments.
   */
  constructor(menu, settings, signal) {
    const article = articleOf(document);
    if (!article) throw new Error("no segments on this page");
    this.#article = article;
    this.#settings = settings;
    this.#labels = new Labels(settings);
    this.#source = new SourcePage(settings.source);
    this.#columns = new Columns(article, settings);
    const source = (/** @type {Element} */ milestone) => this.#sourceOf(milestone);
    const common = { article, settings, labels: this.#labels, source, signal };
    this.#card = new Card(settings, this.#labels, () => {
      this.#choice.hover = false;
    });
    const isEnabled = () => this.#choice.mode === "sentence" && this.#choice.hover;
    const button = /** @type {HTMLElement} */ (menu.querySelector("button"));
    this.#walk = new Walk({ ...common, button, tint: new Tint("bt-current") });
    this.#hover = new Hover({
      ...common,
      card: this.#card,
      tint: new Tint("bt-pointed"),
      isEnabled,
      source: async (milestone) => (this.#walk.isOn(milestone) ? null : source(milestone)),
    });
    const walk = () => this.#walk.start();
    const parts = { choice: this.#choice, labels: this.#labels, settings, walk, signal };
    this.#menu = new Menu(menu, parts);
    // All content must be inside a landmark; the bar is one itself.
    (article.closest("main, [role=main]") ?? document.body).append(this.#card.element);
    document.body.append(this.#walk.bar.element);
    this.#listen(signal);
    this.#apply();
  }

  /** Opens the menu, or closes it. */
  toggle() {
    this.#menu.toggle();
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    this.#choice.addEventListener("change", () => this.#apply(), { signal });
    this.#article.addEventListener("click", this, { signal });
    for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, this, { signal });
    signal.addEventListener("abort", () => {
      this.#closeAll();
      for (const part of [this.#card, this.#walk.bar]) part.element.remove();
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
    else if (this.#walk.bar.open) this.#walk.close();
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

  /** @param {Element} milestone */
  async #sourceOf(milestone) {
    const text = await this.#source.text();
    const segment = text?.segment(segmentId(milestone));
    return segment ?? this.#failure(milestone);
  }

  /** The message that the source text cannot be loaded, with a link to the source page. @param {Element} [near] */
  #failure(near) {
    const { labelAttributes, sourceLocale } = this.#settings;
    const address = { href: this.#source.addressAt(near), hreflang: sourceLocale };
    const link = element("a", address, this.#labels.text("open"));
    return element("p", { class: "bt-message", ...labelAttributes }, `${this.#labels.text("failed")} `, link);
  }

  #apply() {
    if (this.#choice.mode !== "sentence") this.#walk.close();
    if (this.#choice.mode !== "sentence" || !this.#choice.hover) this.#hover.close();
    if (this.#choice.mode === "beside") this.#loadColumns();
    else if (this.#columns.shown) this.#inPlace(() => this.#hideColumns());
  }

  async #loadColumns() {
    if (this.#columns.shown) return;
    const message = (/** @type {Node} */ content) => {
      if (this.#choice.mode === "beside" && !this.#columns.shown) this.#walk.bar.showMessage(content);
    };
    const loading = () => {
      const own = { class: "bt-message", ...this.#settings.labelAttributes };
      message(element("p", own, this.#labels.text("loading")));
    };
    const slow = setTimeout(loading, LOADING_AFTER_MS);
    const text = await this.#source.text();
    clearTimeout(slow);
    if (!text) message(this.#failure());
    else if (this.#choice.mode === "beside" && !this.#columns.shown) {
      this.#walk.close();
      this.#inPlace(() => this.#showColumns(text));
    }
  }

  /** @param {SourceText} text */
  #showColumns(text) {
    this.#contents = outline(this.#article, this.#labels.text("contents"), this.#settings.labelAttributes);
    this.#columns.show(text);
    const title = this.#article.querySelector("h1");
    const last = title?.nextElementSibling?.matches(".bt-source") ? title.nextElementSibling : title;
    if (this.#contents) last?.after(this.#contents);
    document.documentElement.dataset.bt = "beside";
  }

  #hideColumns() {
    this.#columns.hide();
    this.#contents?.remove();
    delete document.documentElement.dataset.bt;
    this.#article.removeAttribute("data-bt-select");
  }

  // The length of the page changes: keep what the reader is reading in the same position.
  /** @param {() => void} change */
  #inPlace(change) {
    const top = headerBottom();
    const anchor = [...this.#article.children].find((child) => child.getBoundingClientRect().bottom > top);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    change();
    const moved = (anchor?.getBoundingClientRect().top ?? before) - before;
    if (scrollY > 0 && moved) scrollBy({ top: moved, behavior: "instant" });
  }
}
