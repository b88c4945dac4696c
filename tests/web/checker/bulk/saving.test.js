import assert from "node:assert/strict";
import { test } from "node:test";
import { filterIn } from "../../../../checker/web/bulk/filter.js";
import { decimalMark, fileName, sheetRows } from "../../../../checker/web/bulk/saving.js";
import { messagesOf } from "../../support/messages.js";
import { generator } from "../../support/random.js";
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
  cells: ["Peeters", "b", "Gent", ""],
  status: "fix",
  verdict: verdict({
    decision: "fix",
    class: "fixable",
    suggestion: "c",
    findings: [finding("url.left-out"), finding("url.x")],
  }),
});

const LIST = { rows: [], columns: ["a"], headers: [], column: 0, names: -1, findings: [] };
const CLIENTS = {
  ...LIST,
  columns: ["Klant", "Link", "Plaats", ""],
  headers: ["Klant", "Link", "Plaats", ""],
  column: 1,
  names: 0,
};

test("a sheet has a header and, for every row, all that the table shows", () => {
  const [header, right] = sheetRows(LIST, [row()], messages);
  assert.equal(header.length, 6);
  assert.equal(header[0], "Rij");
  assert.deepEqual(right, ["1", "", "a", "goed", "Goed.", "a"]);
});

test("a sheet has the reader's own headers and all other columns", () => {
  const [header, fixed] = sheetRows(CLIENTS, [FIXED], messages);
  assert.deepEqual(header.slice(0, 3), ["Rij", "Klant", "Link"]);
  assert.deepEqual(header.slice(6), ["Plaats", "4"]);
  assert.deepEqual(fixed, [...["2", "Peeters", "b", "verbeteren", "Zonder pagina.", "c"], ...["Gent", ""]]);
});

test("in a sheet the worst rows come first, each once, in their order among equals", () => {
  const random = generator(7);
  const worst = ["danger", "reject", "fix", "right"];
  for (let round = 0; round < 100; round += 1) {
    const rows = random
      .list(12, () => row({ status: random.pick(worst) }))
      .map((one, at) => ({ ...one, number: at }));
    const [, ...lines] = sheetRows(LIST, rows, messages);
    const wanted = worst.flatMap((status) => rows.filter((one) => one.status === status));
    assert.deepEqual(
      lines.map(([number]) => number),
      wanted.map(({ number }) => String(number)),
    );
  }
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
