import assert from "node:assert/strict";
import { test } from "node:test";
import { withText } from "../../../../checker/web/elements/one_line_field.js";
import { generator } from "../../support/random.js";

/** What browsers make of line breaks in a field of one line. */
const BROWSERS = [
  (text) => text.replace(/\r?\n|\r/g, " "),
  (text) => text.replace(/[\r\n]/g, " "),
  (text) => text.replace(/[\r\n]+/g, ""),
];

test("what arrives anywhere in another text keeps its line breaks, in every browser", () => {
  const random = generator(7);
  for (let turn = 0; turn < 2000; turn += 1) {
    const [around, text] = [random.string(6, "ab "), `a${random.string(6, "ab\n\r")}b`];
    const at = random.below(around.length + 1);
    const whole = around.slice(0, at) + text + around.slice(at);
    for (const show of BROWSERS) {
      const shown = around.slice(0, at) + show(text) + around.slice(at);
      const found = withText(text, around, shown);
      assert.equal(show(found ?? ""), shown, JSON.stringify({ around, text, at }));
      assert.equal(found.length, whole.length);
      if (!around) assert.equal(found, text);
    }
  }
});

test("what the browser did not take, or changed, has no line breaks", () => {
  assert.equal(withText("a\nb", "x", "x"), null);
  assert.equal(withText("a\nb", "x", "xa"), null);
  assert.equal(withText("a\nb", "", "c d"), null);
});
