/** The answers to the checklist so far, and what was typed for them, which stays in memory only. */

/** @import {Verdict} from "../elements/verdict_timing.js" */
/** @import {Answers} from "./address.js" */

/**
 * @typedef {{type: "step", id: string, kind: "choice" | "email" | "url" | "text", choices: string[]}} StepData
 * @typedef {{type: "outcome", id: string, actor: string, actions: string[], mails: string[], otherwise: string}} OutcomeData
 * @typedef {{step: string, answer: string}} AnsweredStep
 * @typedef {{step: string, state: "passed" | "failed" | "not-asked", because: string}} Check
 * @typedef {{answers: Answers, at: StepData | OutcomeData, path: AnsweredStep[], remaining: number, checks: Check[],
 *   solved: boolean}} View the step or outcome that answers lead to, as `hubcheck.api.checklist` describes it
 * @typedef {{text: string, verdict?: Verdict}} TypedInput
 * @typedef {(kind: "checklist" | "report", input: unknown) => Promise<any>} Ask
 */

/** The answers to "Did this solve it?": one ends the checklist, the other goes on. */
export const SOLVED = "yes";
export const UNSOLVED = "no";

/** Whether the engine does not know the step or outcome that was asked for. @param {unknown} error */
function isUnknownName(error) {
  return error instanceof Error && "code" in error && error.code === "input";
}

export class AnswersState {
  /** @type {Answers} */
  answers = {};
  /** By step. @type {Map<string, TypedInput>} */
  typed = new Map();

  /** @param {View} start the first question @param {Ask} ask the checker */
  constructor(start, ask) {
    this.start = start;
    this.ask = ask;
  }

  /** @param {string} name @param {string} answer @param {TypedInput} [typed] */
  setAnswer(name, answer, typed) {
    this.answers = { ...this.answers, [name]: answer };
    if (typed) this.typed.set(name, typed);
  }

  clear() {
    this.answers = {};
    this.typed.clear();
  }

  /** The step or outcome that the answers lead to. @returns {Promise<View>} */
  evaluate() {
    return this.ask("checklist", { answers: this.answers });
  }

  /**
   * A step or outcome by name. One that the answers do not lead to gets answers that do.
   * @param {string} name
   * @returns {Promise<View | null>} null if there is no such step or outcome
   */
  async viewOf(name) {
    if (name === this.start.at.id) return this.start;
    if (!name) return Object.keys(this.answers).length ? this.evaluate() : this.start;
    const { [name]: own, ...others } = this.answers;
    const view = await this.ask("checklist", { answers: others });
    if (view.at.id === name) {
      this.#keepKnownAnswers(view, own);
      return view;
    }
    return this.#answersLeadingTo(name);
  }

  /** Drop answers from the address that the checklist does not know. @param {View} view @param {string} [own] */
  #keepKnownAnswers({ answers, at }, own = "") {
    const possible = at.type === "step" ? at.choices : [SOLVED, UNSOLVED];
    this.answers = possible.includes(own) ? { ...answers, [at.id]: own } : answers;
  }

  /** @param {string} name @returns {Promise<View | null>} */
  async #answersLeadingTo(name) {
    try {
      const view = await this.ask("checklist", { goto: name });
      this.answers = { ...this.answers, ...view.answers };
      return view;
    } catch (error) {
      if (!isUnknownName(error)) throw error;
      return Object.keys(this.answers).length ? this.evaluate() : null;
    }
  }

  /** What was typed, by the names that the report uses. */
  get typedTexts() {
    const last = (/** @type {string[]} */ steps) =>
      steps.map((step) => this.typed.get(step)?.text ?? "").findLast((text) => text) ?? "";
    const messageSteps = [...this.typed.keys()].filter((step) => step !== "email" && step !== "url");
    return { address: last(["email"]), link: last(["url"]), message: last(messageSteps) };
  }
}
