import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openPage } from "../../support/page.js";
import { runScript } from "../../support/script.js";

const WORDS = {
  "nl-BE": { lang: "nl-BE", name: "Over", sentence: "Bestaat.", yes: "Nederlands", no: "Nee" },
  "fr-BE": { lang: "fr-BE", name: "À propos", sentence: "Existe.", yes: "Français", no: "Non" },
  "zh-Hans": { lang: "zh-Hans", name: "关于", sentence: "有。", yes: "中文", no: "不用" },
  ar: { lang: "ar", dir: "rtl", name: "حول", sentence: "متاحة.", yes: "العربية", no: "لا" },
  de: { lang: "de", name: "Über", sentence: "Gibt es.", yes: "Deutsch", no: "Nein" },
};
const PLACE = `<template id="bt-offers"><a href="/nl-BE/" hreflang="nl-BE"></a><a href="/fr-BE/" hreflang="fr-BE"></a><a
  href="/de/" hreflang="de"></a><a href="/zh-Hans/" hreflang="zh-Hans"></a><a href="/ar/" hreflang="ar"></a></template>`;

/** @type {Document} */
let page;
beforeEach(() => {
  page = openPage(`<script type="application/json" id="bt-offer-words">${JSON.stringify(WORDS)}</script>
    <article><h1>Title</h1>${PLACE}<p>Text</p></article>`);
  page.documentElement.lang = "en";
});

class Storage {
  items = new Map();
  getItem = (key) => this.items.get(key) ?? null;
  setItem = (key, value) => this.items.set(key, value);
}

/** The locale that is suggested to a browser. @param {string[]} languages @param {unknown} [localStorage] */
function suggested(languages, localStorage = new Storage()) {
  const { defaultView } = page;
  const { Element, HTMLElement, HTMLTemplateElement, MutationObserver, Text } = defaultView;
  runScript("plugins/mkdocs_bitext/assets/offer/offer.js", {
    document: page,
    navigator: { languages },
    localStorage,
    Storage,
    Element,
    HTMLElement,
    HTMLTemplateElement,
    MutationObserver,
    Text,
  });
  return page.querySelector("aside")?.dataset.locale;
}

for (const [languages, expected] of [
  [["nl-BE", "en"], "nl-BE"],
  [["nl-NL", "en"], "nl-BE"],
  [["FR-be"], "fr-BE"],
  [["en-GB", "nl-BE"], undefined],
  [["es", "de-AT", "en"], "de"],
  [["es"], undefined],
  [["zh-CN"], "zh-Hans"],
  [["zh"], "zh-Hans"],
  [["zh-TW", "de"], "de"],
  [["zh-HK"], undefined],
  [["ar-EG"], "ar"],
  [["C", "en_US.UTF-8", "", "nl"], "nl-BE"],
  [["x-", "*"], undefined],
  [[], undefined],
])
  test(`a browser in ${languages.join(", ") || "no language"} is offered ${expected ?? "nothing"}`, () =>
    assert.equal(suggested(languages), expected));

test("a page whose language is no tag offers the one that the reader prefers", () => {
  page.documentElement.lang = "c";
  assert.equal(suggested(["nl"]), "nl-BE");
});

test("it has the direction of its language", () => {
  suggested(["ar"]);
  assert.equal(page.querySelector("aside").dir, "rtl");
});

test("it is shown as soon as its place is there", async () => {
  page.getElementById("bt-offers").remove();
  assert.equal(suggested(["nl-BE"]), undefined);
  page.querySelector("h1").insertAdjacentHTML("afterend", PLACE);
  await new Promise((resolve) => setTimeout(resolve));
  const offer = page.querySelector("h1 + aside");
  assert.equal(offer.textContent, "Bestaat.Nederlands Nee");
  assert.equal(offer.querySelector("a").getAttribute("href"), "/nl-BE/");
});

test("a page that lacks the translation offers none", () => {
  page.getElementById("bt-offers").content.querySelector("[hreflang=nl-BE]").remove();
  assert.equal(suggested(["nl-BE"]), undefined);
});

test("it is offered once on the whole site", () => {
  const storage = new Storage();
  assert.equal(suggested(["nl-BE"], storage), "nl-BE");
  page.querySelector("aside").remove();
  assert.equal(suggested(["nl-BE"], storage), undefined);
});

test("who chose a language is offered none", () => {
  const storage = new Storage();
  suggested(["en"], storage);
  const link = page.createElement("a");
  link.hreflang = "fr-BE";
  page.body.append(link);
  link.click();
  assert.equal(suggested(["nl-BE"], storage), undefined);
});

test("where nothing can be stored, nothing is offered on every page", () => {
  const refusing = Object.defineProperty(new Storage(), "getItem", {
    value: () => {
      throw new Error("denied");
    },
  });
  assert.equal(suggested(["nl-BE"], refusing), undefined);
  assert.equal(suggested(["nl-BE"], {}), undefined, "a replacement that lasts as long as the page");
});

test("declining removes it and puts the focus on the title", () => {
  suggested(["nl-BE"]);
  page.querySelector("aside button").click();
  assert.equal(page.querySelector("aside"), null);
  assert.equal(page.activeElement, page.querySelector("h1"));
});
