/** Downloads large files for the worker: with progress, decompressed if the host does not compress, and never an error page. */
import { EngineError } from "./protocol.js";

/** @import {PackedFile} from "./manifest.js" */

/** The speed of the connection is measured over this many bytes on the wire, */
const SPEED_SAMPLE_BYTES = 512 * 1024;
/** or over this many milliseconds, so that a slow one is known as such before the reader is told what there is to load. */
const SPEED_SAMPLE_MS = 200;

/** How often progress is reported. */
const REPORT_EVERY_MS = 50;

/** A smaller file is not worth a second request for its compressed version. */
const MIN_GZIP_BYTES = 64 * 1024;

/** The original, because the worker replaces `fetch` while Python starts. */
const request = self.fetch.bind(self);

/** @param {string} type of a response @param {string} url */
function isPage(type, url) {
  return type.startsWith("text/html") && !url.endsWith(".html");
}

/** @param {string} url @returns {Promise<Response>} */
async function get(url) {
  /** @type {Response} */
  let response;
  try {
    response = await request(url, { credentials: "same-origin" });
  } catch (error) {
    throw new EngineError("network", `${url}: ${error}`);
  }
  if (!response.ok) throw new EngineError("not-found", `${url}: ${response.status}`);
  // Some hosts answer every unknown address with their home page.
  if (isPage(response.headers.get("content-type") ?? "", url))
    throw new EngineError("wrong-type", `${url}: a page`);
  return response;
}

/**
 * The content of a file. If the host does not compress it, the `.gz` next to it is requested and decompressed.
 * @param {string} url @param {PackedFile} file @returns {Promise<Response>}
 */
async function open(url, file) {
  const response = await get(url);
  if (response.headers.has("content-encoding") || file.size < MIN_GZIP_BYTES) return response;
  /** @type {Response} */
  let packed;
  try {
    packed = await get(`${url}.gz`);
  } catch {
    return response;
  }
  await response.body?.cancel();
  if (packed.headers.has("content-encoding") || !packed.body) return packed;
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip")), {
    headers: response.headers,
  });
}

/**
 * @param {Uint8Array} bytes @param {[offset: number, length: number][]} runs stretches of the bytes
 * @returns {(part: Uint8Array) => void} writes part after part into them; bytes beyond the last run are dropped
 */
function runWriter(bytes, runs) {
  const left = runs.map(([offset, length]) => bytes.subarray(offset, offset + length));
  return (part) => {
    for (let rest = part; rest.length && left[0]; ) {
      const run = left[0];
      const fits = rest.subarray(0, run.length);
      run.set(fits);
      rest = rest.subarray(fits.length);
      if (fits.length < run.length) left[0] = run.subarray(fits.length);
      else left.shift();
    }
  };
}

/** Downloads of one start of the engine. */
export class Downloads {
  #loaded = 0;
  #total = 0;
  #isFinished = false;
  #startedAt = 0;
  #lastReport = 0;
  /** @type {(mbit: number) => void} */
  #resolveSpeed = () => {};

  /** @param {(loaded: number, total: number) => void} onBytes progress, in bytes on the wire */
  constructor(onBytes) {
    this.onBytes = onBytes;
    /** Megabits a second, resolved after half a megabyte of a file. @type {Promise<number>} */
    this.speed = new Promise((resolve) => {
      this.#resolveSpeed = resolve;
    });
  }

  /** Say what there is to download; until then, progress has no total. A later call changes nothing. @param {PackedFile[]} files */
  expect(...files) {
    this.#isFinished = false;
    this.#total ||= files.reduce((total, { wire }) => total + wire, 0);
  }

  /**
   * @param {PackedFile} file
   * @param {string} base URL that its address is relative to
   * @returns {Promise<Response>} its progress is counted while the caller reads the body
   */
  async response(file, base) {
    const response = await open(new URL(file.url, base).href, file);
    void this.#count(response.clone(), file);
    return response;
  }

  /**
   * The whole file, of exactly the expected size: Pyodide waits forever on a damaged one.
   * @param {PackedFile} file
   * @param {string} base
   * @param {Uint8Array<ArrayBuffer>} [bytes] what it is written into
   * @param {[offset: number, length: number][]} [runs] the parts of them to fill, in order
   * @returns {Promise<Uint8Array<ArrayBuffer>>} the same bytes
   */
  async bytes(file, base, bytes = new Uint8Array(file.size), runs = [[0, file.size]]) {
    const response = await open(new URL(file.url, base).href, file);
    const fill = runWriter(bytes, runs);
    let read = 0;
    try {
      for await (const part of this.#counted(response, file)) {
        fill(part);
        read += part.length;
      }
    } catch (error) {
      throw new EngineError("network", `${file.url}: ${error}`);
    }
    if (read === file.size) return bytes;
    throw new EngineError("wrong-type", `${file.url}: ${read} bytes in place of ${file.size}`);
  }

  /** Report that everything has arrived, and nothing after that. */
  finish() {
    this.#isFinished = true;
    this.#loaded = this.#total;
    this.onBytes(this.#total, this.#total);
  }

  /** @param {Response} copy @param {PackedFile} file */
  async #count(copy, file) {
    try {
      for await (const _ of this.#counted(copy, file));
    } catch {
      // The caller, who reads the response itself, sees the same failure.
    }
  }

  /** @param {Response} response @param {PackedFile} file @returns {AsyncGenerator<Uint8Array>} its chunks as they arrive */
  async *#counted(response, file) {
    this.#startedAt ||= performance.now();
    let read = 0;
    const reader = response.body?.getReader();
    try {
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        read += part.value.length;
        this.#report((part.value.length / file.size) * file.wire, (read / file.size) * file.wire);
        yield part.value;
      }
    } finally {
      this.#report(0, Number.POSITIVE_INFINITY);
    }
  }

  /** @param {number} more bytes that arrived @param {number} ofFile bytes of this file so far; infinite at its end */
  #report(more, ofFile) {
    if (this.#isFinished) return;
    this.#loaded = Math.min(this.#loaded + more, this.#total || Number.POSITIVE_INFINITY);
    const now = performance.now();
    if (ofFile >= SPEED_SAMPLE_BYTES || now - this.#startedAt >= SPEED_SAMPLE_MS)
      this.#resolveSpeed((this.#loaded * 8) / (now - this.#startedAt) / 1000);
    if (now - this.#lastReport < REPORT_EVERY_MS && ofFile < Number.POSITIVE_INFINITY) return;
    this.#lastReport = now;
    this.onBytes(Math.round(this.#loaded), this.#total);
  }
}

/**
 * Why a module could not be imported, which browsers do not tell.
 * @param {string} url @param {unknown} error @returns {Promise<EngineError>}
 */
export async function importFailure(url, error) {
  try {
    const response = await get(url);
    await response.body?.cancel();
    const type = response.headers.get("content-type") ?? "";
    const code = /javascript/.test(type) ? "python" : "wrong-type";
    return new EngineError(code, `${url}: ${type}: ${error}`);
  } catch (reason) {
    return reason instanceof EngineError ? reason : new EngineError("network", String(reason));
  }
}
