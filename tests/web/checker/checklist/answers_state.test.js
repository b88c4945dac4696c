import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswersState } from "../../../../checker/web/checklist/answers_state.js";
import { Walker } from "../../../../checker/web/checklist/walker.js";

/**
 * The steps role and license and the outcome done, in that order; nothing is unasked.
 * @type {import("../../../../checker/web/checklist/walker.js").States}
 */
const STATES = {
  start: 0,
  solved: "yes",
  places: [
    place({ type: "step", id: "role", kind: "choice", choices: ["client", "partner"] }, []),
    place({ type: "step", id: "license", kind: "choice", choices: ["yes", "no"] }, [0, 0]),
    place({ type: "outcome", id: "done", actor: "client", actions: [], mails: [], otherwise: "" }, [1, 0]),
  ],
  notAsked: [[]],
  states: [
    [0, 0, 1, 1],
    [1, 0, 2, 2],
    [2, 0, -1, -1],
  ],
};

function place(at, from) {
  const answers = at.choices ?? ["yes", "no"];
  return { at, remaining: 0, answers, checks: answers.map(() => null), from };
}

/** @param {Record<string, string>} answers */
function stateWith(answers) {
  const state = new AnswersState(new Walker(STATES));
  state.answers = answers;
  return state;
}

test("without a name and without answers, it is the first question", () => {
  const state = stateWith({});
  assert.equal(state.viewOf("").at.id, "role");
  assert.equal(state.viewOf("role").at.id, "role");
});

test("without a name, the answers decide where the reader is", () => {
  assert.equal(stateWith({ role: "client" }).viewOf("").at.id, "license");
});

test("a step on the way keeps the answer given there", () => {
  const state = stateWith({ role: "client", license: "no" });
  assert.equal(state.viewOf("license").at.id, "license");
  assert.deepEqual(state.answers, { role: "client", license: "no" });
});

test("answers in an address that the checklist does not know are dropped", () => {
  const state = stateWith({ role: "client", license: "perhaps", typed: "jan@kantoor.be" });
  state.viewOf("license");
  assert.deepEqual(state.answers, { role: "client" });
});

test("an outcome knows whether it solved the problem, and no other answer", () => {
  for (const [own, kept] of [
    ["yes", { done: "yes" }],
    ["no", { done: "no" }],
    ["maybe", {}],
  ]) {
    const state = stateWith({ role: "client", license: "yes", done: own });
    assert.equal(state.viewOf("done").at.id, "done");
    assert.deepEqual(state.answers, { role: "client", license: "yes", ...kept });
  }
});

test("a step that the answers do not lead to gets answers that do", () => {
  const state = stateWith({});
  assert.equal(state.viewOf("license").at.id, "license");
  assert.deepEqual(state.answers, { role: "client" });
});

test("answers that are off the path are kept for when the path comes back to them", () => {
  const state = stateWith({ license: "no" });
  assert.equal(state.viewOf("role").at.id, "role");
  state.setAnswer("role", "client");
  assert.equal(state.view.at.id, "done");
});

test("an address of something else: no screen, or the one of the answers", () => {
  assert.equal(stateWith({}).viewOf("footnotes"), null);
  assert.equal(stateWith({ role: "client" }).viewOf("footnotes").at.id, "license");
});

test("an answer leads on, with what was typed for it", () => {
  const state = stateWith({});
  state.setAnswer("role", "client");
  state.setAnswer("license", "yes", { text: "x" });
  assert.equal(state.view.at.id, "done");
  state.setAnswer("license", "no");
  assert.deepEqual(state.typed.get("license"), { text: "x" });
  state.clear();
  assert.deepEqual([state.answers, state.typed.size], [{}, 0]);
});

test("the report gets what was typed under its own names; of several messages, the last one that is not empty", () => {
  const state = stateWith({});
  assert.deepEqual(state.typedTexts, { address: "", link: "", message: "" });
  state.setAnswer("email", "ok", { text: "jan@kantoor.be" });
  state.setAnswer("first", "a", { text: "(403)" });
  state.setAnswer("second", "b", { text: "(404)" });
  state.setAnswer("third", "c", { text: "" });
  assert.deepEqual(state.typedTexts, { address: "jan@kantoor.be", link: "", message: "(404)" });
});
