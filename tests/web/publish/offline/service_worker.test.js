import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { runScript } from "../../support/script.js";

const SCOPE = "https://host.example/guide/";
const WORKER = "plugins/mkdocs_publish/offline/worker/service_worker.js";
const UNREGISTER = "plugins/mkdocs_publish/offline/worker/unregister.js";
const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Files of the site by path; the content of each version of it. @param {string} version */
const filesOf = (version) => ({
  "assets/a5f9d56c1b/site.css": "css",
  "assets/site.js": `script ${version}`,
  "start/": `start ${version}`,
  "nl/start/": `begin ${version}`,
  "assets/app.zip": "large",
});

/** @param {string} version */
function buildOf(version) {
  const files = filesOf(version);
  const listed = (paths) => paths.map((path) => [path, hash(files[path])]);
  const words = (title) => ({ title, text: `${title}.`, home: "Home" });
  return {
    version,
    core: listed(["assets/a5f9d56c1b/site.css", "assets/site.js"]),
    locales: [
      { lang: "en", folder: "", files: listed(["start/"]), words: words("Not saved") },
      { lang: "nl", folder: "nl/", files: listed(["nl/start/"]), words: words("Niet bewaard") },
    ],
    later: listed(["assets/app.zip"]),
    style: "assets/a5f9d56c1b/site.css",
  };
}

/** The caches of one browser, its host, and the workers that it runs. */
class Browser {
  stores = new Map();
  files = {};
  offline = false;
  /** Whether the host answers nothing, and the connection stays open. */
  silent = false;
  /** What answers in place of the host. @type {(() => Response) | undefined} */
  answer;
  /** Whether the host answers with an error of its own. */
  broken = false;
  /** Whether nothing more can be stored. */
  isFull = false;
  /** What waits for time to pass. */
  timers = [];
  requests = [];

  caches = {
    keys: async () => [...this.stores.keys()],
    delete: async (name) => this.stores.delete(name),
    open: async (name) => {
      if (!this.stores.has(name)) this.stores.set(name, new Map());
      const entries = this.stores.get(name);
      return {
        match: async (request) => entries.get(request.url ?? request)?.clone(),
        put: async (request, response) => {
          if (this.isFull) throw new DOMException("full", "QuotaExceededError");
          if (response.status === 206) throw new TypeError("a part of a file");
          entries.set(request.url ?? request, response);
        },
      };
    },
  };

  fetch = async (request) => {
    const url = request.url ?? request;
    this.requests.push(url.slice(SCOPE.length));
    if (this.offline) throw new TypeError("offline");
    if (this.silent) return new Promise(() => {});
    if (this.broken) return new Response("broken", { status: 503 });
    if (this.answer) return this.answer();
    const content = this.files[url.slice(SCOPE.length).split("?")[0]];
    const headers = { "content-type": url.endsWith("/") ? "text/html" : "text/plain" };
    return content === undefined ? new Response("", { status: 404 }) : new Response(content, { headers });
  };

  /** @param {string} script @param {object} [build] */
  run(script, build) {
    const worker = new EventTarget();
    worker.skipped = false;
    worker.unregistered = false;
    worker.registration = {
      scope: SCOPE,
      unregister: async () => void Object.assign(worker, { unregistered: true }),
    };
    worker.navigator = { locks: { request: async (_name, callback) => callback(await this.download) } };
    worker.skipWaiting = async () => void Object.assign(worker, { skipped: true });
    const { caches, fetch } = this;
    const before = build ? `const build = ${JSON.stringify(build)};` : "";
    const setTimeout = (run) => void this.timers.push(run);
    runScript(script, { self: worker, caches, fetch, crypto, Response, Uint8Array, setTimeout }, before);
    /** @param {string} type @param {object} [known] @returns {Promise<Response | undefined>} once all work is done */
    worker.send = async (type, known = {}) => {
      const work = [];
      let response;
      const event = Object.assign(new Event(type), {
        waitUntil: (promise) => work.push(promise),
        respondWith: (promise) => {
          response = promise;
        },
        ...known,
      });
      worker.dispatchEvent(event);
      await Promise.all(work);
      return response;
    };
    /** @param {string} path @param {object} [known] of the request */
    worker.get = (path, known = {}) =>
      worker.send("fetch", {
        request: {
          method: "GET",
          url: SCOPE + path,
          mode: "no-cors",
          cache: "default",
          headers: new Headers(),
          ...known,
        },
      });
    worker.open = (path) => worker.get(path, { mode: "navigate" });
    return worker;
  }

  /** The paths in a cache. @param {string} version */
  kept(version) {
    const entries = this.stores.get(`guide /guide/ ${version}`);
    return [...(entries?.keys() ?? [])]
      .map((url) => url.slice(SCOPE.length))
      .filter((path) => !path.startsWith("?"))
      .toSorted();
  }
}

