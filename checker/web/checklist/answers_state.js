/** The answers to the checklist so far, and what was typed for them, which stays in memory only. */

/** @import {Verdict} from "../elements/verdict_timing.js" */
/** @import {Answers} from "./address.js" */
/** @import {View, Walker} from "./walker.js" */

/** @import {Cause} from "../elements/known_messages.js" */

/** @typedef {{text: string, verdict?: Verdict, cause?: Cause}} TypedInput `cause` of a message, if it is known */

export class AnswersState {
  /** @type {Answers} */
  answers = {};
  /** By step. @type {Map<string, TypedInput>} */
  typed = new Map();

  /** @param {Walker} walker */
  constructor(walker) {
    this.walker = walker;
    /** The first question. */
    this.start = walker.view({});
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

  /** The step or outcome that the answers lead to. @returns {View} */
  get view() {
    return this.walker.view(this.answers);
  }

  /**
   * A step or outcome by name. One that the answers do not lead to gets answers that do; unknown answers are dropped.
   * @param {string} name
   * @returns {View | null} null if there is no such step or outcome
   */
  viewOf(name) {
    this.answers = this.walker.known(this.answers);
    if (name === this.start.at.id) return this.start;
    const { [name]: _given, ...others } = this.answers;
    const view = this.walker.view(others);
    if (view.at.id === name) return view;
    const leading = this.walker.answersTo(name);
    if (leading) {
      this.answers = { ...this.answers, ...leading };
      return this.walker.view(leading);
    }
    if (Object.keys(this.answers).length) return this.view;
    return name ? null : this.start;
  }

  /** What was typed, by the names that the report uses. */
  get typedTexts() {
    const last = (/** @type {string[]} */ steps) =>
      steps.map((step) => this.typed.get(step)?.text ?? "").findLast((text) => text) ?? "";
    const messageSteps = [...this.typed.keys()].filter((step) => step !== "email" && step !== "url");
    return { address: last(["email"]), link: last(["url"]), message: last(messageSteps) };
  }
}
