import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsFor, severity, sortRows } from "../../../../checker/web/bulk/sorting.js";
import { generator } from "../../support/random.js";
import { row } from "../../support/verdicts.js";

const collator = new Intl.Collator("nl-BE", { numeric: true });
const numbers = (rows) => rows.map(({ number }) => number);

test("names sort as people write them: numbers by their value, capitals beside small letters", () => {
  const rows = ["kantoor10", "Kantoor2", "kantoor1", "éclair", "eend"].map((name, at) =>
    row({ name, number: at }),
  );
  const sorted = sortRows(rows, ({ name }) => name, false, collator);
  assert.deepEqual(
    sorted.map(({ name }) => name),
    ["éclair", "eend", "kantoor1", "Kantoor2", "kantoor10"],
  );
});

test("verdicts sort from the worst", () => {
  const rows = ["right", "fix", "danger", "reject"].map((status) => row({ status }));
  const sorted = sortRows(rows, severity);
  assert.deepEqual(
    sorted.map(({ status }) => status),
    ["danger", "reject", "fix", "right"],
  );
});

test("sorting is stable in both directions, keeps every row and leaves the list alone", () => {
  const random = generator(3);
  for (let round = 0; round < 200; round += 1) {
    const rows = random
      .list(12, () => row({ value: random.pick(["a", "b", "B", "é"]) }))
      .map((one, number) => ({ ...one, number }));
    const before = numbers(rows);
    for (const descending of [false, true]) {
      const sorted = sortRows(rows, ({ value }) => value, descending, collator);
      assert.deepEqual(
        numbers(sorted).toSorted((a, b) => a - b),
        before,
      );
      for (let at = 1; at < sorted.length; at += 1) {
        const order = collator.compare(sorted[at - 1].value, sorted[at].value) * (descending ? -1 : 1);
        assert.ok(order < 0 || (order === 0 && sorted[at - 1].number < sorted[at].number));
      }
    }
    assert.deepEqual(numbers(rows), before);
  }
});

test("the columns that fit: all, four, or two on a phone", () => {
  assert.deepEqual([60, 48, 47.9, 34, 33.9, 0].map(columnsFor), [6, 6, 4, 4, 1, 1]);
});
