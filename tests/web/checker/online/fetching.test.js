import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { probe } from "../../../../checker/web/online/fetching.js";

const READABLE = {
  url: "https://mail.example/dns?name=kantoor.be",
  readable: true,
  accept: "application/dns-json",
};
const OPAQUE = { url: "https://bc.example/", readable: false };

/** @type {[string, RequestInit][]} */
let requests;
/** @type {(url: string, init: RequestInit) => Promise<unknown>} */
let answer;
/** @type {EventTarget} */
let page;

beforeEach(() => {
  requests = [];
  answer = async () => ({ status: 200, text: async () => "{}" });
  page = new EventTarget();
  globalThis.document = page;
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });
  globalThis.fetch = async (url, init) => {
    requests.push([url, init]);
    return answer(url, init);
  };
});

const refused = async (url) => {
  if (url.startsWith("/")) return {};
  throw new TypeError("refused");
};

test("a readable answer is reported with its status and body", async () => {
  answer = async () => ({ status: 404, text: async () => "gone" });
  const outcome = await probe(READABLE);
  assert.deepEqual(outcome, { how: "response", status: 404, body: "gone", seconds: 0, connected: true });
  assert.equal(requests[0][1].headers.Accept, "application/dns-json");
});

test("no request carries a cookie or an address of the reader", async () => {
  answer = refused;
  for (const request of [READABLE, OPAQUE]) await probe(request, { control: "/words.json" });
  assert.equal(requests.length, 4);
  for (const [, init] of requests) {
    assert.equal(init.credentials, "omit");
    assert.equal(init.referrerPolicy, "no-referrer");
    assert.equal(init.cache, "no-store");
  }
});

test("of a service without CORS, only that it answers is known", async () => {
  assert.equal((await probe(OPAQUE)).how, "opaque");
  assert.equal(requests[0][1].mode, "no-cors");
});

test("an answer that never ends is cut off", async () => {
  answer = async () => ({ status: 200, text: async () => "x".repeat(100_000) });
  assert.equal((await probe(READABLE)).body.length, 65_536);
});

test("without a connection nothing is asked", async () => {
  Object.defineProperty(globalThis, "navigator", { value: { onLine: false }, configurable: true });
  assert.equal((await probe(READABLE)).how, "offline");
  assert.deepEqual(requests, []);
});

test("a connection lost meanwhile is no fault of the service", async () => {
  answer = async () => {
    Object.defineProperty(globalThis, "navigator", { value: { onLine: false }, configurable: true });
    throw new TypeError("lost");
  };
  assert.equal((await probe(READABLE)).how, "offline");
});

test("a slow service is a timeout, with the seconds that it had", async () => {
  answer = (_url, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const alive = setTimeout(() => {}, 5000);
  assert.deepEqual(await probe(READABLE, { seconds: 0.01 }), {
    how: "timeout",
    status: 0,
    body: "",
    seconds: 0.01,
    connected: true,
  });
  clearTimeout(alive);
});

test("a refusal is the service's if this site can be reached, and says so if not", async () => {
  answer = refused;
  const reachable = await probe(READABLE, { control: "/words.json" });
  assert.deepEqual([reachable.how, reachable.connected], ["failed", true]);
  assert.match(requests[1][0], /^\/words\.json\?.+/);
  assert.equal(requests[1][1].method, "HEAD");
  answer = async () => {
    throw new TypeError("no network");
  };
  assert.equal((await probe(READABLE, { control: "/words.json" })).connected, false);
});

test("a request that the site's own policy blocks is told apart; another blocked request is not ours", async () => {
  const blocking = (blockedURI) => async (url) => {
    if (url.startsWith("/")) return {};
    setTimeout(() => page.dispatchEvent(Object.assign(new Event("securitypolicyviolation"), { blockedURI })));
    throw new TypeError("blocked");
  };
  answer = blocking("https://mail.example/dns");
  assert.equal((await probe(READABLE)).how, "blocked");
  answer = blocking("https://other.example/");
  assert.equal((await probe(READABLE, { control: "/words.json" })).how, "failed");
});