/** A browser with a version of the site installed. @param {string} version */
async function browserWith(version) {
  const browser = new Browser();
  browser.files = filesOf(version);
  const worker = browser.run(WORKER, buildOf(version));
  await worker.send("install");
  return { browser, worker };
}

const WISH = { lang: "nl", url: `${SCOPE}nl/start/`, pages: true, later: false };

test("installing keeps what all pages share, and nothing else", async () => {
  const { browser } = await browserWith("1");
  assert.deepEqual(browser.kept("1"), ["assets/a5f9d56c1b/site.css", "assets/site.js"]);
});

test("a page asks for its language, and for the languages at the root", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.send("message", { data: WISH });
  assert.deepEqual(browser.kept("1"), [
    "assets/a5f9d56c1b/site.css",
    "assets/site.js",
    "nl/start/",
    "start/",
  ]);
  await worker.send("message", { data: { ...WISH, later: true } });
  assert.ok(browser.kept("1").includes("assets/app.zip"));
});

test("on a poor connection only the page itself is kept", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.send("message", { data: { ...WISH, pages: false } });
  assert.deepEqual(browser.kept("1"), ["assets/a5f9d56c1b/site.css", "assets/site.js", "nl/start/"]);
});

test("a file that the host serves otherwise than built is not kept", async () => {
  const browser = new Browser();
  browser.files = { ...filesOf("1"), "assets/site.js": "injected" };
  await browser.run(WORKER, buildOf("1")).send("install");
  assert.deepEqual(browser.kept("1"), ["assets/a5f9d56c1b/site.css"]);
});

test("a kept page and its files open without a network, with and without index.html", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.send("message", { data: WISH });
  browser.offline = true;
  for (const path of ["nl/start/", "nl/start/index.html", "nl/start/?q=1"])
    assert.equal(await (await worker.open(path)).text(), "begin 1", path);
  const without = await worker.open("nl/start");
  assert.equal(
    without.headers.get("location"),
    `${SCOPE}nl/start/`,
    "its links are relative to the page's address",
  );
  assert.equal(await (await worker.get("assets/site.js")).text(), "script 1");
});

test("a page that is kept and has changed is the one that the host has now", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.send("message", { data: WISH });
  browser.files = filesOf("2");
  assert.equal(await (await worker.open("nl/start/")).text(), "begin 2");
  assert.equal(await (await worker.get("assets/site.js")).text(), "script 2");
});

test("a page that the host removed is gone", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.send("message", { data: WISH });
  delete browser.files["nl/start/"];
  assert.equal((await worker.open("nl/start/")).status, 404);
});

test("a host with a fault of its own is as good as none", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.send("message", { data: WISH });
  browser.broken = true;
  assert.equal(await (await worker.open("nl/start/")).text(), "begin 1");
  assert.equal((await worker.open("nl/other/")).status, 503);
});

test("a silent host is waited for a second if the page is kept, and as long as it takes if not", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.send("message", { data: WISH });
  browser.silent = true;
  for (const path of ["nl/start/", "assets/site.js"]) {
    const answer = path.endsWith("/") ? worker.open(path) : worker.get(path);
    while (browser.timers.length === 0) await new Promise(setImmediate);
    browser.timers.pop()();
    assert.ok((await (await answer).text()).endsWith(" 1"), path);
  }
  void worker.open("nl/other/");
  await new Promise(setImmediate);
  assert.deepEqual(browser.timers, []);
});

test("a file with a hash in its name is never asked for again", async () => {
  const { browser, worker } = await browserWith("1");
  browser.requests = [];
  assert.equal(await (await worker.get("assets/a5f9d56c1b/site.css")).text(), "css");
  assert.deepEqual(browser.requests, []);
});

test("a page that is not kept says so in its language", async () => {
  const { browser, worker } = await browserWith("1");
  browser.offline = true;
  for (const [path, lang, text] of [
    ["nl/other/", "nl", "Niet bewaard"],
    ["other/", "en", "Not saved"],
  ]) {
    const response = await worker.open(path);
    const html = await response.text();
    assert.equal(response.status, 503);
    assert.ok(html.includes(`<html lang="${lang}">`) && html.includes(`<h1>${text}</h1>`), html);
  }
});

const HTML = { "content-type": "text/html; charset=utf-8" };
const EXTRA = '<script src="../assets/site.js"></script>extra';

test("a page beyond the list is kept as it was read; an error is not", async () => {
  const { browser, worker } = await browserWith("1");
  browser.files["extra/"] = EXTRA;
  assert.equal(await (await worker.open("extra/")).text(), EXTRA);
  await worker.open("missing/");
  browser.offline = true;
  assert.equal(await (await worker.open("extra/")).text(), EXTRA);
  assert.equal((await worker.open("missing/")).status, 503);
});

