import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  leadingFindings,
  verdictAnnouncement,
  verdictPanel,
  withFullStop,
} from "../../../../checker/web/elements/panel.js";
import { messagesOf } from "../../support/messages.js";
import { openPage } from "../../support/page.js";
import { finding, verdict } from "../../support/verdicts.js";

const messages = messagesOf({
  "url.class.fixable.title": "Almost right",
  "url.class.fixable.action": "Use the right link.",
  "url.left-out": "We left out {part}.",
  "url.host": "The host is right.",
  "url.http": "It has no encryption.",
  "ui.why": "Why?",
  "ui.why-published": "A rule says so: {page}",
  "ui.cannot-see": "We cannot see your environment.",
});
const FIXABLE = verdict({
  decision: "fix",
  class: "fixable",
  suggestion: "x",
  findings: [finding("url.http"), finding("url.host"), finding("url.left-out", { part: "page" })],
});

before(() => openPage(""));

test("the first finding and what changes the task are shown, the rest waits behind Why?", () => {
  assert.deepEqual(
    leadingFindings(FIXABLE).map(({ code }) => code),
    ["url.http", "url.left-out"],
  );
  const panel = verdictPanel({ messages, kind: "url", verdict: FIXABLE, level: 3 });
  assert.equal(panel.dataset.tone, "fix");
  assert.equal(panel.dataset.verdict, "fixable");
  assert.equal(panel.querySelector("h3.hc-title").textContent, "Almost right");
  assert.equal(panel.querySelector(".hc-reason").textContent, "It has no encryption. We left out page.");
  assert.equal(panel.querySelector(".hc-action").textContent, "Use the right link.");
  const why = [...panel.querySelectorAll(".hc-why li")].map((item) => item.textContent);
  assert.deepEqual(why, ["The host is right.", "We cannot see your environment."]);
});

test("of a text that is no address, every error is shown", () => {
  const faults = messagesOf({
    "email.comma": "A comma.",
    "email.space": "A space.",
    "paste.blanks": "Blanks.",
  });
  const findings = [finding("email.comma"), finding("email.space"), finding("paste.blanks")];
  const invalid = verdict({ decision: "reject", class: "invalid", findings });
  assert.deepEqual(
    leadingFindings(invalid).map(({ code }) => code),
    ["email.comma", "email.space"],
  );
  assert.match(verdictAnnouncement("email", invalid, faults).text, /A comma\. A space\.$/);
});

test("why this verdict comes first, what cannot be seen comes last", () => {
  const basis = { level: "published", page: "https://learn.microsoft.com/rule" };
  const panel = verdictPanel({ messages, kind: "url", verdict: { ...FIXABLE, basis }, level: 3 });
  const why = [...panel.querySelectorAll(".hc-why li")].map((item) => item.textContent);
  assert.deepEqual(why, [
    "A rule says so: https://learn.microsoft.com/rule",
    "The host is right.",
    "We cannot see your environment.",
  ]);
});

test("a class without an action has no empty line for it, nor has one without buttons", () => {
  const panel = verdictPanel({ messages, kind: "url", verdict: verdict({ class: "unknown" }), level: 2 });
  assert.equal(panel.querySelector(".hc-action"), null);
  assert.equal(panel.querySelector(".hc-buttons"), null);
  assert.equal(panel.querySelector(".hc-reason"), null);
});

test("a screen reader hears the title as a sentence, then the reason", () => {
  assert.equal(verdictAnnouncement("url", FIXABLE, messages).text, "Almost right. It has no encryption.");
  const bare = { ...FIXABLE, findings: [] };
  assert.equal(verdictAnnouncement("url", bare, messages).text, "Almost right");
});

test("a full stop is added only where there is no punctuation", () => {
  assert.equal(withFullStop("Right"), "Right.");
  for (const text of ["Right.", "Right?", "Right!", "Right:"]) assert.equal(withFullStop(text), text);
});
