import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, highlight } from "../../../../plugins/mkdocs_bitext/assets/search/excerpt.js";
import { Tokenizer } from "../../../../plugins/mkdocs_bitext/assets/search/tokenizer.js";
import { generator } from "../../support/random.js";

const tokenizer = new Tokenizer(
  "en",
  (word) => word,
  () => false,
);
const isLink = (word) => word.toLowerCase() === "link";
/** HTML as text. @param {string} html */
const textOf = (html) =>
  html.replace(/<\/?mark>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));

test("matching words are marked, everything else is text", () => {
  assert.equal(
    highlight('A Link <b> & "link"', tokenizer, isLink),
    "A <mark>Link</mark> &#60;b&#62; &#38; &#34;<mark>link</mark>&#34;",
  );
});

test("marking changes no text and lets no markup in", () => {
  const random = generator(41);
  for (let round = 0; round < 300; round += 1) {
    const text = random
      .list(10, () => random.pick(["link", "Link", "<i>", "&amp;", '"', "a", " "]))
      .join(" ");
    const html = highlight(text, tokenizer, isLink);
    assert.equal(textOf(html), text);
    assert.doesNotMatch(html.replace(/<\/?mark>/g, ""), /[<>"]/);
  }
});

test("a short text is whole", () =>
  assert.equal(excerpt("See the link.", tokenizer, isLink), "See the <mark>link</mark>."));

test("without a match, the excerpt is the beginning, cut between words", () => {
  const shown = excerpt("word ".repeat(100), tokenizer, isLink);
  assert.match(shown, /^word.* word …$/);
  assert.ok(shown.length <= 202);
});

test("the excerpt is where most matches are, with words before them", () => {
  const filler = "some words here ".repeat(20);
  const text = `link ${filler}before the link and link and link ${filler}`;
  const shown = excerpt(text, tokenizer, isLink);
  assert.equal(shown.match(/<mark>/g).length, 3);
  assert.match(shown, /^… .*before the <mark>link/);
  assert.match(shown, / …$/);
});

test("an excerpt is a part of the text, at word boundaries, with a match if there is one", () => {
  const random = generator(43);
  for (let round = 0; round < 200; round += 1) {
    const text = random.list(120, () => random.pick(["link", "word", "another", "b"])).join(" ");
    const shown = excerpt(text, tokenizer, isLink);
    const cut = textOf(shown).replace(/^… /, "").replace(/ …$/, "");
    assert.ok(` ${text} `.includes(` ${cut} `) || cut === text);
    assert.ok(cut.length <= 200);
    assert.equal(shown.includes("<mark>"), isLink(text.match(/link/)?.[0] ?? ""));
  }
});

test("one word that is longer than an excerpt is not cut in two", () => {
  const word = "x".repeat(300);
  assert.equal(excerpt(word, tokenizer, isLink), word);
});

test("where words have no spaces between them, an excerpt begins and ends between two words", () => {
  const japanese = new Tokenizer(
    "ja",
    (word) => word,
    () => false,
  );
  const shown = excerpt(
    `${"図書館の本を読む。".repeat(30)}延長する${"図書館の本を読む。".repeat(30)}`,
    japanese,
    (word) => word === "延長",
  );
  assert.match(shown, /^… .*<mark>延長<\/mark>.* …$/u);
  assert.ok(textOf(shown).length <= 204);
});
