import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswersState } from "../../../../checker/web/checklist/answers_state.js";

const step = (id, choices = []) => ({ type: "step", id, kind: "choice", choices });
const outcome = (id) => ({ type: "outcome", id, actor: "client", actions: [], mails: [], otherwise: "" });
const view = (at, answers = {}) => ({ answers, at, path: [], remaining: 0, checks: [], solved: false });
const START = view(step("role", ["client", "partner"]));

/**
 * A checklist of the steps role and license and the outcome done, in that order.
 * @param {{answers?: Record<string, string>, goto?: string}} input
 */
async function checklist(_kind, { answers, goto }) {
  if (goto === "license") return view(step("license", ["yes", "no"]), { role: "client" });
  if (goto === "done") return view(outcome("done"), { role: "client", license: "yes" });
  if (goto) throw Object.assign(new Error(goto), { code: goto === "broken" ? "crash" : "input" });
  const known = Object.fromEntries(
    Object.entries(answers).filter(([name]) => ["role", "license"].includes(name)),
  );
  if (!known.role) return view(START.at, known);
  return known.license ? view(outcome("done"), known) : view(step("license", ["yes", "no"]), known);
}

/** @param {Record<string, string>} answers */
function stateWith(answers) {
  const state = new AnswersState(START, checklist);
  state.answers = answers;
  return state;
}

test("the first question needs no checker", async () => {
  const state = new AnswersState(START, () => assert.fail("asked"));
  assert.equal(await state.viewOf(""), START);
  assert.equal(await state.viewOf("role"), START);
});

test("without a name, the answers decide where the reader is", async () => {
  assert.equal((await stateWith({ role: "client" }).viewOf("")).at.id, "license");
});

test("a step on the way keeps the answer given there", async () => {
  const state = stateWith({ role: "client", license: "no" });
  assert.equal((await state.viewOf("license")).at.id, "license");
  assert.deepEqual(state.answers, { role: "client", license: "no" });
});

test("answers in an address that the checklist does not know are dropped", async () => {
  const state = stateWith({ role: "client", license: "perhaps", typed: "jan@kantoor.be" });
  await state.viewOf("license");
  assert.deepEqual(state.answers, { role: "client" });
});

test("an outcome knows whether it solved the problem, and no other answer", async () => {
  for (const [own, kept] of [
    ["yes", { done: "yes" }],
    ["no", { done: "no" }],
    ["maybe", {}],
  ]) {
    const state = stateWith({ role: "client", license: "yes", done: own });
    assert.equal((await state.viewOf("done")).at.id, "done");
    assert.deepEqual(state.answers, { role: "client", license: "yes", ...kept });
  }
});

test("a step that the answers do not lead to gets answers that do", async () => {
  const state = stateWith({});
  assert.equal((await state.viewOf("license")).at.id, "license");
  assert.deepEqual(state.answers, { role: "client" });
});

test("an address of something else: no screen, or the one of the answers", async () => {
  assert.equal(await stateWith({}).viewOf("footnotes"), null);
  assert.equal((await stateWith({ role: "client" }).viewOf("footnotes")).at.id, "license");
});

test("a failure of the checker is no unknown address", async () => {
  await assert.rejects(stateWith({}).viewOf("broken"), { code: "crash" });
});

test("an answer leads on, with what was typed for it", async () => {
  const state = stateWith({});
  state.setAnswer("role", "client");
  state.setAnswer("license", "yes", { text: "x" });
  assert.equal((await state.evaluate()).at.id, "done");
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