for (const [what, answer] of [
  ["the login page of a network", () => new Response("<form>Log in</form>", { headers: HTML })],
  ["a not-found page", () => new Response(EXTRA, { headers: HTML, status: 404 })],
  ["a part of a page", () => new Response(EXTRA, { headers: HTML, status: 206 })],
  ["a file", () => new Response(EXTRA, { headers: { "content-type": "text/plain" } })],
  [
    "a page from another address",
    () => Object.defineProperty(new Response(EXTRA, { headers: HTML }), "redirected", { value: true }),
  ],
])
  test(`${what} is shown, and never kept as the page that the reader asked for`, async () => {
    for (const path of ["extra/", "nl/start/"]) {
      const { browser, worker } = await browserWith("1");
      Object.assign(browser, { answer });
      assert.equal(await (await worker.open(path)).text(), await answer().text());
      browser.offline = true;
      assert.equal((await worker.open(path)).status, 503);
    }
  });

test("where nothing more can be stored, a page is shown all the same", async () => {
  const { browser, worker } = await browserWith("1");
  Object.assign(browser, { isFull: true }).files["extra/"] = EXTRA;
  assert.equal(await (await worker.open("extra/")).text(), EXTRA);
  await worker.send("message", { data: WISH });
  assert.equal(await (await worker.open("nl/start/")).text(), "begin 1");
});

test("using a large file keeps it", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.get("assets/app.zip");
  assert.ok(browser.kept("1").includes("assets/app.zip"));
});

test("what is not a plain request for a listed file goes past the worker", async () => {
  const { worker } = await browserWith("1");
  assert.equal(await worker.get("assets/site.js", { method: "POST" }), undefined);
  assert.equal(await worker.get("assets/site.js", { cache: "no-store" }), undefined);
  assert.equal(
    await worker.get("assets/site.js", { headers: new Headers({ range: "bytes=0-1" }) }),
    undefined,
  );
  assert.equal(await worker.get("assets/unknown.js"), undefined);
  assert.equal(await worker.get("", { url: "https://host.example/other/" }), undefined);
});

test("a new version takes over what the reader had, and fetches only what changed", async () => {
  const { browser, worker } = await browserWith("1");
  await worker.send("message", { data: { ...WISH, later: true } });
  browser.files = filesOf("2");
  browser.requests = [];
  const next = browser.run(WORKER, buildOf("2"));
  await next.send("install");
  assert.deepEqual(browser.kept("2"), browser.kept("1"));
  assert.deepEqual([...new Set(browser.requests)].toSorted(), ["assets/site.js", "nl/start/", "start/"]);
  assert.equal(next.skipped, true, "it needs no press of a button");
});

test("a page that is open gets its files of the last version", async () => {
  const { browser } = await browserWith("1");
  const next = { ...buildOf("2"), core: buildOf("2").core.slice(1) };
  browser.files = { "assets/site.js": "script 2" };
  const worker = browser.run(WORKER, next);
  await worker.send("install");
  await worker.send("activate");
  assert.equal(await (await worker.get("assets/a5f9d56c1b/site.css"))?.text(), "css");
});

test("one earlier version stays for pages that are open, and other sites are left alone", async () => {
  const { browser } = await browserWith("1");
  browser.stores.set("guide /guide-2/ 1", new Map());
  browser.stores.set("other", new Map());
  for (const version of ["2", "3"]) {
    browser.files = filesOf(version);
    const worker = browser.run(WORKER, buildOf(version));
    await worker.send("install");
    await worker.send("activate");
  }
  assert.deepEqual([...browser.stores.keys()].toSorted(), [
    "guide /guide-2/ 1",
    "guide /guide/ 2",
    "guide /guide/ 3",
    "other",
  ]);
});

test("nothing is kept ahead while a page downloads what its reader waits for", async () => {
  const { browser, worker } = await browserWith("1");
  let finish = () => {};
  browser.download = new Promise((resolve) => {
    finish = resolve;
  });
  browser.requests.length = 0;
  const keeping = worker.send("message", { data: WISH });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(browser.requests, []);
  finish();
  await keeping;
  assert.ok(browser.kept("1").includes("nl/start/"));
});

test("a connection that is lost while pages are kept is no error", async () => {
  const { browser, worker } = await browserWith("1");
  browser.offline = true;
  await worker.send("message", { data: WISH });
  browser.offline = false;
  await worker.send("message", { data: WISH });
  assert.ok(browser.kept("1").includes("nl/start/"));
});

test("a site without offline reading removes what an earlier version left, and nothing of other sites", async () => {
  const { browser } = await browserWith("1");
  browser.stores.set("guide /guide-2/ 1", new Map());
  for (const type of ["activate", "message"]) {
    browser.stores.set("guide /guide/ 0", new Map());
    const worker = browser.run(UNREGISTER);
    await worker.send("install");
    await worker.send(type);
    assert.ok(worker.skipped && worker.unregistered);
    assert.deepEqual([...browser.stores.keys()], ["guide /guide-2/ 1"]);
  }
});
