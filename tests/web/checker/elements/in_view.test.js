import assert from "node:assert/strict";
import { test } from "node:test";
import { scrollDistance } from "../../../../checker/web/elements/in_view.js";
import { generator } from "../../support/random.js";

const MARGIN = 8;
const span = (top, height) => ({ top, bottom: top + height });
const moved = ({ top, bottom }, distance) => ({ top: top - distance, bottom: bottom - distance });
const isSeen = (window, { top, bottom }) => top >= window.top + MARGIN && bottom <= window.bottom - MARGIN;

/** A window below a bar, a field, and a result below it or, as an error, above it. */
function anyPage(random) {
  const window = span(random.below(60), 150 + random.below(600));
  const field = span(random.below(900) - 100, 44);
  const height = 20 + random.below(500);
  const result = random.below(5)
    ? span(field.bottom + random.below(90), height)
    : span(field.top - height, height);
  return { window, field, result, beginning: span(result.top, Math.min(height, 20 + random.below(120))) };
}

function forAnyPage(seed, check) {
  const random = generator(seed);
  for (let round = 0; round < 3000; round += 1) check(anyPage(random));
}

const fits = (window, ...spans) =>
  Math.max(...spans.map(({ bottom }) => bottom)) - Math.min(...spans.map(({ top }) => top)) <=
  window.bottom - window.top - 2 * MARGIN;

test("law: the beginning of a result is seen wherever it fits", () => {
  forAnyPage(1, ({ window, field, result, beginning }) => {
    const after = moved(beginning, scrollDistance(window, field, result, beginning, false));
    if (fits(window, beginning)) assert.ok(isSeen(window, after));
    else assert.equal(after.top, window.top + MARGIN);
  });
});

test("law: the field and the beginning of the result are both seen where both fit, whoever types", () => {
  forAnyPage(2, ({ window, field, result, beginning }) => {
    if (!fits(window, field, beginning)) return;
    for (const keep of [true, false]) {
      const distance = scrollDistance(window, field, result, beginning, keep);
      assert.ok(isSeen(window, moved(field, distance)));
      assert.ok(isSeen(window, moved(beginning, distance)));
      if (fits(window, field, result)) assert.ok(isSeen(window, moved(result, distance)));
    }
  });
});

test("law: a field that somebody types into and sees stays in view", () => {
  forAnyPage(3, ({ window, field, result, beginning }) => {
    if (!isSeen(window, field)) return;
    assert.ok(isSeen(window, moved(field, scrollDistance(window, field, result, beginning, true))));
  });
});

test("law: what is seen already does not move, and nothing moves twice", () => {
  forAnyPage(4, ({ window, field, result, beginning }) => {
    if (isSeen(window, field) && isSeen(window, result))
      assert.equal(scrollDistance(window, field, result, beginning, false), 0);
    for (const keep of [true, false]) {
      const by = scrollDistance(window, field, result, beginning, keep);
      const again = [field, result, beginning].map((one) => moved(one, by));
      assert.equal(scrollDistance(window, ...again, keep), 0);
    }
  });
});

test("a phone with its keyboard open: the verdict comes up, the field stays below the header", () => {
  const [window, field] = [span(48, 372), span(320, 44)];
  const verdict = span(442, 240);
  const by = scrollDistance(window, field, verdict, span(442, 110), false);
  assert.equal(by, 264);
  assert.ok(isSeen(window, moved(field, by)));
});
