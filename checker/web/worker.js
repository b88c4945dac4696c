/** The checker's worker: starts Python and passes it requests. The only module that knows Pyodide. */
import { join } from "../runtime/join.mjs";
import { Downloads, importFailure } from "./download.js";
import { EngineError, VERSION } from "./protocol.js";

/** @import {BootPayload, BulkPayload, Request, Stage, Variant} from "./protocol.js" */

/**
 * @typedef {(request: string) => string} Handle `hubcheck.api.handle.handle`
 */

const HERE = import.meta.url;
/** From this speed (megabits a second), downloading a snapshot, 3 MB larger, is faster than importing Python modules. */
const SNAPSHOT_MIN_MBIT = 40;
/** How often a bulk check pauses to see whether it was cancelled. */
const YIELD_EVERY_MS = 100;
/** An empty zip: with a snapshot, there is nothing left to load from one. */
const EMPTY_ZIP = new Uint8Array([80, 75, 5, 6, ...Array(18).fill(0)]);
/** The smallest WebAssembly module: compiling it reveals a policy that forbids WebAssembly before anything is downloaded. */
const MINIMAL_WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Sent before the reader's first request: proves that Python answers, and loads what it imports late. */
const WARM_UP = checkRequest("email", "a@kantoor.be");
/** Sent one by one while the worker is idle: each loads what its kind of check needs from the zip. */
const PRELOAD = [
  checkRequest("url", "https://businesscentral.dynamics.com/kantoor.be"),
  checkRequest("explain", "(403)"),
  checkRequest("table", { text: "https://businesscentral.dynamics.com/kantoor.be", column: null }),
];
/** Start garbage collection, but not of what is already there (`checker/runtime/sitecustomize.py`). */
const ENABLE_GC = "import gc; gc.freeze(); gc.enable()";
/** What browsers say about bytes that are not WebAssembly. */
const NOT_WASM = /magic|offset 0|byte 0|fell off end|empty/i;

/** @param {string} kind @param {unknown} input @returns {string} */
function checkRequest(kind, input) {
  return JSON.stringify({ v: VERSION, op: "check", payload: { kind, input } });
}

/** @param {number} id @param {Record<string, unknown>} body */
function post(id, body) {
  postMessage({ v: VERSION, id, ...body });
}

function preflight() {
  if (typeof WebAssembly === "undefined") throw new EngineError("wasm-missing");
  try {
    new WebAssembly.Module(MINIMAL_WASM);
  } catch (error) {
    throw new EngineError("csp", String(error));
  }
}

/** @param {string} url @returns {Promise<any>} */
async function load(url) {
  try {
    return await import(url);
  } catch (error) {
    throw await importFailure(url, error);
  }
}

/** @param {Promise<Response>} pending @returns {Promise<WebAssembly.Module>} */
async function compile(pending) {
  const response = await pending;
  const typed = response.headers.get("content-type") === "application/wasm";
  // A host that sends .wasm with another type must not leave the reader without a checker.
  const streamed = typed
    ? response
    : new Response(response.body, { headers: { "content-type": "application/wasm" } });
  try {
    return await WebAssembly.compileStreaming(streamed);
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw new EngineError("network", String(error));
    // If this is not WebAssembly, the host is at fault; if it is and is rejected, the browser is too old.
    throw new EngineError(NOT_WASM.test(error.message) ? "wrong-type" : "wasm-missing", error.message);
  }
}

