import assert from "node:assert/strict";
import { test } from "node:test";
import { FirstQuestion } from "../../../../checker/web/checklist/first_question.js";
import { openPage } from "../../support/page.js";

const FIRST =
  '<form><input type="radio" name="problem" value="a"><input type="radio" name="problem" value="b"></form>';

/** What is submitted after a reader chose and pressed Continue too early. @param {string} screen that the address leads to */
function submitted(screen) {
  const page = openPage(`<div>${FIRST}</div>`);
  globalThis.HTMLInputElement = page.defaultView.HTMLInputElement;
  const stage = page.querySelector("div");
  const first = new FirstQuestion(stage);
  page.querySelector("[value=b]").checked = true;
  page.querySelector("form").requestSubmit();
  const answers = [];
  stage.addEventListener("submit", () => answers.push(stage.querySelector(":checked")?.value ?? ""));
  first.replaceBy(() => {
    stage.innerHTML = screen;
  });
  return answers;
}

test("an answer given before the checklist is loaded is given to the same question", () => {
  assert.deepEqual(submitted(FIRST), ["b"]);
});

test("where the address leads to another question, that one is not answered", () => {
  assert.deepEqual(submitted('<form><input name="email"></form>'), []);
});
