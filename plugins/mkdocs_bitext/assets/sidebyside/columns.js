/** The mode "beside": the source of every block next to it. Hiding it restores the page exactly. */

import { alignLists } from "./align.js";
import { element } from "./element.js";
import { blockOf, milestonesIn, segmentId } from "./milestones.js";

/** @import {SourceText} from "./source.js" */

const HEADINGS = "h1, h2, h3, h4, h5, h6";
const TABLES = "table, .md-typeset__scrollwrap, .md-typeset__table";
const TITLES = ".admonition-title, summary, .tabbed-labels, caption, figcaption";
const CONTAINERS = "div, section, blockquote, details, figure, aside, header, footer";

/** @param {Element} part */
function plainText(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  for (const added of copy.querySelectorAll(".headerlink, .footnote-backref, .bt-source")) added.remove();
  return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** @param {Element} part */
function idsIn(part) {
  return milestonesIn(part).map(segmentId);
}

/** The second column of one article. */
export class Columns {
  #article;
  #locale;
  /** @type {Element[]} */
  #inserted = [];
  /** @type {Element[]} */
  #marked = [];
  /** @type {ResizeObserver | undefined} */
  #alignment;

  /** @param {Element} article @param {string} locale Locale of the source text. */
  constructor(article, locale) {
    this.#article = article;
    this.#locale = locale;
  }

  get shown() {
    return this.#marked.length > 0;
  }

  /** @param {SourceText} text */
  show(text) {
    if (this.#article.parentElement) this.#mark(this.#article.parentElement, "frame");
    this.#arrange(this.#article, 0, text);
    this.#alignment = alignLists(this.#article);
  }

  hide() {
    this.#alignment?.disconnect();
    for (const added of this.#inserted.splice(0)) added.remove();
    for (const part of this.#marked.splice(0)) part.removeAttribute("data-bt");
  }

  /**
   * @param {Element} part
   * @param {"frame" | "grid" | "once" | "pair"} role How the style sheet lays it out.
   */
  #mark(part, role) {
    part.setAttribute("data-bt", role);
    this.#marked.push(part);
  }

  /**
   * @param {Element} container
   * @param {number} depth How many elements stand between the article and the container's children.
   * @param {SourceText} text
   */
  #arrange(container, depth, text) {
    this.#mark(container, "grid");
    for (const child of [...container.children]) this.#place(child, depth, text);
  }

  /** @param {Element} part @param {number} depth @param {SourceText} text */
  #place(part, depth, text) {
    if (milestonesIn(part).length === 0) return;
    if (part.matches(TABLES)) this.#inside(part, text);
    else if (part.matches(TITLES)) this.#inside(part, text);
    else if (part.matches(CONTAINERS) && !this.#hasOwnText(part)) this.#arrange(part, depth + 1, text);
    else this.#pair(part, depth, text);
  }

  /** @param {Element} part */
  #hasOwnText(part) {
    return milestonesIn(part).some((milestone) => blockOf(milestone) === part);
  }

  /**
   * Cells and titles keep their position: the source becomes a second line inside them.
   * @param {Element} part
   * @param {SourceText} text
   */
  #inside(part, text) {
    for (const block of new Set(milestonesIn(part).map(blockOf))) {
      const own = milestonesIn(block).filter((milestone) => blockOf(milestone) === block);
      const source = element("span", { class: "bt-source", lang: this.#locale, dir: "ltr" });
      source.append(text.unit(own.map(segmentId)));
      if (!plainText(source) || plainText(source) === plainText(block)) continue;
      block.append(source);
      this.#inserted.push(source);
    }
  }

  /** @param {Element} part @param {number} depth @param {SourceText} text */
  #pair(part, depth, text) {
    const blocks = text.blocks(idsIn(part), depth);
    const source = part.matches(HEADINGS) ? this.#underHeading(part, text) : this.#column(blocks, text);
    const sourceText = plainText(source);
    if (!sourceText || blocks.map(plainText).join(" ") === plainText(part)) return;
    this.#mark(part, "pair");
    part.after(source);
    this.#inserted.push(source);
  }

  /**
   * The source of a heading is a paragraph: a second heading would duplicate the outline of the page.
   * @param {Element} heading
   * @param {SourceText} text
   */
  #underHeading(heading, text) {
    const look = `bt-source bt-${heading.tagName.toLowerCase()}`;
    const line = element("p", { class: look, lang: this.#locale, dir: "ltr" });
    line.append(text.unit(idsIn(heading)));
    return line;
  }

  /** @param {Element[]} blocks @param {SourceText} text */
  #column(blocks, text) {
    const column = element("div", { class: "bt-source", lang: this.#locale, dir: "ltr" });
    for (const block of blocks) column.append(text.copy(block));
    return column;
  }
}
