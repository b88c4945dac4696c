import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { emailSection, mailtoUrl } from "../../../../checker/web/checklist/email_section.js";
import { answersAmong } from "../../../../checker/web/checklist/message.js";
import { MessageTemplates } from "../../../../checker/web/checklist/message_templates.js";
import { makeReport } from "../../../../checker/web/checklist/report.js";
import { answerMessageId } from "../../../../checker/web/checklist/screen.js";
import { messagesOf } from "../../support/messages.js";
import { openPage } from "../../support/page.js";

const FILES = { en: "/words/en.json", "nl-BE": "/words/nl-BE.json" };
const DUTCH = {
  "checklist.subject": "Onderwerp: {subject}",
  "mail.client.subject": "Uw adres",
  "mail.client.body": "Dag,\n{address} werkt niet.\n{report}",
  "mail.fill.address": "[uw adres]",
  "mail.fill.report": "[het verslag]",
};

/** @type {string[]} */
let requests;
let offline = false;

beforeEach(() => {
  requests = [];
  offline = false;
  globalThis.location = { href: "https://guide.example/checklist/#done" };
  globalThis.document = { readyState: "complete" };
  globalThis.requestIdleCallback = (run) => run();
  globalThis.fetch = async (address) => {
    requests.push(address);
    if (offline) throw new TypeError("offline");
    if (address !== FILES["nl-BE"]) return { ok: false, status: 404 };
    return { ok: true, json: async () => ({ locale: "nl-BE", messages: DUTCH, fallback: {} }) };
  };
});

/** @param {Record<string, string>} typed @param {object | null} report what the engine answers */
function contextWith(typed, report = { text: "Verslag", json: "{}" }) {
  const asked = [];
  const check = async (kind, input) => {
    asked.push([kind, input]);
    return report;
  };
  const answersState = {
    answers: { role: "client" },
    typedTexts: { address: "", link: "", message: "", ...typed },
  };
  return { asked, check, answersState, messages: messagesOf({}), version: "1.2" };
}

test("a mailto address encodes everything and ends its lines with CRLF", () => {
  const url = mailtoUrl({ subject: "A & B?", body: "één\n100% #1", language: "en" });
  assert.equal(url, "mailto:?subject=A%20%26%20B%3F&body=%C3%A9%C3%A9n%0D%0A100%25%20%231");
});

test("an e-mail is in the language of its recipient, with what is known in it", async () => {
  const templates = new MessageTemplates(FILES, { client: ["address", "report"] });
  const values = { address: " jan@kantoor.be ", link: "https://x.be", report: "Verslag" };
  assert.deepEqual(await templates.compose("client", "nl-BE", values), {
    heading: "Onderwerp: Uw adres",
    subject: "Uw adres",
    body: "Dag,\njan@kantoor.be werkt niet.\nVerslag",
    missing: [],
    language: "nl-BE",
  });
});

test("what is not known has a placeholder for the sender to fill in", async () => {
  const templates = new MessageTemplates(FILES, { client: ["address", "report"] });
  const { body, missing } = await templates.compose("client", "nl-BE", { address: "  " });
  assert.equal(body, "Dag,\n[uw adres] werkt niet.\n[het verslag]");
  assert.deepEqual(missing, ["[uw adres]"]);
});

test("templates are loaded once, and again after a failure", async () => {
  const templates = new MessageTemplates({ "nl-BE": FILES["nl-BE"] }, {});
  offline = true;
  void templates.preload();
  await assert.rejects(templates.compose("client", "nl-BE", {}), TypeError);
  offline = false;
  void templates.preload();
  await templates.compose("client", "nl-BE", {});
  assert.equal(requests.length, 2);
});

test("a language that the site does not have is a failure, not an empty e-mail", async () => {
  await assert.rejects(new MessageTemplates(FILES, {}).compose("client", "en", {}), /404/);
});

test("a language that does not come keeps neither the report nor the buttons from the e-mail that is shown", async () => {
  const page = openPage("");
  const texts = new MessageTemplates(FILES, { client: ["report"] });
  let finish = () => {};
  const report = new Promise((resolve) => {
    finish = resolve;
  });
  const context = {
    ...contextWith({}),
    check: () => report,
    templates: texts,
    messages: messagesOf({}, "nl-BE"),
    announcer: { announce: () => {} },
  };
  page.body.append(emailSection(context, { actor: "client" }, "client"));
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  await settled();
  const [copy, select] = [page.querySelector("button"), page.querySelector("select")];
  assert.ok(copy.hidden);
  select.value = "en";
  select.dispatchEvent(new page.defaultView.Event("change"));
  await settled();
  assert.equal(select.value, "nl-BE");
  finish({ text: "Verslag", json: "{}" });
  await settled();
  assert.equal(page.querySelector(".hcl-paper").textContent, "Dag,\n{address} werkt niet.\nVerslag");
  assert.ok(!copy.hidden);
});

test("the report masks the address unless the reader chooses otherwise", async () => {
  const context = contextWith({ address: "jan@kantoor.be" });
  await makeReport(context, () => {});
  await makeReport(context, () => {}, { whole: true, locale: "nl-BE" });
  const [[kind, first], [, second]] = context.asked;
  assert.equal(kind, "report");
  assert.equal(first.whole_address, false);
  assert.deepEqual(first.typed, { address: "jan@kantoor.be", link: "", message: "" });
  const { time, ...circumstances } = first.circumstances;
  assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  assert.deepEqual(circumstances, {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: "en",
    version: "1.2",
    page: "https://guide.example/checklist/#done",
  });
  assert.deepEqual([second.whole_address, second.circumstances.locale], [true, "nl-BE"]);
});

test("the causes of a message that answer a question: one for each next step, the first", () => {
  const cause = (code, goto) => ({ code, params: {}, goto });
  const causes = [cause("a", "license"), cause("b", "role"), cause("c", "license"), cause("d", "elsewhere")];
  const found = answersAmong(
    { type: "step", id: "message", kind: "text", choices: ["role", "license"] },
    causes,
  );
  assert.deepEqual(
    found.map(({ code }) => code),
    ["a", "b"],
  );
});

test("an answer is named by its choice, by the outcome that it is, or as an answer to any message", () => {
  const messages = messagesOf({
    "step.role.answer.client": "a",
    "outcome.done.title": "b",
    "answer.text.none": "c",
  });
  const name = (step, answer) => answerMessageId(messages, { step, answer });
  assert.equal(name("role", "client"), "step.role.answer.client");
  assert.equal(name("message", "done"), "outcome.done.title");
  assert.equal(name("message", "none"), "answer.text.none");
  assert.equal(name("role", "king"), "");
});
