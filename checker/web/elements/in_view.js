/** Scrolls what appeared for a reader into the part of the window that they see, without moving the focus. */

/** Left free above and below what is scrolled to, in CSS pixels. */
const MARGIN = 8;

/** @typedef {{top: number, bottom: number}} Span in CSS pixels from the top of the window */

/** @param {Element} node @param {number} x @param {number} y @returns {DOMRect | undefined} a bar that stays in the window, at this point above the node */
function barAt(node, x, y) {
  for (let over = document.elementFromPoint(x, y); over; over = over.parentElement)
    if (/fixed|sticky/.test(getComputedStyle(over).position) && !over.contains(node))
      return over.getBoundingClientRect();
  return undefined;
}

/**
 * The part of the window that neither the keyboard on the screen nor a bar covers.
 * @param {Element} node in whose column bars are looked for
 * @returns {Span}
 */
function visibleSpan(node) {
  const { offsetTop: start = 0, height = innerHeight } = globalThis.visualViewport ?? {};
  const { left, width } = node.getBoundingClientRect();
  const x = left + width / 2;
  let [top, bottom] = [start, start + height];
  for (let bar = barAt(node, x, top + 1); bar && bar.bottom > top; bar = barAt(node, x, top + 1))
    top = bar.bottom;
  for (let bar = barAt(node, x, bottom - 1); bar && bar.top < bottom; bar = barAt(node, x, bottom - 1))
    bottom = bar.top;
  return top < bottom ? { top, bottom } : { top: start, bottom: start + height };
}

/** @typedef {[least: number, most: number]} Range of distances to scroll */

/** @param {Range} first @param {Range} second @returns {Range | null} what both have in common */
function overlap(first, second) {
  const [least, most] = [Math.max(first[0], second[0]), Math.min(first[1], second[1])];
  return least <= most ? [least, most] : null;
}

/**
 * How far to scroll so that a result is seen: all of it with the anchor, else its beginning with the anchor, else its
 * beginning; no further than needed.
 * @param {Span} window the visible part @param {Span} anchor what the reader works with: a field or a button
 * @param {Span} result @param {Span} beginning of the result
 * @param {boolean} keepAnchor whether the anchor stays in view in any case, because somebody types into it
 * @returns {number} CSS pixels; negative to scroll up
 */
export function scrollDistance(window, anchor, result, beginning, keepAnchor) {
  const [top, bottom] = [window.top + MARGIN, window.bottom - MARGIN];
  /** @param {Span} span @returns {Range} */
  const seen = (span) => [Math.min(span.bottom - bottom, span.top - top), span.top - top];
  const anchorSeen = seen(anchor);
  const withAnchor = overlap(seen(beginning), anchorSeen);
  if (!withAnchor && keepAnchor) return Math.max(0, anchorSeen[1]);
  const range = withAnchor ?? seen(beginning);
  const whole = result.bottom - result.top <= bottom - top ? overlap(range, seen(result)) : null;
  if (whole) return Math.max(whole[0], Math.min(0, whole[1]));
  return range[0] <= 0 && range[1] >= 0 ? 0 : range[1];
}

/**
 * Bring a result into view, unless the reader has scrolled away from where they asked for it.
 * @param {Element} result @param {Element} anchor what the reader works with: a field or a button
 * @param {{keepAnchor?: boolean}} [options]
 */
export function bringIntoView(result, anchor, { keepAnchor = false } = {}) {
  const isNear = [result, anchor].some((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  if (!isNear) return;
  const whole = result.getBoundingClientRect();
  const reason = (result.querySelector(".hc-reason") ?? result).getBoundingClientRect();
  const beginning = { top: whole.top, bottom: reason.bottom };
  const top = scrollDistance(
    visibleSpan(anchor),
    anchor.getBoundingClientRect(),
    whole,
    beginning,
    keepAnchor,
  );
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top) scrollBy({ top, behavior: isCalm ? "instant" : "smooth" });
}
