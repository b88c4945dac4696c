/**
 * What the page and the worker say to one another: plain JSON, version 1, an id on everything.
 *
 * @typedef {"email" | "url" | "explain" | "checklist" | "report" | "table" | "groups" | "sheet" | "online" | "outcome"} Kind
 *   what is asked for, as `hubcheck.api.handle.CHECKS` names it
 * @typedef {"wasm-missing" | "csp" | "not-found" | "wrong-type" | "network" | "worker" | "timeout" | "python"} FailureCode
 *   why there is no engine: no WebAssembly (or one too old); the site's Content-Security-Policy forbids it; a file is not
 *   there; a file is served as something else; no connection; the worker died; nothing moved for too long; Python stopped
 * @typedef {"cancelled" | "crash" | "kind" | "input" | "op" | "version" | "json"} RefusalCode
 *   why one request was not carried out; the engine goes on
 * @typedef {"download" | "start" | "ready" | "bulk"} Stage `download` counts bytes, `bulk` counts inputs
 * @typedef {{packed: string, interpreter: string, variant: Variant}} LastBoot which files the browser has kept
 * @typedef {"zip" | "snapshot"} Variant how the engine was started
 *
 * @typedef {{last?: LastBoot | null, variant?: Variant | null}} BootPayload
 *   `variant` says which to use; without it the speed of the connection decides
 * @typedef {{kind: Kind, input: unknown}} CheckPayload
 * @typedef {{kind: "bulk", of: Kind, inputs: unknown[]}} BulkPayload
 * @typedef {{target: number}} CancelPayload the id of the request that is not wanted any more
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

/** The version of every message; one of another version is refused. */
export const VERSION = 1;

/** Codes after which the engine is of no more use until it is restarted. @type {ReadonlySet<string>} */
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

/** An error that has a code for the page to put into words. */
export class EngineError extends Error {
  /**
   * @param {FailureCode | RefusalCode} code
   * @param {string} [detail] for the console
   */
  constructor(code, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "EngineError";
    this.code = code;
    this.detail = detail;
  }
}
