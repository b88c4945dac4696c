/** What all forms of a page share: its settings, the words of its locale, and the one engine of the tab. */

import { wanted } from "./load_policy.js";
import { Words } from "./text.js";

/**
 * @typedef {import("../engine.js").Engine} Engine
 * @typedef {import("./text.js").Catalogue} Catalogue
 * @typedef {{tenant: string, mx: string, probe: boolean}} OnlineServices who may be asked; as `hubcheck.online` takes it
 * @typedef {{engine: string, words: string, core: Catalogue, online?: OnlineServices}} Settings
 *   addresses are relative to the page; `online` only where the site has online checks
 */

/** A part of the checker could not be had; `code` as for the engine's own failures. */
export class ServiceError extends Error {
  /** @param {string} code @param {unknown} cause */
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

/** Why something failed, for words. @param {unknown} error @returns {string} a code of the engine's */
export function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "python";
}

/** Loads each thing once. */
export class Service {
  /** @type {Promise<Words> | undefined} */
  #words;
  /** @type {Promise<typeof import("../engine.js")> | undefined} */
  #module;

  /** @param {Settings} settings */
  constructor(settings) {
    this.settings = settings;
    /** What can be said although nothing else was loaded. */
    this.core = new Words(settings.core);
  }

  /** The sentences; asked for again after a failure. @returns {Promise<Words>} */
  words() {
    this.#words ??= this.#load().catch((error) => {
      this.#words = undefined;
      throw new ServiceError("not-found", error);
    });
    return this.#words;
  }

  async #load() {
    const response = await fetch(this.settings.words);
    if (!response.ok) throw new Error(`${response.status} ${this.settings.words}`);
    return new Words(await response.json());
  }

  /** The engine's module. A browser does not try a failed import again. */
  #engine() {
    const address = new URL(this.settings.engine, document.baseURI).href;
    this.#module ??= import(address).catch((error) => {
      throw new ServiceError("not-found", error);
    });
    return this.#module;
  }

  /** The engine of this tab; not started. @returns {Promise<Engine>} */
  async engine() {
    return (await this.#engine()).sharedEngine();
  }

  /**
   * Have the engine ready when the reader gets to the form, or when the page is idle.
   * @param {Element} form
   * @returns {Promise<Engine>}
   */
  async prepare(form) {
    await wanted(form);
    const { bootWhenWanted, sharedEngine } = await this.#engine();
    const engine = sharedEngine();
    bootWhenWanted(engine, form);
    if (form.contains(document.activeElement)) engine.boot().catch(() => {});
    return engine;
  }
}

/** @type {Service | undefined} */
let shared;

/** The service of this page. @returns {Service} */
export function sharedService() {
  shared ??= new Service(JSON.parse(document.getElementById("hubcheck-settings")?.textContent ?? "{}"));
  return shared;
}
