import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, isList, readText, transferContent } from "../../../../checker/web/bulk/intake.js";
import { isTooLongToShow } from "../../../../checker/web/bulk/textfield.js";

const TEXT = "naam;€ één\nкошка";

/** @param {number[]} bytes */
const buffer = (bytes) => new Uint8Array(bytes).buffer;
/** @param {string} text @param {boolean} little */
function utf16(text, little) {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))];
  return buffer(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

test("UTF-8 with and without a byte order mark, and UTF-16 of both kinds, are the same text", () => {
  const utf8 = [...new TextEncoder().encode(TEXT)];
  for (const content of [
    buffer(utf8),
    buffer([0xef, 0xbb, 0xbf, ...utf8]),
    utf16(TEXT, true),
    utf16(TEXT, false),
  ])
    assert.equal(decode(content), TEXT);
});

test("what is no UTF-8 is Windows-1252, as Excel saves it", () => {
  // Without a euro sign: Node.js 20 decodes Windows-1252 as Latin-1, browsers do not.
  assert.equal(decode(buffer([0xe9, 0xe9, 0x6e])), "één");
});

test("damaged bytes in a file of UTF-8 or UTF-16 spoil no other", () => {
  const bytes = [...new TextEncoder().encode("één;"), 0xe9, ...new TextEncoder().encode(";één\n")];
  assert.equal(decode(buffer(bytes)), "één;\ufffd;één\n");
  assert.equal(decode(buffer([0xff, 0xfe, 0x00, 0xdc, 0x61, 0x00])), "\ufffda");
});

test("an empty file is an empty text", () => assert.equal(decode(buffer([])), ""));

test("of a huge file only as much is read as shows that it is too large", async () => {
  const text = await readText(new Blob(["a".repeat(3_000_001)]));
  assert.equal(text.length, 3_000_000);
});

test("a list has items in most of its lines; a broken link and a signature are none", () => {
  const link = "https://businesscentral.dynamics.com/kantoor.be";
  for (const breaks of ["\n", "\r", "\r\n", "\n \n"]) {
    assert.ok(isList(["an@kantoor.be", "jo@kantoor.be"].join(breaks)));
    assert.ok(isList(["Client\tLink", `Janssens\t${link}`, `Maes\t${link}`].join(breaks)));
    assert.ok(isList(["kantoor.be", "maes.be", "n/a"].join(breaks)));
    assert.ok(!isList(["An", "Accountant", "an@kantoor.be", "www.kantoor.be"].join(breaks)));
    for (let at = 1; at < link.length; at++)
      assert.ok(!isList([link.slice(0, at), link.slice(at)].join(breaks)), `broken at ${at}`);
  }
  for (const text of ["", "an@kantoor.be", "an@kantoor.be\n", "\r\n an@kantoor.be \r\n\t\r\n"])
    assert.ok(!isList(text));
});

test("what is dropped is a file, or a text, or nothing", () => {
  const file = new Blob(["x"]);
  assert.deepEqual(transferContent({ files: [file], getData: () => "x" }), { file, text: "x" });
  assert.deepEqual(transferContent({ files: [], getData: (type) => type }), {
    file: null,
    text: "text/plain",
  });
  assert.deepEqual(transferContent(null), { file: null, text: "" });
});

test("a text beyond 200,000 characters is not put into the field", () => {
  assert.ok(!isTooLongToShow("a".repeat(200_000)));
  assert.ok(isTooLongToShow("a".repeat(200_001)));
});
