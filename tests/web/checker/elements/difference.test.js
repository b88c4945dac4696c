import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../../../checker/web/elements/difference.js";
import { generator } from "../../support/random.js";

const HOST = "https://businesscentral.dynamics.com/";

/** @param {import("../../../../checker/web/elements/difference.js").Piece[]} pieces @param {string} change */
const without = (pieces, change) =>
  pieces
    .filter((piece) => piece.change !== change)
    .map(({ text }) => text)
    .join("");

test("a parameter that was left out is one piece, with its separator", () => {
  assert.deepEqual(difference(`${HOST}kantoor.be?page=9&x=1`, `${HOST}kantoor.be`), [
    { text: `${HOST}kantoor.be`, change: "same" },
    { text: "?page=9&x=1", change: "out" },
  ]);
});

test("a changed name is replaced as a whole, not letter by letter", () => {
  const pieces = difference(`${HOST}kantor.be`, `${HOST}kantoor.be`);
  assert.deepEqual(pieces.slice(1), [
    { text: "kantor.be", change: "out" },
    { text: "kantoor.be", change: "in" },
  ]);
});

test("a link with text or brackets around it is the same link", () => {
  for (const [before, after] of [
    ["Dag Jan, hier is de link: ", " lukt het?"],
    ["<", ">"],
    ["(", ")"],
  ]) {
    assert.deepEqual(difference(`${before}${HOST}kantoor.be${after}`, `${HOST}kantoor.be`), [
      { text: before, change: "out" },
      { text: `${HOST}kantoor.be`, change: "same" },
      { text: after, change: "out" },
    ]);
  }
});

test("a name with a space in it is replaced as a whole", () => {
  const pieces = difference(`${HOST}kantoor.be/Produc tion`, `${HOST}kantoor.be/Production`);
  assert.deepEqual(pieces.slice(1), [
    { text: "Produc tion", change: "out" },
    { text: "Production", change: "in" },
  ]);
});

test("unrelated links are not compared", () => {
  assert.deepEqual(difference("example", `${HOST}kantoor.be`), []);
});

test("the pieces spell both links, and neighbours differ", () => {
  const random = generator(7);
  for (let round = 0; round < 500; round += 1) {
    const [before, after] = [random.string(12, "ab/?&# <"), random.string(12, "ab/?&# <")];
    const pieces = difference(before, after);
    if (pieces.length === 0) continue;
    assert.equal(without(pieces, "in"), before);
    assert.equal(without(pieces, "out"), after);
    for (let at = 1; at < pieces.length; at += 1) assert.notEqual(pieces[at].change, pieces[at - 1].change);
  }
});

test("as much as possible stays the same", () => {
  assert.deepEqual(
    difference("a/b/c/d", "c/a/b/d").map(({ text, change }) => `${change} ${text}`),
    ["in c/", "same a/b/", "out c/", "same d"],
  );
});

test("a link does not differ from itself", () => {
  const random = generator(11);
  for (let round = 0; round < 100; round += 1) {
    const link = `a${random.string(20, "ab/?&#:")}`;
    assert.deepEqual(difference(link, link), [{ text: link, change: "same" }]);
  }
});
