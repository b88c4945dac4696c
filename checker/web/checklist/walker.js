/** Follows the checklist as the build compiled it from `hubcheck`. It knows the shape of that data, and none of the rules. */
/** @import {Answers} from "./address.js" */

/**
 * @typedef {{type: "step", id: string, kind: "choice" | "email" | "url" | "text", choices: string[]}} StepData
 * @typedef {{type: "outcome", id: string, actor: string, actions: string[], mails: string[], otherwise: string}} OutcomeData
 * @typedef {{step: string, answer: string}} AnsweredStep
 * @typedef {{step: string, state: "passed" | "failed" | "not-asked", because: string}} Check
 * @typedef {{answers: Answers, at: StepData | OutcomeData, path: AnsweredStep[], remaining: number, checks: Check[],
 *   solved: boolean}} View the step or outcome that answers lead to, as `hubcheck.api.checklist` describes it
 */

/**
 * What `mkdocs_hubcheck.checklist_states` makes.
 * @typedef {object} States
 * @property {number} start the first state
 * @property {string} solved the answer that ends the checklist at an outcome
 * @property {Place[]} places the steps and outcomes
 * @property {Check[][]} notAsked what an earlier failure made pointless, for one state or several
 * @property {[place: number, notAsked: number, ...following: number[]][]} states
 *   `following` has the next state for each answer of the place; -1: the answer does not lead on
 *
 * @typedef {object} Place
 * @property {StepData | OutcomeData} at
 * @property {number} remaining the maximum number of questions after it
 * @property {string[]} answers
 * @property {(Check["state"] | null)[]} checks the check that each answer is the result of
 * @property {number[]} from the place before it on the shortest way, and the number of the answer there; empty at the start
 */

export class Walker {
  /** By id. @type {Map<string, Place>} */
  #places;

  /** @param {States} data */
  constructor(data) {
    this.data = data;
    this.#places = new Map(data.places.map((place) => [place.at.id, place]));
  }

  /** The answers that the checklist knows, also those off the path. @param {Answers} answers @returns {Answers} */
  known(answers) {
    const isKnown = (/** @type {[string, string]} */ [name, answer]) =>
      this.#places.get(name)?.answers.includes(answer);
    return Object.fromEntries(Object.entries(answers).filter(isKnown));
  }

  /** Where answers lead; those that the checklist does not know are dropped. @param {Answers} answers @returns {View} */
  view(answers) {
    const { states, places, notAsked, solved, start } = this.data;
    const known = this.known(answers);
    /** @type {AnsweredStep[]} */
    const path = [];
    /** @type {Check[]} */
    const checks = [];
    let number = start;
    for (;;) {
      const [placeNumber, notAskedNumber, ...following] = /** @type {States["states"][0]} */ (states[number]);
      const {
        at,
        remaining,
        answers: possible,
        checks: results,
      } = /** @type {Place} */ (places[placeNumber]);
      const answer = known[at.id] ?? "";
      const chosen = possible.indexOf(answer);
      const next = following[chosen] ?? -1;
      if (next < 0) {
        const isSolved = at.type === "outcome" && answer === solved;
        checks.push(...(notAsked[notAskedNumber] ?? []));
        return { answers: known, at, path, remaining, checks, solved: isSolved };
      }
      if (at.type === "step") path.push({ step: at.id, answer });
      const state = results[chosen];
      if (state) checks.push({ step: at.id, state, because: "" });
      number = next;
    }
  }

  /** The fewest answers that lead to a step or outcome. @param {string} name @returns {Answers | null} null: there is none */
  answersTo(name) {
    /** @type {[string, string][]} */
    const way = [];
    let place = this.#places.get(name);
    if (!place) return null;
    while (place.from.length) {
      const [before = 0, answer = 0] = place.from;
      place = /** @type {Place} */ (this.data.places[before]);
      way.push([place.at.id, place.answers[answer] ?? ""]);
    }
    return Object.fromEntries(way.reverse());
  }
}
