/** Finding segments in a page by the milestones that stand at their starts. */

/** An empty element with this attribute opens a segment: its value is `<unit>-<segment>`. */
export const MILESTONE = "i[data-s]";

const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 " +
    "HEADER HR LABEL LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
  ).split(" "),
);

// What a theme hangs on to a text without being a part of it.
const ADDED = ".headerlink, .footnote-backref, .bt-source";

/** Half of what a line of text leaves free above and below its letters, in CSS pixels. */
const LEADING = 5;

// Where themes put a page's text: Material, ReadTheDocs, MkDocs' own, others.
const ARTICLES = ["article", "[itemprop=articleBody]", "[role=main]", "main"];

/**
 * The element that holds a page's text; null where it holds no segment.
 * @param {Document} page
 * @returns {Element | null}
 */
export function articleOf(page) {
  const found = ARTICLES.map((one) => page.querySelector(one)).find((one) => one !== null);
  return found?.querySelector(MILESTONE) ? found : null;
}

/**
 * @param {ParentNode} root
 * @returns {HTMLElement[]}
 */
export function milestonesIn(root) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(MILESTONE))];
}

/** @param {Element} milestone */
export function segmentId(milestone) {
  return milestone.getAttribute("data-s") ?? "";
}

// A custom element is a thing of its own, not a part of the text around it.
/** @param {Element} one */
function isBlock(one) {
  return BLOCKS.has(one.tagName) || isCustom(one);
}

/** @param {Element} one */
export function isCustom(one) {
  return one.tagName.includes("-");
}

/**
 * The nearest element that makes lines of its own.
 * @param {Element} inner
 * @returns {Element}
 */
export function blockOf(inner) {
  let block = inner;
  while (!isBlock(block) && block.parentElement) block = block.parentElement;
  return block;
}

/**
 * What a segment holds: from its milestone to the next one, or to the end of the block's own text.
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
    if (ends(/** @type {Element} */ (next))) {
      range.setEndBefore(next);
      return withoutLastBlank(range);
    }
  }
  range.setEnd(block, block.childNodes.length);
  return withoutLastBlank(range);
}

// The blank between two sentences belongs to neither.
/** @param {Range} range */
function withoutLastBlank(range) {
  const last = range.endContainer.childNodes[range.endOffset - 1];
  const length = last?.nodeType === Node.TEXT_NODE ? (last.textContent ?? "").trimEnd().length : 0;
  if (last && length > 0) range.setEnd(last, length);
  return range;
}

/** @param {Element} next */
function ends(next) {
  return isBlock(next) || next.matches(`${MILESTONE}, ${ADDED}`);
}

/**
 * The boxes of a segment's lines; none while it is hidden.
 * @param {Element} milestone
 */
export function linesOf(milestone) {
  return [...rangeOf(milestone).getClientRects()].filter((box) => box.width > 0 && box.height > 0);
}

/**
 * The milestone of the segment that is drawn at a point, or null.
 * @param {Element} under The element at that point.
 * @param {number} x
 * @param {number} y
 */
export function milestoneAt(under, x, y) {
  const block = blockOf(under);
  const own = milestonesIn(block).filter((milestone) => blockOf(milestone) === block);
  return own.find((one) => holds(one, x, y, 0)) ?? own.find((one) => holds(one, x, y, LEADING)) ?? null;
}

/**
 * @param {Element} milestone
 * @param {number} x
 * @param {number} y
 * @param {number} slack
 */
function holds(milestone, x, y, slack) {
  return linesOf(milestone).some(
    (box) => x >= box.left && x <= box.right && y >= box.top - slack && y <= box.bottom + slack,
  );
}
