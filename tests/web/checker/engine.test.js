import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

const stored = new Map();
globalThis.localStorage = {
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, value) => stored.set(key, value),
};
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
const { bootWhenNeeded, Engine } = await import("../../../checker/web/engine.js");

const BOOTED = { packed: "packed-1", interpreter: "interpreter-1", variant: "zip" };

/** A worker that does what a test tells it to. */
class FakeWorker extends EventTarget {
  /** @type {FakeWorker[]} */
  static all = [];
  requests = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.all.push(this);
  }

  postMessage(request) {
    this.requests.push(request);
  }

  terminate() {
    this.terminated = true;
  }

  /** @param {object} answer @param {number} [id] of the request; else the last one */
  answer(answer, id = this.requests.at(-1).id) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: { v: 1, id, ...answer } }));
  }
}

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  FakeWorker.all = [];
  stored.clear();
  globalThis.Worker = FakeWorker;
});
afterEach(() => mock.timers.reset());

const settled = () => new Promise((resolve) => setImmediate(resolve));
const worker = () => FakeWorker.all.at(-1);

/** An engine that has started, and the events that it sends. */
async function started(options = {}) {
  const engine = new Engine({ workerUrl: "worker.js", ...options });
  const events = [];
  for (const type of ["progress", "ready", "failed"])
    engine.addEventListener(type, (event) => events.push(event));
  const boot = engine.boot();
  worker().answer({ type: "result", data: BOOTED });
  await boot;
  return { engine, events };
}

test("it starts once, says when it is ready, and remembers which files the browser has", async () => {
  const engine = new Engine({ workerUrl: "worker.js" });
  const boots = Promise.all([engine.boot(), engine.boot()]);
  assert.equal(engine.state, "booting");
  assert.deepEqual(
    worker().requests.map(({ op, payload }) => [op, payload]),
    [["boot", { last: null, variant: null }]],
  );
  worker().answer({ type: "result", data: { ...BOOTED, secret: "jan@kantoor.be" } });
  await boots;
  assert.equal(engine.state, "ready");
  assert.equal(FakeWorker.all.length, 1);
  assert.deepEqual(
    [...stored.values()].map((text) => JSON.parse(text)),
    [BOOTED],
  );
  const next = new Engine({ workerUrl: "worker.js" });
  void next.boot();
  assert.deepEqual(worker().requests[0].payload.last, BOOTED);
});

test("a damaged store is no obstacle", async () => {
  stored.set("hubcheck", "{");
  const { engine } = await started();
  assert.equal(engine.state, "ready");
});

test("answers reach the request that they belong to, in any order", async () => {
  const { engine } = await started();
  const [first, second] = [engine.check("email", "a"), engine.check("url", "b")];
  await settled();
  const [one, other] = worker().requests.slice(1);
  assert.deepEqual(
    [one.payload, other.payload],
    [
      { kind: "email", input: "a" },
      { kind: "url", input: "b" },
    ],
  );
  worker().answer({ type: "result", data: "B" }, other.id);
  worker().answer({ type: "result", data: "A" }, one.id);
  assert.deepEqual(await Promise.all([first, second]), ["A", "B"]);
});

test("one request may fail while the engine goes on", async () => {
  const { engine, events } = await started();
  const check = engine.check("email", 1);
  await settled();
  worker().answer({ type: "error", code: "input", detail: "no text" });
  await assert.rejects(check, { code: "input", detail: "no text" });
  assert.equal(engine.state, "ready");
  assert.deepEqual(
    events.map(({ type }) => type),
    ["ready"],
  );
});

test("a fatal failure rejects everything, is told once, and lasts until a restart", async () => {
  const { engine, events } = await started();
  const checks = [engine.check("email", "a"), engine.check("email", "b")];
  await settled();
  const failed = worker();
  failed.answer({ type: "error", code: "python", detail: "stack" });
  for (const check of checks) await assert.rejects(check, { code: "python" });
  await assert.rejects(engine.check("email", "c"), { code: "python" });
  assert.ok(failed.terminated);
  assert.deepEqual(
    events.filter(({ type }) => type === "failed").map(({ code }) => code),
    ["python"],
  );

  const restart = engine.restart();
  assert.notEqual(worker(), failed);
  worker().answer({ type: "result", data: BOOTED });
  await restart;
  assert.equal(engine.state, "ready");
});

