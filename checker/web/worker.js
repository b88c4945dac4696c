/** The checker's worker: starts Python and hands it requests. The only file that knows Pyodide. */
import { Downloads, whyNotImported } from "./download.js";
import { manifest } from "./manifest.js";
import { EngineError, VERSION } from "./protocol.js";

/**
 * @typedef {import("./protocol.js").Request} Request
 * @typedef {import("./protocol.js").Variant} Variant
 * @typedef {(request: string) => string} Handle `hubcheck.api.handle.handle`
 */

const HERE = import.meta.url;
/** From this speed on (megabits a second) a snapshot of 3 MB more is there sooner than Python is imported. */
const FAST = 40;
/** A bulk check stops this often (milliseconds) to hear whether it is still wanted. */
const BREATH = 100;
/** An empty zip: with a snapshot nothing is left to be read from one. */
const EMPTY_ZIP = new Uint8Array([80, 75, 5, 6, ...Array(18).fill(0)]);
/** The smallest WebAssembly module; a policy that forbids WebAssembly shows here, and nowhere else in time. */
const SMALLEST = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Asked before the reader's first: shows that answers come, and loads what is loaded late, so that theirs comes at once. */
const FIRST = checking("email", "a@kantoor.be");
/** Asked one by one while nothing else is: each loads what its kind of check needs from the zip. */
const NEXT = [
  checking("url", "https://businesscentral.dynamics.com/kantoor.be"),
  checking("checklist", { answers: {} }),
  checking("explain", "(403)"),
  checking("table", { text: "https://businesscentral.dynamics.com/kantoor.be", column: null }),
];
/** From here on garbage is collected, but not among what is there already (`checker/runtime/sitecustomize.py`). */
const COLLECT = "import gc; gc.freeze(); gc.enable()";
/** How browsers say that bytes are no WebAssembly. */
const NO_WASM = /magic|offset 0|byte 0|fell off end|empty/i;

/** @param {string} kind @param {unknown} input @returns {string} */
function checking(kind, input) {
  return JSON.stringify({ v: VERSION, op: "check", payload: { kind, input } });
}

/** @param {number} id @param {Record<string, unknown>} body */
function post(id, body) {
  postMessage({ v: VERSION, id, ...body });
}

function preflight() {
  if (typeof WebAssembly === "undefined") throw new EngineError("wasm-missing");
  try {
    new WebAssembly.Module(SMALLEST);
  } catch (error) {
    throw new EngineError("csp", String(error));
  }
}

/** @param {string} url @returns {Promise<any>} */
async function load(url) {
  try {
    return await import(url);
  } catch (error) {
    throw await whyNotImported(url, error);
  }
}

/** @param {Promise<Response>} coming @returns {Promise<WebAssembly.Module>} */
async function compile(coming) {
  const response = await coming;
  const typed = response.headers.get("content-type") === "application/wasm";
  // A host that does not know the type of .wasm is no reason to leave the reader without a checker.
  const streamed = typed
    ? response
    : new Response(response.body, { headers: { "content-type": "application/wasm" } });
  try {
    return await WebAssembly.compileStreaming(streamed);
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw new EngineError("network", String(error));
    // What is no WebAssembly at all is a fault of the host; what is, and is refused, needs a newer browser.
    throw new EngineError(NO_WASM.test(error.message) ? "wrong-type" : "wasm-missing", error.message);
  }
}

/**
 * Pyodide fetches and instantiates by itself, and waits for ever where that fails: for the time of one start both get
 * what is here already, and its memory is made while the last of it comes.
 * @template T
 * @param {WebAssembly.Module} module
 * @param {Promise<Uint8Array<ArrayBuffer>>} zip
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
async function withOwnFiles(module, zip, start) {
  const { fetch: ownFetch } = self;
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
    await arrived;
    return { module, instance };
  };
  try {
    return await Promise.race([start(), failure]);
  } finally {
    self.fetch = ownFetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** One start of Python: its downloads, and the interpreter made of them. */
class Boot {
  /** @param {number} id of the request, for progress */
  constructor(id) {
    this.id = id;
    this.downloads = new Downloads((loaded, total) => this.progress("download", loaded, total));
    this.loader = load(new URL(manifest.loader.url, HERE).href);
    this.glue = load(new URL(manifest.glue.url, HERE).href);
    this.module = compile(this.downloads.start(manifest.wasm, HERE));
    // Each is awaited below; until then a failure of one must not count as unhandled.
    for (const part of [this.loader, this.glue, this.module]) part.catch(() => {});
  }