/** The half of the interpreter that the checker hardly ever needs; its caller, in the middle of Python, cannot wait otherwise. */
function loadSecondHalf() {
  const request = new XMLHttpRequest();
  request.open("GET", new URL(manifest.second.url, HERE), false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch (error) {
    throw new EngineError("network", `${manifest.second.url}: ${error}`);
  }
  if (request.status !== 200) throw new EngineError("not-found", `${manifest.second.url}: ${request.status}`);
  return new WebAssembly.Module(request.response);
}

/**
 * Pyodide fetches and instantiates by itself, and waits forever if that fails. During one start, both functions are
 * replaced and get what was downloaded already; memory is allocated while the last bytes arrive.
 * @template T
 * @param {WebAssembly.Module} module
 * @param {Promise<Uint8Array<ArrayBuffer>>} zip
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
async function withPreloadedFiles(module, zip, start) {
  const { fetch: originalFetch } = self;
  const { instantiateStreaming } = WebAssembly;
  const never = () => /** @type {Promise<never>} */ (new Promise(() => {}));
  const failure = zip.then(never);
  const arrived = zip.catch(never);
  self.fetch = async (input) => new Response(String(input).endsWith(".wasm") ? null : await arrived);
  /** @type {any} */ (WebAssembly).instantiateStreaming = async (
    /** @type {unknown} */ _response,
    /** @type {WebAssembly.Imports} */ imports,
  ) => {
    const instance = await WebAssembly.instantiate(module, imports);
    join(instance.exports, imports, loadSecondHalf);
    await arrived;
    return { module, instance };
  };
  try {
    return await Promise.race([start(), failure]);
  } finally {
    self.fetch = originalFetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** One start of Python: its downloads, and the interpreter made from them. */
class Boot {
  /** @param {number} id of the request, for progress */
  constructor(id) {
    this.id = id;
    this.downloads = new Downloads((loaded, total) => this.progress("download", loaded, total));
    this.loader = load(new URL(manifest.loader.url, HERE).href);
    this.glue = load(new URL(manifest.glue.url, HERE).href);
    this.module = compile(this.downloads.response(manifest.wasm, HERE));
    // Each is awaited below; until then, a rejection must not count as unhandled.
    for (const part of [this.loader, this.glue, this.module]) part.catch(() => {});
  }

  /** @param {Stage} stage @param {number} loaded @param {number} total */
  progress(stage, loaded, total) {
    post(this.id, { type: "progress", stage, loaded, total });
  }

  /** @param {BootPayload} payload @returns {Promise<Variant>} */
  async choose({ variant, last }) {
    if (!manifest.snapshot) return "zip";
    if (variant) return variant;
    if (last?.packed === manifest.packed) return last.variant;
    // The interpreter comes from the browser's cache: its speed says nothing about the connection.
    if (last?.interpreter === manifest.interpreter) return "zip";
    const speed = await Promise.race([this.downloads.speed, this.module.then(() => 0)]);
    return speed >= SNAPSHOT_MIN_MBIT ? "snapshot" : "zip";
  }

  /** @param {Variant} variant @returns {Promise<Handle>} */
  async start(variant) {
    const snapshot = variant === "snapshot" ? manifest.snapshot : null;
    this.downloads.expect(manifest.wasm, snapshot ?? manifest.zip);
    const memory = snapshot && new Uint8Array(snapshot.memory);
    const zip = memory
      ? this.downloads.bytes(snapshot, HERE, memory, snapshot.runs).then(() => EMPTY_ZIP)
      : this.downloads.bytes(manifest.zip, HERE);
    zip.catch(() => {});
    const [{ loadPyodide }, { default: createPyodideModule }] = [await this.loader, await this.glue];
    const module = await this.module;
    const folder = new URL(".", new URL(manifest.loader.url, HERE)).href;
    const options = {
      indexURL: folder,
      packageBaseUrl: folder,
      lockFileContents: manifest.lock,
      createPyodideModule,
      ...(memory ? { _loadSnapshot: memory } : {}),
    };
    void zip.then(
      () => {
        this.downloads.finish();
        this.progress("start", 0, 1);
      },
      () => {},
    );
    const python = await withPreloadedFiles(module, zip, () => loadPyodide(options));
    const handle = python.runPython("from hubcheck.api.handle import handle; handle");
    if ("error" in JSON.parse(handle(WARM_UP))) throw new Error("Python does not answer");
    python.runPython(ENABLE_GC);
    return handle;
  }
}

/** Python, started once, and again from the zip if a snapshot fails. */
class Python {
  /** @type {Variant} */
  variant = "zip";
  /** @type {Handle | null} */
  #handle = null;
  /** @type {Boot | null} */
  #boot = null;

  /** @param {number} id @param {BootPayload} payload */
  async start(id, payload) {
    preflight();
    this.#boot = new Boot(id);
    this.variant = await this.#boot.choose(payload);
    try {
      this.#handle = await this.#boot.start(this.variant);
    } catch (error) {
      if (this.variant === "zip") throw error;
      await this.#fromZip(error);
    }
    this.#boot.progress("ready", 1, 1);
    if (this.variant === "zip") setTimeout(() => this.#preload(0));
    return { variant: this.variant, packed: manifest.packed, interpreter: manifest.interpreter };
  }

  /** @param {unknown} reason */
  async #fromZip(reason) {
    if (!this.#boot) throw reason;
    console.warn("The snapshot could not be used; starting from the zip.", reason);
    this.variant = "zip";
    this.#handle = await this.#boot.start("zip");
  }

  /** The reader's requests are answered in between. @param {number} at index in `PRELOAD` */
  async #preload(at) {
    const request = PRELOAD[at];
    if (request === undefined) return;
    // What fails here fails again, and is reported, when a reader asks for it.
    await this.#ask(request).catch(() => {});
    setTimeout(() => this.#preload(at + 1));
  }

  /** @param {string} request @returns {Promise<string>} */
  async #ask(request) {
    try {
      return /** @type {Handle} */ (this.#handle)(request);
    } catch (error) {
      if (this.variant === "snapshot") {
        await this.#fromZip(error);
        return this.#ask(request);
      }
      // A Python exception concerns one check; anything else means that the interpreter is broken.
      if (error instanceof Error && error.name === "PythonError")
        throw new EngineError("crash", error.message);
      throw error;
    }
  }

  /** @param {unknown} payload of a check @returns {Promise<unknown>} */
  async check(payload) {
    const request = JSON.stringify({ v: VERSION, op: "check", payload });
    if (!this.#handle) throw new EngineError("op", "not started");
    const answer = await this.#ask(request);
    const { data, error } = JSON.parse(answer);
    if (error) throw new EngineError(error);
    return data;
  }
}

const python = new Python();
/** Ids of cancelled requests. @type {Set<number>} */
const cancelled = new Set();

/** @param {number} id @param {BulkPayload} payload */
async function bulk(id, { of, inputs }) {
  /** @type {unknown[]} */
  const answers = [];
  let size = 1;
  while (answers.length < inputs.length) {
    const began = performance.now();
    const part = inputs.slice(answers.length, answers.length + size);
    answers.push(.../** @type {unknown[]} */ (await python.check({ kind: of, inputs: part })));
    size = Math.max(1, Math.round((size * YIELD_EVERY_MS) / Math.max(1, performance.now() - began)));
    post(id, { type: "progress", stage: "bulk", loaded: answers.length, total: inputs.length });
    // Let a pending `cancel` message in.
    await new Promise((resolve) => setTimeout(resolve));
    if (cancelled.delete(id)) throw new EngineError("cancelled");
  }
  return answers;
}

/** @param {Request} request @returns {Promise<unknown>} */
async function execute(request) {
  if (request.v !== VERSION) throw new EngineError("version");
  switch (request.op) {
    case "boot":
      return python.start(request.id, request.payload);
    case "check":
      return request.payload.kind === "bulk"
        ? bulk(request.id, request.payload)
        : python.check(request.payload);
    case "cancel":
      cancelled.add(request.payload.target);
      return null;
    default:
      throw new EngineError("op");
  }
}

addEventListener("message", async ({ data: request }) => {
  try {
    post(request.id, { type: "result", data: await execute(request) });
  } catch (error) {
    const code = error instanceof EngineError ? error.code : "python";
    post(request.id, { type: "error", code, detail: error instanceof Error ? error.message : String(error) });
  }
});
