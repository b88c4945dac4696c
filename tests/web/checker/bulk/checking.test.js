import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../../../checker/web/bulk/checking.js";
import { generator } from "../../support/random.js";
import { row, verdict } from "../../support/verdicts.js";

/** An engine whose verdict on a value is that value; it records what it was asked. */
class FakeEngine {
  batches = [];
  judged = [];

  constructor(rows, { onBulk = () => {} } = {}) {
    this.rows = rows;
    this.onBulk = onBulk;
  }

  async check(kind, input) {
    if (kind === "table") {
      this.asked = input;
      return {
        rows: this.rows,
        columns: [],
        headers: [],
        column: input.column ?? 0,
        names: -1,
        findings: [],
      };
    }
    this.judged = input;
    return { statuses: input.map((one) => `status of ${one.class}`), groups: [] };
  }

  async bulk(kind, values, { onProgress }) {
    this.batches.push([kind, values]);
    await this.onBulk(this.batches.length);
    onProgress(values.length);
    return values.map((value) => verdict({ class: `${kind} ${value}` }));
  }
}

/** @param {FakeEngine} engine @param {AbortSignal} [signal] @param {(done: number) => void} [onProgress] */
const run = (engine, signal = new AbortController().signal, onProgress = () => {}) =>
  check(engine, "", { column: null, kind: "url" }, { signal, onProgress });
const values = (count, kind = "url") =>
  Array.from({ length: count }, (_, at) => row({ number: at + 1, value: `v${at}`, kind }));

test("every row gets the verdict on its value and kind, whatever repeats and however kinds mix", async () => {
  const random = generator(5);
  for (let round = 0; round < 100; round += 1) {
    const rows = random.list(30, () =>
      row({ value: random.string(1, "abc"), kind: random.pick(["url", "email"]) }),
    );
    const engine = new FakeEngine(rows);
    const result = await run(engine);
    assert.equal(result.stopped, false);
    assert.deepEqual(
      result.rows.map((one) => [one.value, one.kind, one.verdict.class, one.status]),
      rows.map(({ value, kind }) => [value, kind, `${kind} ${value}`, `status of ${kind} ${value}`]),
    );
    const asked = engine.batches.flatMap(([kind, some]) => some.map((value) => `${kind} ${value}`));
    assert.equal(new Set(asked).size, asked.length, "a value is asked for once");
    assert.deepEqual(
      engine.judged.map(({ kind }) => kind),
      rows.map(({ kind }) => kind),
    );
  }
});

test("a long list goes in batches of at most 500, each of one kind", async () => {
  const engine = new FakeEngine([
    ...values(700),
    ...values(3, "email"),
    ...values(2).map((one) => ({ ...one, value: "x" })),
  ]);
  await run(engine);
  assert.deepEqual(
    engine.batches.map(([kind, some]) => [kind, some.length]),
    [
      ["url", 500],
      ["url", 200],
      ["email", 3],
      ["url", 1],
    ],
  );
});

test("progress counts distinct values and never goes back", async () => {
  const seen = [];
  await run(new FakeEngine(values(1200)), undefined, (done) => seen.push(done));
  assert.deepEqual(seen, [500, 1000, 1200]);
});

test("stopping keeps the verdicts so far", async () => {
  const stop = new AbortController();
  const engine = new FakeEngine(values(1200), {
    onBulk: (batch) => {
      if (batch < 2) return;
      stop.abort();
      throw new Error("cancelled");
    },
  });
  const result = await run(engine, stop.signal);
  assert.equal(result.stopped, true);
  assert.equal(result.rows.length, 500);
  assert.equal(engine.batches.length, 2);
});

test("a failure of the engine is no stop", async () => {
  const engine = new FakeEngine(values(2), {
    onBulk: () => {
      throw new Error("timeout");
    },
  });
  await assert.rejects(run(engine), /timeout/);
});

test("what the page checks is asked for", async () => {
  const engine = new FakeEngine([]);
  await run(engine);
  assert.deepEqual(engine.asked, { text: "", column: null, kind: "url" });
});

test("an empty list asks for no verdict", async () => {
  const engine = new FakeEngine([]);
  assert.deepEqual((await run(engine)).rows, []);
  assert.deepEqual(engine.batches, []);
});
