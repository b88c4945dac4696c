import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { errorCode, Service } from "../../../../checker/web/elements/service.js";
import { untilNeeded } from "../../../../checker/web/load_policy.js";

const SETTINGS = {
  engine: "engine.js",
  words: "words/nl.json",
};
const CORE = { locale: "nl-BE", messages: { a: "A" }, fallback: {} };

/** @param {object} connection `navigator.connection` */
function openPageWith({ connection, readyState = "loading" }) {
  const window = new EventTarget();
  globalThis.addEventListener = window.addEventListener.bind(window);
  globalThis.document = { readyState, activeElement: null };
  globalThis.requestIdleCallback = (run) => queueMicrotask(run);
  Object.defineProperty(globalThis, "navigator", { value: { connection }, configurable: true });
  return window;
}

/** Whether a promise is resolved by now. @param {Promise<unknown>} promise */
const isResolved = (promise) =>
  Promise.race([promise.then(() => true), new Promise((done) => setTimeout(done, 0, false))]);
const newForm = () => Object.assign(new EventTarget(), { contains: () => false });

beforeEach(() => openPageWith({}));

test("the messages in the page are there before anything is loaded", () => {
  assert.equal(new Service(SETTINGS, CORE).core.text("a"), "A");
});

test("messages are loaded once; a failure has the code of a missing file, and the next call tries again", async () => {
  const answers = [
    { ok: false, status: 404 },
    { ok: true, json: async () => CORE },
  ];
  const requests = [];
  globalThis.fetch = async (address) => {
    requests.push(address);
    return answers.shift();
  };
  const service = new Service(SETTINGS, CORE);
  await assert.rejects(service.messages(), { code: "not-found" });
  const [first, second] = await Promise.all([service.messages(), service.messages()]);
  assert.equal(first, second);
  assert.deepEqual(requests, ["words/nl.json", "words/nl.json"]);
});

test("any error has a code", () => {
  assert.equal(errorCode(Object.assign(new Error("x"), { code: "timeout" })), "timeout");
  assert.equal(errorCode(new TypeError("x")), "python");
  assert.equal(errorCode({ code: "csp" }), "python");
});

test("the checker is not fetched before the page has loaded", async () => {
  const window = openPageWith({});
  const needed = untilNeeded(newForm());
  assert.equal(await isResolved(needed), false);
  window.dispatchEvent(new Event("load"));
  assert.equal(await isResolved(needed), true);
});

test("the checker is not fetched while the browser is busy", async () => {
  openPageWith({ readyState: "complete" });
  /** @type {(() => void)[]} */
  const waiting = [];
  globalThis.requestIdleCallback = (run) => waiting.push(run);
  const needed = untilNeeded(newForm());
  assert.equal(await isResolved(needed), false);
  for (const run of waiting) run();
  assert.equal(await isResolved(needed), true);
});

test("a reader who turns to the form does not wait for the page, and a loaded page does not wait for a reader", async () => {
  for (const type of ["focusin", "pointermove", "pointerdown"]) {
    const form = newForm();
    const needed = untilNeeded(form);
    form.dispatchEvent(new Event(type));
    assert.equal(await isResolved(needed), true, type);
  }
  openPageWith({ readyState: "complete" });
  assert.equal(await isResolved(untilNeeded(newForm())), true);
});

test("where data is to be saved, only using the form fetches the checker", async () => {
  for (const connection of [{ saveData: true }, { effectiveType: "slow-2g" }, { effectiveType: "3g" }]) {
    openPageWith({ connection, readyState: "complete" });
    const form = newForm();
    const needed = untilNeeded(form);
    assert.equal(await isResolved(needed), false);
    form.dispatchEvent(new Event("focusin"));
    assert.equal(await isResolved(needed), true);
  }
  openPageWith({ connection: { saveData: false, effectiveType: "4g" }, readyState: "complete" });
  assert.equal(await isResolved(untilNeeded(newForm())), true);
});
