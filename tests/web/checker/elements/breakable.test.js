import assert from "node:assert/strict";
import { before, test } from "node:test";
import { breakable, breakableNames } from "../../../../checker/web/elements/breakable.js";
import { openPage } from "../../support/page.js";
import { generator } from "../../support/random.js";

before(() => openPage(""));

/** @param {Node | (string | Node)[]} content @returns {HTMLElement} */
function shown(content) {
  const box = document.createElement("p");
  box.append(...[content].flat());
  return box;
}

/** The pieces that a line holds together. @param {HTMLElement} box @returns {string[]} */
const pieces = (box) =>
  box.innerHTML
    .replaceAll("&amp;", "&")
    .replaceAll(/<\/?span[^>]*>/g, "")
    .split("<wbr>");

test("law: what is copied is what was given, and a piece ends where a part does", () => {
  const random = generator(1);
  for (let round = 0; round < 500; round += 1) {
    const text = random.string(60, "ab/.@?#& -:");
    const sentence = shown(breakableNames(text));
    const link = shown(breakable(text));
    assert.equal(sentence.textContent, text);
    assert.equal(link.textContent, text);
    for (const box of [sentence, link])
      pieces(box).reduce((before, after) => {
        assert.ok(/[./@]$/.test(before) || /^[?&#]/.test(after), `${before}|${after}`);
        return after;
      });
  }
});

test("a parameter that a line has room for is not broken after its question mark", () => {
  const whole = (/** @type {string} */ text) =>
    [...shown(breakable(text)).querySelectorAll(".hc-word")].map((part) => part.textContent);
  assert.deepEqual(whole("https://a.be/Prod?redirectedfromsignup=1"), ["?redirectedfromsignup=1"]);
  assert.deepEqual(whole(`https://a.be/Prod?a=${"x".repeat(40)}&b=1`), ["&b=1"]);
});

test("nor is one in a sentence", () => {
  const sentence = shown(breakableNames("Toegevoegd: ?redirectedfromsignup=1 aan het einde."));
  assert.equal(sentence.querySelector(".hc-word").textContent, "?redirectedfromsignup=1");
});

test("a link breaks after its slashes, its dots and its @, and before a parameter", () => {
  assert.deepEqual(pieces(shown(breakable("https://an@bc.dynamics.com/kantoor.be/Prod?a=1&b#c"))), [
    "https://",
    "an@",
    "bc.",
    "dynamics.",
    "com/",
    "kantoor.",
    "be/",
    "Prod",
    "?a=1",
    "&b",
    "#c",
  ]);
});

test("in a sentence only a long name breaks, and words stay whole", () => {
  assert.deepEqual(pieces(shown(breakableNames("See kantoor.be. Is it right and/or wrong?"))).length, 1);
  assert.deepEqual(
    pieces(shown(breakableNames("The server is businesscentral.dynamics.com.example.org, not ours."))),
    ["The server is businesscentral.", "dynamics.", "com.", "example.", "org, not ours."],
  );
});
