/** One translated page with its source at hand: puts the parts together and carries out the reader's choice. */

import { Card } from "./card.js";
import { Choice } from "./choice.js";
import { Columns } from "./columns.js";
import { Control } from "./control.js";
import { failure } from "./failure.js";
import { Hover } from "./hover.js";
import { Menu } from "./menu.js";
import { milestoneAt, segmentId } from "./milestones.js";
import { outline } from "./outline.js";
import { keepSelectionApart } from "./selection.js";
import { Words } from "./settings.js";
import { SourcePage } from "./source.js";
import { Tint } from "./tint.js";
import { Walk } from "./walk.js";

// A tap on one of these means that thing, not the sentence.
const NOT_TEXT =
  "a, button, input, select, textarea, label, summary, pre, audio, video, [contenteditable], .bt-control";

/** The view of one article, until its signal ends it. */
export class SideBySide {
  #article;
  #settings;
  #words;
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

  /**
   * @param {Element} article
   * @param {import("./settings.js").Settings} settings
   * @param {AbortSignal} signal
   */
  constructor(article, settings, signal) {
    this.#article = article;
    this.#settings = settings;
    this.#words = new Words(settings);
    this.#source = new SourcePage(settings.source);
    this.#columns = new Columns(article, settings.sourceLocale);
    const source = (/** @type {Element} */ milestone) => this.#sourceOf(milestone);
    const common = { article, settings, words: this.#words, source, signal };
    this.#card = new Card(settings, this.#words, () => {
      this.#choice.hover = false;
    });
    const wanted = () => this.#choice.mode === "sentence" && this.#choice.hover;
    this.#walk = new Walk({ ...common, tint: new Tint("bt-current") });
    this.#hover = new Hover({
      ...common,
      card: this.#card,
      tint: new Tint("bt-pointed"),
      wanted,
      source: async (milestone) => (this.#walk.isOn(milestone) ? null : source(milestone)),
    });
    const parts = { choice: this.#choice, words: this.#words, walk: () => this.#startWalk(), signal };
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
    // A notice tells what the reader sees, and stands first; an offer comes after all that was there before it.
    const notice = below?.matches("aside:not(.bitext-offer)") ? below : null;
    this.#article.setAttribute("data-bt-switch", notice ? "notice" : "title");
    if (title) (notice ?? title).after(this.#control.element);
    else this.#article.prepend(this.#control.element);
    menu.placeIn(document);
    // Whatever a page shows belongs to a landmark; the bar is one itself.
    (this.#article.closest("main, [role=main]") ?? document.body).append(this.#card.element);
    document.body.append(this.#walk.bar.element);
  }

  /**
   * @param {AbortSignal} signal
   * @param {Menu} menu
   */
  #listen(signal, menu) {
    this.#choice.addEventListener("change", () => this.#apply(), { signal });
    this.#article.addEventListener("pointerdown", this, { signal });
    this.#article.addEventListener("click", this, { signal });
    document.addEventListener("keydown", this, { signal });
    keepSelectionApart(this.#article, () => this.#columns.shown, signal);
    signal.addEventListener("abort", () => {
      this.#leaveAll();
      this.#article.removeAttribute("data-bt-switch");
      for (const part of [menu, this.#control, this.#card, this.#walk.bar]) part.element.remove();
    });
  }

  #leaveAll() {
    this.#hover.close();
    this.#walk.close();
    this.#together();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "pointerdown") this.#selected = getSelection()?.isCollapsed === false;
    else if (event instanceof KeyboardEvent) this.#key(event);
    else if (event instanceof MouseEvent) this.#tap(event);
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
    return segment ?? failure(this.#settings, this.#words, this.#source.addressAt(milestone));
  }

  #apply() {
    if (this.#choice.mode !== "sentence") this.#walk.close();
    if (this.#choice.mode !== "sentence" || !this.#choice.hover) this.#hover.close();
    if (this.#choice.mode === "beside") this.#beside();
    else if (this.#columns.shown) this.#inPlace(() => this.#together());
    else this.#control.tell();
  }

  async #beside() {
    if (this.#columns.shown) return;
    const slow = setTimeout(() => this.#control.tell(this.#words.say("loading")), 300);
    const text = await this.#source.text();
    clearTimeout(slow);
    this.#control.tell();
    if (this.#choice.mode !== "beside" || this.#columns.shown) return;
    if (text) this.#inPlace(() => this.#apart(text));
    else this.#control.tell(failure(this.#settings, this.#words, this.#source.addressAt()));
  }

  /** @param {import("./source.js").SourceText} text */
  #apart(text) {
    this.#contents = outline(this.#article, this.#words.say("contents"));
    this.#columns.show(text);
    if (this.#contents) this.#control.element.after(this.#contents);
    document.documentElement.dataset.bt = "beside";
  }

  #together() {
    this.#control.tell();
    this.#columns.hide();
    this.#contents?.remove();
    delete document.documentElement.dataset.bt;
    this.#article.removeAttribute("data-bt-select");
  }

  // The page changes its length: what the reader was reading stays where it was.
  /** @param {() => void} change */
  #inPlace(change) {
    const top = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const read = [...this.#article.children].find((one) => one.getBoundingClientRect().bottom > top);
    const before = read?.getBoundingClientRect().top ?? 0;
    change();
    const moved = (read?.getBoundingClientRect().top ?? before) - before;
    if (scrollY > 0 && moved) scrollBy({ top: moved, behavior: "instant" });
  }
}
