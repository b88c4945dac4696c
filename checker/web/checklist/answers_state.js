/** One walk through the checklist: the answers by name, and what was typed, which stays in memory only. */

/**
 * @typedef {import("./address.js").Answers} Answers
 * @typedef {import("../elements/verdict_timing.js").Verdict} Verdict
 * @typedef {{type: "step", id: string, kind: "choice" | "email" | "url" | "text", choices: string[]}} StepData
 * @typedef {{type: "outcome", id: string, actor: string, actions: string[], mails: string[], otherwise: string}} OutcomeData
 * @typedef {{step: string, answer: string}} Given
 * @typedef {{step: string, state: "passed" | "failed" | "not-asked", because: string}} Check
 * @typedef {{answers: Answers, at: StepData | OutcomeData, path: Given[], remaining: number, checks: Check[],
 *   solved: boolean}} View where answers lead, as `hubcheck.api.checklist` tells it
 * @typedef {{text: string, verdict?: Verdict}} Typed
 * @typedef {(kind: "checklist" | "report", input: unknown) => Promise<any>} Ask
 */

/** The answer to "Did this solve it?" that ends a walk, and the one that goes on. */
export const SOLVED = "yes";
export const UNSOLVED = "no";

/** @param {unknown} error whether the checker does not know what it was asked for */
function isUnknown(error) {
  return error instanceof Error && "code" in error && error.code === "input";
}

export class Walk {
  /** @type {Answers} */
  answers = {};
  /** By step. @type {Map<string, Typed>} */
  typed = new Map();

  /** @param {View} start the first question @param {Ask} ask the checker */
  constructor(start, ask) {
    this.start = start;
    this.ask = ask;
  }

  /** @param {string} name @param {string} answer @param {Typed} [typed] */
  give(name, answer, typed) {
    this.answers = { ...this.answers, [name]: answer };
    if (typed) this.typed.set(name, typed);
  }

  forget() {
    this.answers = {};
    this.typed.clear();
  }

  /** What the answers lead to. @returns {Promise<View>} */
  next() {
    return this.ask("checklist", { answers: this.answers });
  }

  /**
   * A step or result as it is on the way of the answers; one that is not gets answers that lead to it.
   * @param {string} name
   * @returns {Promise<View | null>} null where there is no such step
   */
  async view(name) {
    if (name === this.start.at.id) return this.start;
    if (!name) return Object.keys(this.answers).length ? this.next() : this.start;
    const { [name]: own, ...others } = this.answers;
    const view = await this.ask("checklist", { answers: others });
    if (view.at.id === name) {
      this.#keep(view, own);
      return view;
    }
    return this.#lead(name);
  }

  /** Of answers that came with a link, keep those that the checklist knows. @param {View} view @param {string} [own] */
  #keep({ answers, at }, own = "") {
    const possible = at.type === "step" ? at.choices : [SOLVED, UNSOLVED];
    this.answers = possible.includes(own) ? { ...answers, [at.id]: own } : answers;
  }

  /** @param {string} name @returns {Promise<View | null>} */
  async #lead(name) {
    try {
      const way = await this.ask("checklist", { goto: name });
      this.answers = { ...this.answers, ...way.answers };
      return way;
    } catch (error) {
      if (!isUnknown(error)) throw error;
      return Object.keys(this.answers).length ? this.next() : null;
    }
  }

  /** What was typed, under the names of the report. */
  get forReport() {
    const last = (/** @type {string[]} */ steps) =>
      steps.map((step) => this.typed.get(step)?.text ?? "").findLast((text) => text) ?? "";
    const messages = [...this.typed.keys()].filter((step) => step !== "email" && step !== "url");
    return { address: last(["email"]), link: last(["url"]), message: last(messages) };
  }
}
