/** Finds the segments of a page by the milestones at their starts. */

/** An empty element at the start of a segment; see `segmentId` for the value of its attribute. */
export const MILESTONE = "i[data-s]";

/** The id of each milestone of the pages that were asked for one. @type {WeakMap<Element, string>} */
const ids = new WeakMap();

const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 " +
    "HEADER HR LABEL LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
  ).split(" "),
);

// What themes and the second column append to a text.
const ADDITIONS = ".headerlink, .footnote-backref, .bt-source";

/** The space above and below the letters of a line, in CSS pixels. */
const HALF_LEADING_PX = 5;

// The element with a page's text in the themes Material, ReadTheDocs, MkDocs, and others.
const ARTICLE_SELECTORS = ["article", "[itemprop=articleBody]", "[role=main]", "main"];

/**
 * The element with a page's text; null if there are no segments in it.
 * @param {Document} page
 * @returns {Element | null}
 */
export function articleOf(page) {
  const article = ARTICLE_SELECTORS.map((selector) => page.querySelector(selector)).find(Boolean);
  return article?.querySelector(MILESTONE) ? article : null;
}

/** @param {ParentNode} root @returns {HTMLElement[]} */
export function milestonesIn(root) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(MILESTONE))];
}

/**
 * The id of a segment, which is the same on the page of every locale: `<fingerprint of the page>-<number>`. A milestone
 * carries all of it, or the number, or nothing if its number is the one after that of the milestone before.
 * @param {Element} milestone
 * @returns {string}
 */
export function segmentId(milestone) {
  if (!ids.has(milestone)) {
    let id = "";
    for (const each of milestonesIn(milestone.ownerDocument)) {
      id = fullId(each.getAttribute("data-s") ?? "", id);
      ids.set(each, id);
    }
  }
  return ids.get(milestone) ?? "";
}

/** @param {string} written @param {string} before The id before. */
function fullId(written, before) {
  const [, page = "", number = "0"] = /^(.*-)(\d+)$/.exec(before) ?? [];
  if (!written) return `${page}${Number(number) + 1}`;
  return /^\d+$/.test(written) ? page + written : written;
}

// A custom element is not a part of the text around it.
/** @param {Element} node */
function isBlock(node) {
  return BLOCKS.has(node.tagName) || isCustom(node);
}

/** @param {Element} node */
export function isCustom(node) {
  return node.tagName.includes("-");
}

/** The nearest block-level element. @param {Element} inner @returns {Element} */
export function blockOf(inner) {
  let block = inner;
  while (!isBlock(block) && block.parentElement) block = block.parentElement;
  return block;
}

/** The milestones in a block, without those in blocks of its own. @param {Element} block */
export function ownMilestones(block) {
  return milestonesIn(block).filter((milestone) => blockOf(milestone) === block);
}

/** The text of a part on one line, without what is added to it. @param {Element} part */
export function plainText(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  for (const added of copy.querySelectorAll(ADDITIONS)) added.remove();
  return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/**
 * The content of a segment: from its milestone to the next one, or to the end of the text of its block.
 * @param {Element} milestone
 * @returns {Range}
 */
export function rangeOf(milestone) {
  const block = blockOf(milestone);
  const page = milestone.ownerDocument;
  const walker = page.createTreeWalker(block, NodeFilter.SHOW_ELEMENT);
  walker.currentNode = milestone;
  const range = page.createRange();
  range.setStartAfter(milestone);
  for (let next = walker.nextNode(); next; next = walker.nextNode()) {
    if (endsSegment(/** @type {Element} */ (next))) {
      range.setEndBefore(next);
      return withoutTrailingSpace(range);
    }
  }
  range.setEnd(block, block.childNodes.length);
  return withoutTrailingSpace(range);
}

// The space between two sentences belongs to neither.
/** @param {Range} range */
function withoutTrailingSpace(range) {
  const last = range.endContainer.childNodes[range.endOffset - 1];
  const length = last?.nodeType === Node.TEXT_NODE ? (last.textContent ?? "").trimEnd().length : 0;
  if (last && length > 0) range.setEnd(last, length);
  return range;
}

/** @param {Element} next */
function endsSegment(next) {
  return isBlock(next) || next.matches(`${MILESTONE}, ${ADDITIONS}`);
}

/** The boxes of a segment's lines; empty while it is hidden. @param {Element} milestone */
export function linesOf(milestone) {
  return [...rangeOf(milestone).getClientRects()].filter((box) => box.width > 0 && box.height > 0);
}

/**
 * The milestone of the segment at a point, or null.
 * @param {Element} under The element at that point.
 * @param {number} x
 * @param {number} y
 */
export function milestoneAt(under, x, y) {
  const own = ownMilestones(blockOf(under));
  return (
    own.find((node) => contains(node, x, y, 0)) ??
    own.find((node) => contains(node, x, y, HALF_LEADING_PX)) ??
    null
  );
}

/** @param {Element} milestone @param {number} x @param {number} y @param {number} slack */
function contains(milestone, x, y, slack) {
  return linesOf(milestone).some(
    (box) => x >= box.left && x <= box.right && y >= box.top - slack && y <= box.bottom + slack,
  );
}
