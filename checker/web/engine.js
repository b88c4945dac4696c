/** The page's side of the checker: one worker per tab, requests by id, and one failure with the reason. */
import { onUse, savesData, whenIdle } from "./load_policy.js";
import { EngineError, FATAL, VERSION } from "./protocol.js";

/** @import {Answer, FailureCode, Kind, LastBoot, Progress, Stage, Variant} from "./protocol.js" */

/**
 * @typedef {{resolve: (data: any) => void, reject: (error: EngineError) => void, watch: number, limit: number,
 *   onProgress: (loaded: number, total: number) => void}} Pending
 * @typedef {"idle" | "booting" | "ready" | "failed"} State
 * @typedef {{workerUrl?: URL | string, bootLimit?: number, startLimit?: number, checkLimit?: number, variant?: Variant | null}} Options
 * @typedef {{signal?: AbortSignal, onProgress?: (loaded: number, total: number) => void}} CheckOptions
 */

/** Local storage key: which files the last start left in the browser's cache. Holds nothing about the reader. */
const STORAGE_KEY = "hubcheck";
/** Web lock that is held while a reader waits for a download; the offline copy waits for its end. */
const DOWNLOAD_LOCK = "download";

/** Progress of the start. */
export class EngineProgress extends Event {
  /** @param {Stage} stage @param {number} loaded @param {number} total in bytes */
  constructor(stage, loaded, total) {
    super("progress");
    this.stage = stage;
    this.loaded = loaded;
    this.total = total;
  }
}

/** The engine is unusable until it is restarted; sent once. */
export class EngineFailed extends Event {
  /** @param {FailureCode} code @param {string} detail for the console */
  constructor(code, detail) {
    super("failed");
    this.code = code;
    this.detail = detail;
  }
}

/** @returns {LastBoot | null} */
function lastBoot() {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "null");
  } catch {
    return null;
  }
}

/** @param {LastBoot} boot */
function rememberBoot({ packed, interpreter, variant }) {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ packed, interpreter, variant }));
  } catch {
    // Storage is blocked: the next visit measures the connection again.
  }
}

/**
 * Starts the checker in a worker and asks it.
 *
 * Events: `progress` (EngineProgress), `ready` (Event), `failed` (EngineFailed).
 */
export class Engine extends EventTarget {
  /** @type {State} */
  state = "idle";
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** @type {Promise<void> | null} */
  #booted = null;
  #lastId = 0;

  /**
   * @param {Options} [options] limits are milliseconds without a message from the worker; Python sends none while it
   *   starts, which is slow on an old phone
   */
  constructor({
    workerUrl,
    bootLimit = 30_000,
    startLimit = 90_000,
    checkLimit = 30_000,
    variant = null,
  } = {}) {
    super();
    this.workerUrl = workerUrl ?? new URL("./worker.js", import.meta.url);
    this.bootLimit = bootLimit;
    this.startLimit = startLimit;
    this.checkLimit = checkLimit;
    this.variant = variant ?? (savesData() ? "zip" : null);
  }

  /**
   * Start the engine; a second call waits for the first.
   * @returns {Promise<void>} rejected with an EngineError
   */
  boot() {
    if (!this.#booted) {
      const booted = this.#start();
      this.#booted = booted;
      // A browser that blocks storage refuses locks, too.
      navigator.locks
        ?.request(DOWNLOAD_LOCK, { mode: "shared" }, () => booted.catch(() => {}))
        .catch(() => {});
    }
    return this.#booted;
  }

  /**
   * Ask for one check; starts the engine if needed.
   * @param {Kind} kind
   * @param {unknown} input text, or whatever the kind expects
   * @param {CheckOptions} [options]
   * @returns {Promise<any>} the answer of `hubcheck.api.handle`
   */
  async check(kind, input, options = {}) {
    await this.boot();
    return this.#ask("check", { kind, input }, this.checkLimit, options);
  }

  /**
   * Ask for one check of many inputs; other checks may be answered in between.
   * @param {Kind} kind
   * @param {unknown[]} inputs
   * @param {CheckOptions} [options]
   * @returns {Promise<any[]>} answers in the order of the inputs
   */
  async bulk(kind, inputs, options = {}) {
    await this.boot();
    return this.#ask("check", { kind: "bulk", of: kind, inputs }, this.checkLimit, options);
  }

  /** Start again, after a failure or not. @returns {Promise<void>} */
  restart() {
    this.#drop(new EngineError("cancelled", "restarted"));
    this.state = "idle";
    return this.boot();
  }