test("a worker that cannot be made, dies, or speaks another version is a failure with a code", async () => {
  globalThis.Worker = class {
    constructor() {
      throw new Error("blocked");
    }
  };
  await assert.rejects(new Engine({ workerUrl: "worker.js" }).boot(), { code: "worker" });
  globalThis.Worker = FakeWorker;
  for (const event of [new Event("error", { cancelable: true }), new Event("messageerror")]) {
    const boot = new Engine({ workerUrl: "worker.js" }).boot();
    worker().dispatchEvent(event);
    await assert.rejects(boot, { code: "worker" });
  }
  const boot = new Engine({ workerUrl: "worker.js" }).boot();
  worker().answer({ v: 2, type: "result", data: BOOTED });
  await assert.rejects(boot, { code: "worker" });
});

test("silence is a failure; any message extends the limit of every request", async () => {
  const { engine } = await started({ checkLimit: 1000, bootLimit: 1000 });
  const single = engine.check("email", "a");
  const many = engine.bulk("url", ["a", "b"]);
  await settled();
  const bulkId = worker().requests.at(-1).id;
  mock.timers.tick(900);
  worker().answer({ type: "progress", stage: "bulk", loaded: 1, total: 2 }, bulkId);
  mock.timers.tick(900);
  assert.equal(engine.state, "ready");
  mock.timers.tick(100);
  await assert.rejects(single, { code: "timeout" });
  await assert.rejects(many, { code: "timeout" });
});

test("Python may start in silence for longer than a download may stall", async () => {
  const engine = new Engine({ workerUrl: "worker.js", bootLimit: 1000, startLimit: 5000 });
  const boot = engine.boot();
  worker().answer({ type: "progress", stage: "start", loaded: 0, total: 1 });
  mock.timers.tick(4999);
  assert.equal(engine.state, "booting");
  mock.timers.tick(1);
  await assert.rejects(boot, { code: "timeout" });
});

test("progress of a start is an event, progress of a bulk check goes to who asked", async () => {
  const { engine, events } = await started();
  const seen = [];
  const many = engine.bulk("url", ["a", "b"], { onProgress: (loaded, total) => seen.push([loaded, total]) });
  await settled();
  assert.deepEqual(worker().requests.at(-1).payload, { kind: "bulk", of: "url", inputs: ["a", "b"] });
  worker().answer({ type: "progress", stage: "bulk", loaded: 1, total: 2 });
  worker().answer({ type: "progress", stage: "download", loaded: 5, total: 9 });
  worker().answer({ type: "result", data: [1, 2] });
  assert.deepEqual(await many, [1, 2]);
  assert.deepEqual(seen[0], [1, 2]);
  const [progress] = events.filter(({ type }) => type === "progress");
  assert.deepEqual([progress.stage, progress.loaded, progress.total], ["download", 5, 9]);
});

test("a cancelled request is rejected at once and the worker is told; its late answer changes nothing", async () => {
  const { engine } = await started();
  const cancel = new AbortController();
  const check = engine.check("email", "a", { signal: cancel.signal });
  await settled();
  const { id } = worker().requests.at(-1);
  cancel.abort();
  await assert.rejects(check, { code: "cancelled" });
  assert.deepEqual(worker().requests.at(-1).payload, { target: id });
  worker().answer({ type: "result", data: "late" }, id);
  mock.timers.tick(1_000_000);
  assert.equal(engine.state, "ready");
  await assert.rejects(engine.check("email", "b", { signal: AbortSignal.abort() }), { code: "cancelled" });
});

test("disposing ends the worker and rejects what is pending", async () => {
  const { engine } = await started();
  const check = engine.check("email", "a");
  await settled();
  engine.dispose();
  await assert.rejects(check, { code: "cancelled" });
  assert.ok(worker().terminated);
  assert.equal(engine.state, "idle");
});

test("an idle page starts the engine, but not where the reader saves data; using the form always does", () => {
  const idle = [];
  globalThis.requestIdleCallback = (run) => idle.push(run);
  let boots = 0;
  const engine = {
    boot: async () => {
      boots += 1;
    },
  };
  bootWhenNeeded(engine, new EventTarget());
  assert.equal(boots, 0);
  idle[0]();
  assert.equal(boots, 1);

  Object.defineProperty(globalThis, "navigator", {
    value: { connection: { saveData: true } },
    configurable: true,
  });
  const form = new EventTarget();
  bootWhenNeeded(engine, form);
  assert.equal(idle.length, 1);
  form.dispatchEvent(new Event("focusin"));
  assert.equal(boots, 2);
  assert.equal(new Engine({ workerUrl: "worker.js" }).variant, "zip", "the smaller download");
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
});
