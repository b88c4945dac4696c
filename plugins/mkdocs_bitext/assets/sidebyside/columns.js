/** The mode "beside": the source of every block next to it. Hiding it restores the page exactly. */

import { element } from "../element.js";
import { alignLists } from "./align.js";
import { blockOf, milestonesIn, ownMilestones, plainText, segmentId } from "./milestones.js";

/** @import {Settings} from "./settings.js" */
/** @import {SourceText} from "./source.js" */

const HEADINGS = "h1, h2, h3, h4, h5, h6";
const TABLES = "table, .md-typeset__scrollwrap, .md-typeset__table";
const TITLES = ".admonition-title, summary, .tabbed-labels, caption, figcaption";
// The items of a grid of cards stand beside each other, not below.
const CARDS = ".grid.cards > :is(ul, ol)";
const CONTAINERS = `div, section, blockquote, details, figure, aside, header, footer, ${CARDS}, ${CARDS} > li`;

/** @param {Element} part */
function idsIn(part) {
  return milestonesIn(part).map(segmentId);
}

/** The second column of one article. */
export class Columns {
  #article;
  #locale;
  #direction;
  /** @type {Element[]} */
  #inserted = [];
  /** @type {Element[]} */
  #marked = [];
  /** @type {ResizeObserver | undefined} */
  #alignment;

  /** @param {Element} article @param {Settings} settings */
  constructor(article, { sourceLocale, sourceDirection }) {
    this.#article = article;
    this.#locale = sourceLocale;
    this.#direction = sourceDirection;
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
    if (part.matches(`${TABLES}, ${TITLES}`)) this.#inside(part, text);
    else if (part.matches(CONTAINERS) && !ownMilestones(part).length) this.#arrange(part, depth + 1, text);
    else if (part.matches("li")) this.#inside(part, text);
    else this.#pair(part, depth, text);
  }

  /**
   * Cells and titles keep their position: the source becomes a second line inside them.
   * @param {Element} part
   * @param {SourceText} text
   */
  #inside(part, text) {
    for (const block of new Set(milestonesIn(part).map(blockOf))) {
      const ids = ownMilestones(block).map(segmentId);
      const source = this.#source("span", "bt-source", text.unit(ids));
      if (!plainText(source) || plainText(source) === plainText(block)) continue;
      block.append(source);
      this.#inserted.push(source);
    }
  }

  /** @param {Element} part @param {number} depth @param {SourceText} text */
  #pair(part, depth, text) {
    const blocks = text.blocks(idsIn(part), depth);
    const source = part.matches(HEADINGS)
      ? this.#underHeading(part, text)
      : this.#source("div", "bt-source", ...blocks.map((block) => text.copy(block)));
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
    const classes = `bt-source bt-${heading.tagName.toLowerCase()}`;
    return this.#source("p", classes, text.unit(idsIn(heading)));
  }

  /** @param {"span" | "p" | "div"} tag @param {string} classes @param {...Node} content in the source language */
  #source(tag, classes, ...content) {
    return element(tag, { class: classes, lang: this.#locale, dir: this.#direction }, ...content);
  }
}