  /** @param {import("./protocol.js").Stage} stage @param {number} loaded @param {number} total */
  progress(stage, loaded, total) {
    post(this.id, { type: "progress", stage, loaded, total });
  }

  /** @param {import("./protocol.js").BootPayload} wish @returns {Promise<Variant>} */
  async choose({ variant, last }) {
    if (!manifest.snapshot) return "zip";
    if (variant) return variant;
    if (last?.packed === manifest.packed) return last.variant;
    // The interpreter comes from the browser's store: how fast it comes says nothing about the connection.
    if (last?.interpreter === manifest.interpreter) return "zip";
    const speed = await Promise.race([this.downloads.speed, this.module.then(() => 0)]);
    return speed >= FAST ? "snapshot" : "zip";
  }

  #starts() {
    this.downloads.done();
    this.progress("start", 0, 1);
  }

  /** @param {Variant} variant @returns {Promise<Handle>} */
  async start(variant) {
    const snapshot = variant === "snapshot" ? manifest.snapshot : null;
    const memory = snapshot && new Uint8Array(snapshot.memory);
    const zip = memory
      ? this.downloads.whole(snapshot, HERE, memory, snapshot.runs).then(() => EMPTY_ZIP)
      : this.downloads.whole(manifest.zip, HERE);
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
      () => this.#starts(),
      () => {},
    );
    const python = await withOwnFiles(module, zip, () => loadPyodide(options));
    const handle = python.runPython("from hubcheck.api.handle import handle; handle");
    if ("error" in JSON.parse(handle(FIRST))) throw new Error("it does not answer");
    python.runPython(COLLECT);
    return handle;
  }
}

/** Python, started once and again from the zip where a snapshot fails. */
class Python {
  /** @type {Variant} */
  variant = "zip";
  /** @type {Handle | null} */
  #handle = null;
  /** @type {Boot | null} */
  #boot = null;

  /** @param {number} id @param {import("./protocol.js").BootPayload} payload */
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
    if (this.variant === "zip") setTimeout(() => this.#loadNext(0));
    return { variant: this.variant, packed: manifest.packed, interpreter: manifest.interpreter };
  }

  /** @param {unknown} reason */
  async #fromZip(reason) {
    if (!this.#boot) throw reason;
    console.warn("The snapshot could not be used; starting from the zip.", reason);
    this.variant = "zip";
    this.#handle = await this.#boot.start("zip");
  }

  /** Requests of the reader come in between. @param {number} at in `NEXT` */
  async #loadNext(at) {
    const request = NEXT[at];
    if (request === undefined) return;
    // Whatever fails here fails again where somebody waits for it, and is told there.
    await this.#ask(request).catch(() => {});
    setTimeout(() => this.#loadNext(at + 1));
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
      // An exception is one check's; anything else is the interpreter's end.
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
/** Requests that the page does not want any more. @type {Set<number>} */
const cancelled = new Set();

/** @param {number} id @param {import("./protocol.js").BulkPayload} payload */
async function bulk(id, { of, inputs }) {
  /** @type {unknown[]} */
  const answers = [];
  let size = 1;
  while (answers.length < inputs.length) {
    const began = performance.now();
    const part = inputs.slice(answers.length, answers.length + size);
    answers.push(.../** @type {unknown[]} */ (await python.check({ kind: of, inputs: part })));
    size = Math.max(1, Math.round((size * BREATH) / Math.max(1, performance.now() - began)));
    post(id, { type: "progress", stage: "bulk", loaded: answers.length, total: inputs.length });
    // Lets a `cancel` in, which waits behind this.
    await new Promise((resolve) => setTimeout(resolve));
    if (cancelled.delete(id)) throw new EngineError("cancelled");
  }
  return answers;
}

/** @param {Request} request @returns {Promise<unknown>} */
async function carryOut(request) {
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
    post(request.id, { type: "result", data: await carryOut(request) });
  } catch (error) {
    const code = error instanceof EngineError ? error.code : "python";
    post(request.id, { type: "error", code, detail: error instanceof Error ? error.message : String(error) });
  }
});
