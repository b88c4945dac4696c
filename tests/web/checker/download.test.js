import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { gzipSync } from "node:zlib";
import { generator } from "../support/random.js";

const BASE = "https://guide.example/assets/packed/worker.js";

/** Answers by the end of their address; a test sets them. @type {Record<string, () => Response>} */
let host = {};
/** @type {string[]} */
let requests = [];
globalThis.self = globalThis;
globalThis.fetch = async (url) => {
  requests.push(url);
  const answer = host[url.slice(url.lastIndexOf("/") + 1)];
  if (!answer) return new Response("", { status: 404 });
  return answer();
};
const { Downloads, importFailure } = await import("../../../checker/web/download.js");

beforeEach(() => {
  host = {};
  requests = [];
});

/** @param {number} size */
const bytesOf = (size) => Uint8Array.from({ length: size }, (_, at) => (at * 7 + 3) & 255);
/** @param {Uint8Array} content @param {Record<string, string>} [headers] */
const file =
  (content, headers = {}) =>
  () =>
    new Response(content, { headers });
const packed = (size, url = "app.zip") => ({ url, size, wire: Math.round(size / 2) });
const silent = () => new Downloads(() => {});

test("a file arrives whole, at an address relative to the worker", async () => {
  const content = bytesOf(1000);
  host = { "app.zip": file(content) };
  assert.deepEqual(await silent().bytes(packed(1000), BASE), content);
  assert.deepEqual(requests, ["https://guide.example/assets/packed/app.zip"]);
});

test("a file of another size than the build made is not used", async () => {
  host = { "app.zip": file(bytesOf(999)) };
  await assert.rejects(silent().bytes(packed(1000), BASE), { code: "wrong-type" });
  host = { "app.zip": file(bytesOf(1001)) };
  await assert.rejects(silent().bytes(packed(1000), BASE), { code: "wrong-type" });
});

test("a missing file, an error page in its place, and no connection each have their code", async () => {
  await assert.rejects(silent().bytes(packed(10), BASE), { code: "not-found" });
  host = {
    "app.zip": () => new Response("<html>", { headers: { "content-type": "text/html; charset=utf-8" } }),
  };
  await assert.rejects(silent().bytes(packed(6), BASE), { code: "wrong-type" });
  host = {
    "app.zip": () => {
      throw new TypeError("offline");
    },
  };
  await assert.rejects(silent().bytes(packed(10), BASE), { code: "network" });
});

test("a connection that breaks off is a failure of the network", async () => {
  host = {
    "app.zip": () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.enqueue(bytesOf(10));
            controller.error(new Error("reset"));
          },
        }),
      ),
  };
  await assert.rejects(silent().bytes(packed(100), BASE), { code: "network" });
});

test("a host that does not compress is asked for the compressed twin of a large file", async () => {
  const content = bytesOf(100_000);
  host = { "app.zip": file(content), "app.zip.gz": file(gzipSync(content)) };
  assert.deepEqual(await silent().bytes(packed(100_000), BASE), content);
  assert.equal(requests.length, 2);
});

test("no second request for a file that came compressed, or that is small", async () => {
  host = { "app.zip": file(bytesOf(100_000), { "content-encoding": "br" }) };
  await silent().bytes(packed(100_000), BASE);
  host = { "app.zip": file(bytesOf(1000)) };
  await silent().bytes(packed(1000), BASE);
  assert.equal(requests.length, 2);
});

test("without a twin, and where the host decompresses the twin itself, the file still comes", async () => {
  const content = bytesOf(100_000);
  host = { "app.zip": file(content) };
  assert.deepEqual(await silent().bytes(packed(100_000), BASE), content);
  host = { "app.zip": file(content), "app.zip.gz": file(content, { "content-encoding": "gzip" }) };
  assert.deepEqual(await silent().bytes(packed(100_000), BASE), content);
});

