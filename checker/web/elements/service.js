/** What all forms of a page share: its settings, the messages of its locale, and the one engine of the tab. */

import { KnownVerdicts } from "./known_verdicts.js";
import { Messages } from "./text.js";
/** @import {Engine} from "../engine.js" */
/** @import {Catalogue} from "./text.js" */

/**
 * @typedef {{tenant: string, mx: string, probe: boolean}} OnlineServices the services that may be asked, as `hubcheck.online` expects them
 * @typedef {{engine: string, words: string, known?: string, codes?: string, online?: OnlineServices}} Settings
 *   addresses are relative to the page; `known` only if the page checks addresses, `codes` if it explains messages, `online` only if the site enables online checks
 */

/** A part of the checker could not be loaded; `code` is one of the engine's failure codes. */
export class ServiceError extends Error {
  /** @param {string} code @param {unknown} cause */
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

/** @param {unknown} error @returns {string} its failure code, as in protocol.js; `python` if it has none */
export function errorCode(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "python";
}

/** Loads each part once. */
export class Service {
  /** @type {Promise<Messages> | undefined} */
  #messages;
  /** @type {Promise<KnownVerdicts | null> | undefined} */
  #known;
  /** @type {Promise<typeof import("../engine.js")> | undefined} */
  #engine;

  /** @param {Settings} settings @param {Catalogue} core the messages that come with the page */
  constructor(settings, core) {
    this.settings = settings;
    /** For when nothing else can be loaded. */
    this.core = new Messages(core);
  }

  /** All messages; requested again after a failure. @returns {Promise<Messages>} */
  messages() {
    this.#messages ??= Messages.load(this.settings.words).catch((error) => {
      this.#messages = undefined;
      throw new ServiceError("not-found", error);
    });
    return this.#messages;
  }

  /** The verdicts from the build; null if there are none, or none for now: then Python answers. @returns {Promise<KnownVerdicts | null>} */
  async knownVerdicts() {
    const url = this.settings.known;
    if (!url) return null;
    this.#known ??= KnownVerdicts.load(url).catch(() => {
      this.#known = undefined;
      return null;
    });
    return this.#known;
  }

  /** The engine's module; not retried, because browsers remember a failed import. */
  #engineModule() {
    const address = new URL(this.settings.engine, document.baseURI).href;
    this.#engine ??= import(address).catch((error) => {
      throw new ServiceError("not-found", error);
    });
    return this.#engine;
  }

  /** The engine of this tab, not started yet. @returns {Promise<Engine>} */
  async engine() {
    return (await this.#engineModule()).sharedEngine();
  }

  /**
   * Start the engine when the reader uses the element, or when the page is idle.
   * @param {Element} element that the reader has reached, unless the page is idle
   */
  async startWhenNeeded(element) {
    const { bootWhenNeeded, sharedEngine } = await this.#engineModule();
    const engine = sharedEngine();
    bootWhenNeeded(engine, element);
    if (element.contains(document.activeElement)) engine.boot().catch(() => {});
  }
}

/** @type {Service | undefined} */
let shared;

/** The service of this page. @returns {Service} */
export function sharedService() {
  shared ??= new Service(pageData("hubcheck-settings"), pageData("hubcheck-core"));
  return shared;
}

/** @param {string} id of an element of the page @returns {any} */
function pageData(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}
