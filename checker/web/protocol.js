/**
 * The messages between the page and the worker: plain JSON, version 1, each with the id of its request.
 *
 * @typedef {"email" | "url" | "explain" | "checklist" | "report" | "table" | "groups" | "sheet" | "online" | "outcome"} Kind
 *   what is asked for, as `hubcheck.api.handle.CHECKS` names it
 * @typedef {"wasm-missing" | "csp" | "not-found" | "wrong-type" | "network" | "worker" | "timeout" | "python"} FailureCode
 *   why there is no engine: no WebAssembly (or too old a version); the site's Content-Security-Policy forbids it; a file is not
 *   there; a file is served as something else; no connection; the worker died; nothing happened for too long; Python crashed
 * @typedef {"cancelled" | "crash" | "kind" | "input" | "op" | "version" | "json"} RefusalCode
 *   why one request was rejected; the engine goes on
 * @typedef {"download" | "start" | "ready" | "bulk"} Stage `download` counts bytes, `bulk` counts inputs
 * @typedef {{packed: string, interpreter: string, variant: Variant}} LastBoot which files are in the browser's cache
 * @typedef {"zip" | "snapshot"} Variant how the engine was started
 *
 * @typedef {{last?: LastBoot | null, variant?: Variant | null}} BootPayload
 *   `variant` says which to use; null: the speed of the connection decides
 * @typedef {{kind: Kind, input: unknown}} CheckPayload
 * @typedef {{kind: "bulk", of: Kind, inputs: unknown[]}} BulkPayload
 * @typedef {{target: number}} CancelPayload the id of the request to cancel
 *
 * @typedef {{v: 1, id: number, op: "boot", payload: BootPayload}
 *   | {v: 1, id: number, op: "check", payload: CheckPayload | BulkPayload}
 *   | {v: 1, id: number, op: "cancel", payload: CancelPayload}} Request
 *
 * @typedef {{v: 1, id: number, type: "progress", stage: Stage, loaded: number, total: number}} Progress
 * @typedef {{v: 1, id: number, type: "result", data: unknown}} Result
 * @typedef {{v: 1, id: number, type: "error", code: FailureCode | RefusalCode, detail: string}} Failed
 *   `detail` is for the console, never for the reader
 * @typedef {Progress | Result | Failed} Answer
 */

/** The version of every message; any other is rejected. */
export const VERSION = 1;

/** Codes after which the engine is unusable until it is restarted. @type {ReadonlySet<string>} */
export const FATAL = new Set([
  "wasm-missing",
  "csp",
  "not-found",
  "wrong-type",
  "network",
  "worker",
  "timeout",
  "python",
]);

/** An error with a code, which the page has a message for. */
export class EngineError extends Error {
  /** @param {FailureCode | RefusalCode} code @param {string} [detail] for the console */
  constructor(code, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "EngineError";
    this.code = code;
    this.detail = detail;
  }
}
