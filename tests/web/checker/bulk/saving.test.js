import assert from "node:assert/strict";
import { test } from "node:test";
import { filterIn } from "../../../../checker/web/bulk/filter.js";
import { decimalMark, fileName, sheetRows } from "../../../../checker/web/bulk/saving.js";
import { messagesOf } from "../../support/messages.js";
import { finding, row, verdict } from "../../support/verdicts.js";

const messages = messagesOf({
  "decision.ok": "goed",
  "decision.fix": "verbeteren",
  "url.class.fixable.title": "Bijna goed",
  "url.class.valid.title": "Goed",
  "url.left-out": "Zonder pagina.",
  "bulk.file-links": "links",
  "bulk.file-addresses": "adressen",
  "bulk.file-open": "open",
  "bulk.row": "Rij",
});
const FIXED = row({
  number: 2,
  name: "Peeters",
  value: "b",
  status: "fix",
  verdict: verdict({
    decision: "fix",
    class: "fixable",
    suggestion: "c",
    findings: [finding("url.left-out"), finding("url.x")],
  }),
});

test("a sheet has a header and, for every row, all that the table shows and the codes for whoever helps", () => {
  const [header, right, fixed] = sheetRows([row(), FIXED], messages);
  assert.equal(header.length, 8);
  assert.equal(header[0], "Rij");
  assert.deepEqual(right, ["1", "", "a", "goed", "Goed.", "a", "valid", ""]);
  assert.deepEqual(fixed, [
    "2",
    "Peeters",
    "b",
    "verbeteren",
    "Zonder pagina.",
    "c",
    "fixable",
    "url.left-out url.x",
  ]);
});

test("the decimal mark of the reader's spreadsheet", () => {
  assert.deepEqual(["nl-BE", "fr-BE", "en", "en-US"].map(decimalMark), [",", ",", ".", "."]);
});

test("a file is named after what is in it, the day, and whether it is only the open rows", () => {
  const day = new Date(2026, 10, 2);
  assert.equal(fileName([row(), FIXED], messages, day, false), "links-2026-11-02.csv");
  assert.equal(fileName([row({ kind: "email" })], messages, day, true), "adressen-2026-11-02-open.csv");
  assert.equal(fileName([row({ kind: "email" }), row()], messages, day, false), "links-2026-11-02.csv");
});

test("the filter in an address; anything else shows all rows", () => {
  assert.equal(filterIn("#show=fix"), "fix");
  for (const fragment of ["", "#show=", "#show=new", "#x#show=fix", "#show=fix&x"])
    assert.equal(filterIn(fragment), "all");
});
