import assert from "node:assert/strict";
import { test } from "node:test";
import { isFieldError, toneOf, visibleWhen } from "../../../../checker/web/elements/verdict_timing.js";
import { finding, verdict } from "../../support/verdicts.js";

const INCOMPLETE = verdict({
  decision: "reject",
  class: "invalid",
  findings: [finding("email.unknown-tld")],
});

const EMAILS = [
  ["no @ yet", "an", verdict(), "end"],
  ["no domain yet", "an@", verdict(), "end"],
  ["no top-level domain yet", "an@kantoor", verdict(), "end"],
  ["one letter of the top-level domain", "an@kantoor.b", verdict(), "end"],
  ["a top-level domain that may grow", "an@kantoor.co", INCOMPLETE, "end"],
  [
    "an incomplete domain with a suggestion",
    "an@gmail.con",
    { ...INCOMPLETE, class: "typo", suggestion: "x" },
    "pause",
  ],
  ["a likely typo", "an@gmial.com", verdict({ class: "typo", suggestion: "an@gmail.com" }), "pause"],
  ["a complete address", "an@kantoor.be", verdict({ decision: "accept" }), "now"],
  [
    "a complete address that is rejected",
    "an@gmail.com",
    verdict({ decision: "reject", class: "free" }),
    "now",
  ],
];

for (const [name, text, judged, expected] of EMAILS)
  test(`e-mail address: ${name}`, () => assert.equal(visibleWhen("email", text, judged), expected));

const START = "https://businesscentral.dynamics.com/";

test("no verdict appears at any key while the start of every link is typed", () => {
  for (const start of [START, START.replace("https:", "http:"), START.slice("https://".length)])
    for (let length = 1; length <= start.length; length += 1)
      assert.equal(
        visibleWhen("url", ` ${start.slice(0, length).toUpperCase()}`, verdict({ decision: "reject" })),
        "end",
      );
});

test("a link beyond its start: a good one at once, any other after a pause", () => {
  assert.equal(visibleWhen("url", `${START}kantoor.be`, verdict({ decision: "ok" })), "now");
  assert.equal(visibleWhen("url", `${START}kantoor.be?page=9`, verdict({ decision: "fix" })), "pause");
  assert.equal(visibleWhen("url", "https://example.com", verdict({ decision: "reject" })), "pause");
});

test("what could not be interpreted is an error of the field, a refused address is an answer", () => {
  assert.ok(isFieldError(verdict({ class: "invalid" })));
  assert.ok(
    !isFieldError(verdict({ class: "invalid", findings: [finding("url.id-only", { link: "https://x" })] })),
  );
  assert.ok(isFieldError(verdict({ class: "work", findings: [finding("email.single-label")] })));
  assert.ok(
    !isFieldError(
      verdict({ class: "free", findings: [finding("email.free"), finding("email.single-label")] }),
    ),
  );
});

test("icon and colour: a correctable verdict is to fix, an unknown decision is a warning", () => {
  assert.equal(toneOf(verdict({ decision: "reject", class: "typo", suggestion: "x" })), "fix");
  assert.equal(toneOf(verdict({ decision: "reject", class: "typo" })), "reject");
  assert.equal(toneOf(verdict({ decision: "reject", class: "free", suggestion: "x" })), "reject");
  assert.equal(toneOf(verdict({ decision: "accept" })), "ok");
  assert.equal(toneOf(verdict({ decision: "unknown", class: "unlisted" })), "unknown");
  assert.equal(toneOf(verdict({ decision: "danger" })), "danger");
  assert.equal(toneOf(verdict({ decision: "new" })), "warn");
});
