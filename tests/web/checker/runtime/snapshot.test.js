import assert from "node:assert/strict";
import { test } from "node:test";
import { condense, expand } from "../../../../checker/runtime/snapshot.mjs";
import { generator } from "../../support/random.js";

const PAGE = 64 * 1024;

test("a snapshot without its empty stretches is the same memory again, and holds none of them", () => {
  const random = generator(23);
  for (let round = 0; round < 60; round += 1) {
    const stretches = random.list(6, () => [random.below(3), 1 + random.below(3)]);
    const rest = random.below(PAGE);
    const pages = stretches.map(([value, count]) => Buffer.alloc(count * PAGE, value));
    const memory = new Uint8Array(Buffer.concat([...pages, Buffer.alloc(rest, 7)]));
    const { full, places } = condense(memory);
    assert.equal(Buffer.compare(expand(full, places), memory), 0);
    const filled = stretches.reduce((sum, [value, count]) => sum + (value ? count * PAGE : 0), 0);
    assert.equal(full.length, filled + rest);
    for (let at = 1; at < places.runs.length; at += 1) {
      const [offset, length] = places.runs[at - 1];
      assert.ok(offset + length < places.runs[at][0], "neighbouring pages are one stretch");
    }
  }
});

test("one byte that is not zero keeps its page", () => {
  const memory = new Uint8Array(3 * PAGE);
  memory[2 * PAGE - 1] = 1;
  assert.deepEqual(condense(memory).places, { memory: 3 * PAGE, runs: [[PAGE, PAGE]] });
});