test("a snapshot is written where its stretches belong, whatever pieces it comes in", async () => {
  const random = generator(17);
  for (let round = 0; round < 50; round += 1) {
    const lengths = random.list(5, () => 1 + random.below(20));
    const size = lengths.reduce((sum, length) => sum + length, 0);
    const content = bytesOf(size);
    const memory = new Uint8Array(size * 2 + 10);
    const expected = new Uint8Array(memory.length);
    let [from, offset] = [0, 0];
    const runs = lengths.map((length) => {
      offset += random.below(3);
      expected.set(content.subarray(from, from + length), offset);
      const run = [offset, length];
      [from, offset] = [from + length, offset + length];
      return run;
    });
    const pieces = new ReadableStream({
      start(controller) {
        for (let at = 0; at < size; ) {
          const end = at + 1 + random.below(9);
          controller.enqueue(content.slice(at, end));
          at = end;
        }
        controller.close();
      },
    });
    host = { "app.zip": () => new Response(pieces) };
    assert.equal(await silent().bytes(packed(size), BASE, memory, runs), memory);
    assert.deepEqual(memory, expected);
  }
});

test("progress counts bytes on the wire, never goes back, and ends at the total, which never changes", async () => {
  const seen = [];
  const downloads = new Downloads((loaded, total) => seen.push([loaded, total]));
  const [zip, wasm, snapshot] = [packed(300_000), packed(50, "b.wasm"), packed(900_000, "c.snapshot")];
  host = {
    "app.zip": file(bytesOf(300_000), { "content-encoding": "br" }),
    "b.wasm": file(bytesOf(50)),
    "c.snapshot": () => new Response("", { status: 404 }),
  };
  await downloads.response(wasm, BASE).then((response) => response.arrayBuffer());
  assert.ok(
    seen.every(([, total]) => total === 0),
    "what there is to load is not known yet",
  );
  downloads.expect(wasm, snapshot);
  await assert.rejects(downloads.bytes(snapshot, BASE));
  // The snapshot could not be used: the zip is loaded instead.
  downloads.expect(wasm, zip);
  await downloads.bytes(zip, BASE);
  downloads.finish();
  for (let at = 1; at < seen.length; at += 1) assert.ok(seen[at][0] >= seen[at - 1][0]);
  assert.deepEqual(seen.at(-1), [450_025, 450_025]);
  assert.equal(new Set(seen.map(([, total]) => total).filter(Boolean)).size, 1);
  assert.ok(seen.every(([loaded, total]) => total === 0 || loaded <= total));
});

test("the speed is known once half a megabyte of a file came", async () => {
  const downloads = silent();
  host = { "app.zip": file(bytesOf(2_000_000), { "content-encoding": "br" }) };
  await downloads.bytes(packed(2_000_000), BASE);
  assert.ok((await downloads.speed) > 0);
});

test("a slow connection is known as such before half a megabyte came", async () => {
  const downloads = silent();
  const slow = new ReadableStream({
    async start(controller) {
      controller.enqueue(bytesOf(1000));
      await new Promise((resolve) => setTimeout(resolve, 300));
      controller.enqueue(bytesOf(1000));
    },
  });
  host = { "app.zip": () => new Response(slow) };
  void downloads.bytes(packed(2_000_000), BASE).catch(() => {});
  assert.ok((await downloads.speed) < 1);
});

test("why a module could not be imported: it is missing, is something else, or is broken itself", async () => {
  const failure = async (url) => (await importFailure(`https://guide.example/${url}`, new Error("x"))).code;
  host = {
    "broken.mjs": () => new Response("(", { headers: { "content-type": "text/javascript" } }),
    "typed.mjs": () => new Response("", { headers: { "content-type": "text/plain" } }),
  };
  assert.equal(await failure("missing.mjs"), "not-found");
  assert.equal(await failure("typed.mjs"), "wrong-type");
  assert.equal(await failure("broken.mjs"), "python");
});
