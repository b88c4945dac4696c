import assert from "node:assert/strict";
import { test } from "node:test";
import {
  correction,
  counts,
  groupText,
  reason,
  rightValue,
  toneOf,
  verdictWord,
} from "../../../../checker/web/bulk/wording.js";
import { messagesOf } from "../../support/messages.js";
import { generator } from "../../support/random.js";
import { finding, row, verdict } from "../../support/verdicts.js";

const messages = messagesOf({
  "bulk.all-right": { one: "It is right", other: "All {count} are right" },
  "bulk.links-right": "{count} of {total} links are right",
  "bulk.addresses-right": "{count} of {total} addresses are right",
  "bulk.each-link-right": "each of {count} links is right",
  "bulk.each-address-right": "each of {count} addresses is right",
  "bulk.no-link-right": "none of {count} links is right",
  "bulk.no-address-right": "none of {count} addresses is right",
  "bulk.neither": "{count} are neither",
  "bulk.same": "same as row {row}",
  "url.class.fixable.title": "Almost right",
  "email.class.free.title": "A private address",
  "email.free": "gmail.com is for private use.",
  "url.left-out": "We left out the page.",
  "group.left-out": { one: "{count} link: leave out {part}", other: "{count} links: leave out {part}" },
  "group.other": "{count}: {title}",
});

test("the word for the verdict is that of the decision; a row with a correction has that of what to do", () => {
  const words = messagesOf({
    "decision.ok": "Right form",
    "decision.accept": "Work address",
    "decision.unknown": "?",
  });
  const word = (status, decision) => verdictWord(row({ status, verdict: verdict({ decision }) }), words);
  assert.equal(word("right", "ok"), "Right form");
  assert.equal(word("right", "accept"), "Work address");
  assert.equal(word("unknown", "unknown"), "?");
});

test("a warning without a suggestion has nothing to correct", () => {
  assert.equal(toneOf(row()), "ok");
  assert.equal(toneOf(row({ status: "fix", verdict: verdict({ decision: "warn" }) })), "warn");
  assert.equal(
    toneOf(row({ status: "fix", verdict: verdict({ decision: "warn", suggestion: "x" }) })),
    "fix",
  );
  assert.equal(toneOf(row({ status: "danger", verdict: verdict({ decision: "danger" }) })), "danger");
});

test("the reason is the findings; the title comes first where it says more, or nothing else does", () => {
  const findings = [finding("url.left-out")];
  assert.equal(
    reason(row({ verdict: verdict({ class: "fixable", findings }) }), messages),
    "We left out the page.",
  );
  assert.equal(reason(row({ verdict: verdict({ class: "fixable" }) }), messages), "Almost right.");
  const free = verdict({ class: "free", findings: [finding("email.free")] });
  assert.equal(
    reason(row({ kind: "email", verdict: free }), messages),
    "A private address. gmail.com is for private use.",
  );
});

test("a repeated value says which row it repeats", () => {
  const judged = verdict({ class: "fixable", findings: [finding("url.left-out")] });
  assert.equal(reason(row({ same: 3, verdict: judged }), messages), "We left out the page. (same as row 3)");
});

test("what to use: what was right, the correction, or nothing", () => {
  const suggestion = verdict({ suggestion: "b" });
  assert.equal(rightValue(row()), "a");
  assert.equal(rightValue(row({ status: "fix", verdict: suggestion })), "b");
  assert.equal(rightValue(row({ status: "reject", verdict: suggestion })), "");
  assert.equal(correction(row({ verdict: suggestion })), "");
  assert.equal(rightValue(row({ status: "unknown" })), "a");
});

test("a group counts its rows", () => {
  const group = {
    code: "group.left-out",
    params: { part: "?x" },
    kind: "url",
    class: "fixable",
    status: "fix",
    rows: [0, 4],
  };
  assert.equal(groupText(group, messages), "2 links: leave out ?x");
  assert.equal(groupText({ ...group, rows: [1] }, messages), "1 link: leave out ?x");
  assert.equal(groupText({ ...group, code: "group.other", params: {} }, messages), "2: Almost right");
});

test("the counts: one sentence where all is right, else one for each kind that the list has", () => {
  const wrong = row({ status: "fix" });
  const address = row({ kind: "email" });
  const unlisted = row({ kind: "email", status: "unknown", verdict: verdict({ decision: "unknown" }) });
  assert.equal(counts([row(), unlisted], messages), "All 2 are right");
  assert.equal(counts([row()], messages), "It is right");
  assert.equal(counts([row(), address], messages), "All 2 are right");
  assert.equal(counts([row(), wrong], messages), "1 of 2 links are right.");
  assert.equal(counts([wrong, address], messages), "none of 1 links is right. each of 1 addresses is right.");
});

test("a row that is neither address nor link is counted as such, whatever it was checked as", () => {
  const text = row({ kind: "email", recognized: false, status: "reject" });
  const empty = row({ recognized: false, status: "reject", value: "" });
  assert.equal(counts([text, empty], messages), "2 are neither.");
  assert.equal(counts([row(), text], messages), "each of 1 links is right. 1 are neither.");
  assert.equal(counts([row(), row({ recognized: false })], messages), "All 2 are right");
});

test("no sentence has a count of 0, and none has one of all", () => {
  const kinds = ["url", "email"];
  const statuses = ["right", "fix", "unknown", "danger"];
  const { pick, list } = generator(13);
  for (let turn = 0; turn < 500; turn += 1) {
    const rows = list(6, () =>
      row({ kind: pick(kinds), status: pick(statuses), recognized: pick([true, true, false]) }),
    );
    if (rows.length === 0) continue;
    const text = counts(rows, messages);
    assert.doesNotMatch(text, /\b0\b|\b(\d+) of \1\b/, JSON.stringify(rows));
    // Every row is counted in one sentence.
    const totals = [...text.matchAll(/(\d+)(?: of (\d+))?/g)].map(([, count, total]) =>
      Number(total ?? count),
    );
    const all = text === "It is right" ? 1 : totals.reduce((sum, number) => sum + number, 0);
    assert.equal(all, rows.length, text);
  }
});