  /** End the worker; pending requests are rejected as cancelled. */
  dispose() {
    this.#drop(new EngineError("cancelled", "disposed"));
    this.state = "idle";
  }

  async #start() {
    this.state = "booting";
    try {
      this.#worker = new Worker(this.workerUrl, { type: "module", name: "hubcheck" });
    } catch (error) {
      throw this.#fail("worker", String(error));
    }
    this.#worker.addEventListener("message", ({ data }) => this.#onAnswer(data));
    this.#worker.addEventListener("messageerror", () => this.#fail("worker", "unreadable message"));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail("worker", event.message ?? "its script could not be loaded");
    });
    const payload = { last: lastBoot(), variant: this.variant };
    rememberBoot(await this.#ask("boot", payload, this.bootLimit, {}));
    this.state = "ready";
    this.dispatchEvent(new Event("ready"));
  }

  /**
   * @param {string} op @param {unknown} payload @param {number} limit @param {CheckOptions} options
   * @returns {Promise<any>}
   */
  #ask(op, payload, limit, { signal, onProgress = () => {} }) {
    if (signal?.aborted) return Promise.reject(new EngineError("cancelled"));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const watch = this.#watch(op, limit);
      this.#pending.set(id, { resolve, reject, watch, limit, onProgress });
      signal?.addEventListener("abort", () => this.#cancel(id), { once: true });
      this.#worker?.postMessage({ v: VERSION, id, op, payload });
    });
  }

  /** @param {string} what is waited for @param {number} limit milliseconds @returns {number} id of the timer */
  #watch(what, limit) {
    return setTimeout(() => this.#fail("timeout", `${what}: ${limit} ms without a sign of life`), limit);
  }

  /** @param {number} id */
  #cancel(id) {
    const request = this.#take(id);
    if (!request) return;
    request.reject(new EngineError("cancelled"));
    this.#lastId += 1;
    this.#worker?.postMessage({ v: VERSION, id: this.#lastId, op: "cancel", payload: { target: id } });
  }

  /** @param {number} id @returns {Pending | undefined} */
  #take(id) {
    const request = this.#pending.get(id);
    this.#pending.delete(id);
    clearTimeout(request?.watch);
    return request;
  }

  /** @param {Answer} answer */
  #onAnswer(answer) {
    if (answer.v !== VERSION) {
      this.#fail("worker", "another version of the protocol");
    } else if (answer.type === "progress") {
      this.#onProgress(answer);
    } else if (answer.type === "result") {
      this.#take(answer.id)?.resolve(answer.data);
    } else if (FATAL.has(answer.code)) {
      this.#fail(/** @type {FailureCode} */ (answer.code), answer.detail);
    } else {
      this.#take(answer.id)?.reject(new EngineError(answer.code, answer.detail));
    }
  }

  /** @param {Progress} answer */
  #onProgress({ id, stage, loaded, total }) {
    // A message extends the limit of every request, because they share one queue. A start, or a second one after a
    // snapshot failed, may be silent for longer than a check.
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.watch);
      const start = stage === "start" ? this.startLimit : this.bootLimit;
      const limit = stage === "bulk" ? pending.limit : Math.max(pending.limit, start);
      pending.watch = this.#watch(stage, limit);
    }
    this.#pending.get(id)?.onProgress(loaded, total);
    if (stage !== "bulk") this.dispatchEvent(new EngineProgress(stage, loaded, total));
  }

  /** @param {FailureCode} code @param {string} detail @returns {EngineError} */
  #fail(code, detail) {
    const error = new EngineError(code, detail);
    if (this.state === "failed") return error;
    this.state = "failed";
    this.#drop(error);
    // Until a restart, every further request is rejected with the same failure.
    this.#booted = Promise.reject(error);
    this.#booted.catch(() => {});
    this.dispatchEvent(new EngineFailed(code, detail));
    return error;
  }

  /** @param {EngineError} error for every pending request */
  #drop(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#booted = null;
    for (const id of [...this.#pending.keys()]) this.#take(id)?.reject(error);
  }
}

/** @type {Engine | null} */
let shared = null;

/** The one engine of this tab. @returns {Engine} */
export function sharedEngine() {
  shared ??= new Engine();
  return shared;
}

/**
 * Start an engine once somebody is about to use it: on focus or pointer on the element, or when the page is idle unless
 * the reader saves data.
 * @param {Engine} engine
 * @param {Element} element a form or a field
 */
export function bootWhenNeeded(engine, element) {
  const start = () => engine.boot().catch(() => {});
  onUse(element, start);
  if (!savesData()) whenIdle(start);
}
