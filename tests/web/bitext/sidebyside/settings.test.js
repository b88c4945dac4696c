import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Choice, isOn } from "../../../../plugins/mkdocs_bitext/assets/sidebyside/choice.js";
import {
  Labels,
  languageName,
  readSettings,
} from "../../../../plugins/mkdocs_bitext/assets/sidebyside/settings.js";

const TEMPLATES = {
  sentence: "{source} per zin",
  failed: "De {source} tekst kan niet worden geladen.",
  position: "{n} van {m}",
  "language.en": "engels",
};
const labels = (changes = {}) =>
  new Labels({
    labels: TEMPLATES,
    labelAttributes: { lang: "nl-BE", dir: "ltr" },
    locale: "nl-BE",
    sourceLocale: "en",
    sourceDirection: "ltr",
    ...changes,
  });

/** @type {Map<string, string>} */
let stored;
beforeEach(() => {
  stored = new Map();
  globalThis.localStorage = {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => stored.set(key, value),
  };
});

test("a label that starts with the language has a capital; inside a sentence the language has none", () => {
  assert.equal(labels().text("sentence"), "Engels per zin");
  assert.equal(labels().text("failed"), "De engels tekst kan niet worden geladen.");
  assert.equal(labels().text("sentence"), "Engels per zin");
});

test("placeholders are filled; a label that is missing shows its key", () => {
  assert.equal(labels().text("position", { n: 3, m: 12 }), "3 van 12");
  assert.equal(labels().text("position"), " van ");
  assert.equal(labels().text("nothing"), "nothing");
});

test("a language without a label of its own is named by the browser", () => {
  assert.equal(labels({ sourceLocale: "de-AT" }).text("sentence"), "Duits per zin");
  assert.equal(languageName("fr-BE", "en"), "French");
});

test("a page without settings is no translated page; addresses are relative to the page", () => {
  const page = (text) => ({
    baseURI: "https://guide.example/nl-BE/start/",
    getElementById: (id) => (text && id === "bt-sidebyside" ? { textContent: text } : null),
  });
  assert.equal(readSettings(page("")), null);
  const settings = readSettings(
    page('{"name": "Engels erbij", "source": "../../start/", "labels": "../../a/x.json"}'),
  );
  assert.equal(settings.source.href, "https://guide.example/start/");
  assert.equal(settings.labels.href, "https://guide.example/a/x.json");
  assert.equal(settings.name, "Engels erbij");
});

test("what the reader chose is there on the next page", () => {
  const changes = [];
  const choice = new Choice();
  assert.deepEqual([choice.mode, choice.hover], ["off", true]);
  choice.addEventListener("change", () => changes.push([choice.mode, choice.hover]));
  choice.mode = "beside";
  choice.hover = false;
  assert.deepEqual(changes, [
    ["beside", true],
    ["beside", false],
  ]);
  assert.equal(isOn(), true);
  const next = new Choice();
  assert.deepEqual([next.mode, next.hover], ["beside", false]);
});

test("settings that are changed in two tabs both last", () => {
  const [first, second] = [new Choice(), new Choice()];
  first.mode = "beside";
  second.hover = false;
  const next = new Choice();
  assert.deepEqual([next.mode, next.hover], ["beside", false]);
});

test("a store that is damaged, of another version, full or refused is no obstacle", () => {
  for (const text of ["{", "null", '{"mode": "columns", "hover": "yes"}', "[]"]) {
    stored.set("bitext.sidebyside", text);
    const choice = new Choice();
    assert.deepEqual([choice.mode, choice.hover], ["off", true], text);
  }
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      throw new Error("denied");
    },
  });
  const choice = new Choice();
  choice.mode = "sentence";
  assert.equal(choice.mode, "sentence", "it holds for this page");
  assert.equal(isOn(), false);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: undefined });
});
