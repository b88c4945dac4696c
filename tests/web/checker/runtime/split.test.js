import assert from "node:assert/strict";
import { test } from "node:test";
import { readFunctions, writeFunctions } from "../../../../checker/runtime/functions.mjs";
import { join } from "../../../../checker/runtime/join.mjs";
import { split } from "../../../../checker/runtime/split.mjs";
import { concat, i32Const, name, unsigned, vector, writeModule } from "../../../../checker/runtime/wasm.mjs";

const I32 = 0x7f;
const TO_I32 = [0x60, 0, 1, I32];
const TWO_TO_I32 = [0x60, 2, I32, I32, 1, I32];

/** @param {number[]} code @returns {Uint8Array} a function without locals */
const body = (code) => concat([unsigned(code.length + 2), [0], code, [0x0b]]);

/** Four functions that call an import, each other, one through the table of pointers, and change a global and the memory. */
const MODULE = writeModule([
  { id: 1, bytes: vector([TO_I32, TWO_TO_I32]) },
  { id: 2, bytes: vector([concat([name("env"), name("three"), [0, 0]])]) },
  { id: 3, bytes: vector([[1], [0], [1], [0]]) },
  { id: 4, bytes: vector([[0x70, 0, 4]]) },
  { id: 5, bytes: vector([[0, 1]]) },
  {
    id: 6,
    bytes: vector([concat([[I32, 1], i32Const(200), [0x0b]]), concat([[I32, 0], i32Const(7), [0x0b]])]),
  },
  {
    id: 7,
    bytes: vector([
      concat([name("memory"), [2, 0]]),
      concat([name("sum"), [0, 1]]),
      concat([name("next"), [0, 2]]),
      concat([name("all"), [0, 4]]),
    ]),
  },
  // The table of pointers: function 3, the product, has place 1.
  { id: 9, bytes: vector([concat([[0], i32Const(1), [0x0b], vector([[3]])])]) },
  {
    id: 10,
    bytes: vector([
      body([0x20, 0, 0x20, 1, 0x6a]), // 1: the sum
      // 2: one more than the last time, also in the memory
      body([0x23, 0, ...i32Const(1), 0x6a, 0x24, 0, ...i32Const(8), 0x23, 0, 0x36, 2, 0, 0x23, 0]),
      body([0x20, 0, 0x20, 1, 0x6c]), // 3: the product
      // 4: product(sum(three(), 7), next()), the product through the table of pointers
      body([0x10, 0, 0x23, 1, 0x10, 1, 0x10, 2, ...i32Const(1), 0x11, 1, 0]),
    ]),
  },
]);

/** What a module does. @param {Uint8Array} first @param {Uint8Array} [second] */
function run(first, second) {
  let loads = 0;
  const imports = { env: { three: () => 3 } };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(first), imports);
  join(exports, imports, () => {
    loads += 1;
    return new WebAssembly.Module(second);
  });
  const { sum, next, all, memory } = /** @type {any} */ (exports);
  const seen = [sum(2, 3), next(), all(), next(), all(), sum(-1, 1)];
  return { seen: [...seen, new Int32Array(memory.buffer)[2]], loads };
}

test("however the functions are split, they do the same, and the second half is loaded once where it is needed", () => {
  const whole = run(MODULE);
  assert.deepEqual(whole, { seen: [5, 201, 2020, 203, 2040, 0, 204], loads: 0 });
  for (let hot = 0; hot < 2 ** 4; hot++) {
    const { first, second } = split(MODULE, (index) => ((hot >> index) & 1) === 1);
    assert.deepEqual(run(first, second), { seen: whole.seen, loads: hot === 15 ? 0 : 1 }, hot.toString(2));
  }
});

test("numbers have every length", () => {
  for (const number of [0, 63, 64, 127, 128, 8191, 8192, 16383, 16384, 2 ** 21, 2 ** 28 - 1]) {
    const code = concat([i32Const(number)]);
    const module = writeModule([
      { id: 1, bytes: vector([TO_I32]) },
      { id: 3, bytes: vector([[0]]) },
      { id: 7, bytes: vector([concat([name("get"), [0, 0]])]) },
      { id: 10, bytes: vector([body([...code])]) },
    ]);
    const { get } = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(module)).exports);
    assert.equal(get(), number);
  }
});

test("what is no interpreter is refused with a reason", () => {
  assert.throws(() => split(new Uint8Array([1, 2, 3]), () => true), /not a WebAssembly module/);
});

test("a list of functions is read as it was written, and only for its own interpreter", () => {
  const functions = [0, 1, 2, 40, 5000, 16957];
  const text = writeFunctions(functions, MODULE);
  assert.deepEqual([...(readFunctions(text, MODULE) ?? [])], functions);
  assert.equal(readFunctions(text, MODULE.subarray(1)), null);
  assert.equal(readFunctions("", MODULE), null);
});
