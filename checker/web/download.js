/** Large files for the worker: counted while they come, unpacked where the host does not compress, and told apart from error pages. */
import { EngineError } from "./protocol.js";

/** @typedef {import("./manifest.js").PackedFile} PackedFile */

/** Bytes on the wire after which the speed of the connection is known well enough. */
const ENOUGH = 512 * 1024;

/** How often (milliseconds) the page is told how much came. */
const BEAT = 50;

/** Below this a file is taken as it comes, compressed or not. */
const SMALL = 64 * 1024;

/** Kept, because the worker puts another in its place while Python starts. */
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
  // Some hosts answer every unknown address with their start page.
  if (isPage(response.headers.get("content-type") ?? "", url))
    throw new EngineError("wrong-type", `${url}: a page`);
  return response;
}

/**
 * The file as it is on disk, whatever the host did to it. A host that compresses nothing is asked for the `.gz` beside
 * the file instead.
 * @param {string} url @param {PackedFile} file @returns {Promise<Response>}
 */
async function open(url, file) {
  const response = await get(url);
  if (response.headers.has("content-encoding") || file.size < SMALL) return response;
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
 * @returns {(part: Uint8Array) => void} puts part after part into them; what is too much is left out
 */
function filling(bytes, runs) {
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
  #first = 0;
  #told = 0;
  /** @type {(mbit: number) => void} */
  #tellSpeed = () => {};

  /** @param {(loaded: number, total: number) => void} onBytes told of every piece that came, in bytes on the wire */
  constructor(onBytes) {
    this.onBytes = onBytes;
    /** Megabits a second, once half a megabyte of a file came. @type {Promise<number>} */
    this.speed = new Promise((resolve) => {
      this.#tellSpeed = resolve;
    });
  }

  /**
   * @param {PackedFile} file
   * @param {string} base the address that its address is relative to
   * @returns {Promise<Response>} its body counted while it is read elsewhere
   */
  async start(file, base) {
    this.#total += file.wire;
    const response = await open(new URL(file.url, base).href, file);
    void this.#count(response.clone(), file);
    return response;
  }

  /**
   * All of the file, and exactly it: Pyodide waits for ever on a damaged one.
   * @param {PackedFile} file
   * @param {string} base
   * @param {Uint8Array<ArrayBuffer>} [bytes] where it goes
   * @param {[offset: number, length: number][]} [runs] stretches of these, to be filled in turn
   * @returns {Promise<Uint8Array<ArrayBuffer>>} the same bytes
   */
  async whole(file, base, bytes = new Uint8Array(file.size), runs = [[0, file.size]]) {
    this.#total += file.wire;
    const response = await open(new URL(file.url, base).href, file);
    const fill = filling(bytes, runs);
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

  /** Tell that all is here; what is still to be counted is not told any more. */
  done() {
    this.#loaded = this.#total;
    this.onBytes(this.#total, this.#total);
  }

  /** @param {Response} copy @param {PackedFile} file */
  async #count(copy, file) {
    try {
      for await (const _ of this.#counted(copy, file));
    } catch {
      // The response itself fails too, where somebody waits for it.
    }
  }

  /** @param {Response} response @param {PackedFile} file @returns {AsyncGenerator<Uint8Array>} its pieces as they come */
  async *#counted(response, file) {
    this.#first ||= performance.now();
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

  /** @param {number} more bytes that came @param {number} ofFile how many came of this file; infinite at its end */
  #report(more, ofFile) {
    if (this.#loaded === this.#total) return;
    this.#loaded = Math.min(this.#loaded + more, this.#total);
    const now = performance.now();
    if (ofFile >= ENOUGH) this.#tellSpeed((this.#loaded * 8) / (now - this.#first) / 1000);
    if (now - this.#told < BEAT && ofFile < Number.POSITIVE_INFINITY) return;
    this.#told = now;
    this.onBytes(Math.round(this.#loaded), this.#total);
  }
}

/**
 * Why a module could not be imported; the browser itself does not say.
 * @param {string} url @param {unknown} error @returns {Promise<EngineError>}
 */
export async function whyNotImported(url, error) {
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
