import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openPage } from "../../support/page.js";
import { runScript } from "../../support/script.js";

/** @type {Document} */
let page;
beforeEach(() => {
  page = openPage(`<article><h1>Title</h1><template id="bt-offers">
    <aside data-locale="nl-BE"><a hreflang="nl-BE" href="/nl-BE/">Nederlands</a><button>Nee</button></aside>
    <aside data-locale="fr-BE"><a hreflang="fr-BE" href="/fr-BE/">Français</a><button>Non</button></aside>
    <aside data-locale="de"><a hreflang="de" href="/de/">Deutsch</a><button>Nein</button></aside>
  </template><p>Text</p></article>`);
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
  const { Element, HTMLElement, HTMLTemplateElement } = defaultView;
  runScript("plugins/mkdocs_bitext/assets/offer/offer.js", {
    document: page,
    navigator: { languages },
    localStorage,
    Storage,
    Element,
    HTMLElement,
    HTMLTemplateElement,
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
  [[], undefined],
])
  test(`a browser in ${languages.join(", ") || "no language"} is offered ${expected ?? "nothing"}`, () =>
    assert.equal(suggested(languages), expected));

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
