import assert from "node:assert/strict";
import { before, test } from "node:test";
import { element } from "../../../../checker/web/elements/dom.js";
import { Messages } from "../../../../checker/web/elements/text.js";
import { openPage } from "../../support/page.js";

const TEXTS = {
  "ui.copied": "Gekopieerd",
  "bulk.shown": { one: "{count} rij", other: "{count} rijen" },
  "url.left-out": "Zonder {parts:part}.",
  "list.and": "{first} en {last}",
  "list.comma": ", ",
  "value.part.page": "pagina",
  "ui.address": "Uw e-mailadres, de cliënt-URL en **een e-mail** aan {to}, niet de Excel-werkmap",
  "ui.press": "Kies **Opslaan** en **Sluiten**",
};
const messages = new Messages({
  locale: "nl-BE",
  messages: TEXTS,
  fallback: {
    "ui.undo": "Undo",
    "ui.copied": "Copied",
    "bulk.rows": { one: "{count} row", other: "{count} rows" },
  },
});

before(() => openPage(""));

test("a message of the locale comes before the English one", () => {
  assert.equal(messages.text("ui.copied"), "Gekopieerd");
  assert.deepEqual(messages.announcement("ui.copied"), { text: "Gekopieerd", language: "nl-BE" });
});

test("an untranslated message is English, and says so", () => {
  assert.deepEqual(messages.announcement("ui.undo"), { text: "Undo", language: "en" });
});

test("an unknown message shows its id, also one that is called like a method of every object", () => {
  assert.equal(messages.text("no.such"), "no.such");
  assert.ok(!messages.has("toString"));
  assert.equal(messages.languageOf("constructor"), "en");
});

test("the plural form follows the language of the message", () => {
  assert.equal(messages.text("bulk.shown", { count: "1" }), "1 rij");
  assert.equal(messages.text("bulk.shown", { count: "0" }), "0 rijen");
  assert.equal(messages.text("bulk.rows", { count: "1" }), "1 row");
  const french = new Messages({
    locale: "fr-BE",
    messages: { n: { one: "{count} ligne", other: "{count} lignes" } },
    fallback: {},
  });
  assert.equal(french.text("n", { count: "0" }), "0 ligne");
  assert.equal(french.text("n"), "{count} lignes");
});

test("a placeholder without a value stays visible", () => {
  assert.equal(messages.text("bulk.shown", {}), "{count} rijen");
});

test("a list of values is translated and joined as the language does it; unknown values stay as they are", () => {
  assert.equal(messages.text("url.left-out", { parts: "page" }), "Zonder pagina.");
  assert.equal(messages.text("url.left-out", { parts: "page,company,x" }), "Zonder pagina, company en x.");
  assert.equal(messages.list([]), "");
});

test("a value is never taken for a placeholder", () => {
  const greeting = new Messages({ locale: "en", messages: { hi: "{a} {b}" }, fallback: {} });
  assert.equal(greeting.text("hi", { a: "{b}", b: "$& {a}" }), "{b} $& {a}");
});

test("screen labels are bold as nodes, and without marks as text", () => {
  assert.equal(messages.text("ui.press"), "Kies Opslaan en Sluiten");
  const line = document.createElement("p");
  line.append(messages.nodes("ui.press"));
  assert.equal(line.innerHTML, "Kies <b>Opslaan</b> en <b>Sluiten</b>");
});

test("English inside another language is marked, and values are text, not markup", () => {
  const line = document.createElement("p");
  line.append(messages.nodes("ui.undo"), " ", messages.nodes("bulk.shown", { count: "<i>2</i>" }));
  assert.equal(line.innerHTML, '<span lang="en">Undo</span> &lt;i&gt;2&lt;/i&gt; rijen');
});

test("megabytes have one decimal, as the locale writes it", () => {
  assert.equal(messages.megabytes(12_345_678), "12,3");
  assert.equal(messages.megabytes(0), "0,0");
});

test("a word that says nothing before its hyphen stays on one line; an address stays as it is", () => {
  const shown = element("p", "", messages.nodes("ui.address", { to: "jan@e-mail.be" }));
  assert.deepEqual(
    [...shown.querySelectorAll(".hc-word")].map((word) => word.textContent),
    ["e-mailadres", "cliënt-URL", "e-mail"],
  );
  assert.equal(shown.textContent, messages.text("ui.address", { to: "jan@e-mail.be" }));
  assert.equal(element("p", "", messages.nodes("url.left-out", { parts: "page" })).childNodes.length, 1);
});
