import assert from "node:assert/strict";
import { test } from "node:test";
import lunr from "lunr";
import { Engine } from "../../../../plugins/mkdocs_bitext/assets/search/engine.js";
import { Tokenizer } from "../../../../plugins/mkdocs_bitext/assets/search/tokenizer.js";
import { generator } from "../../support/random.js";

const DOCS = [
  { location: "links/", title: "Client links", text: "How to write a link to a client." },
  {
    location: "links/#copy",
    title: "Copy a link",
    text: "Copy the address of the company from the browser.",
  },
  { location: "links/#test", title: "Test it", text: "Open the link in a private window." },
  { location: "sign-up/", title: "Sign up", text: "Sign up with a work address, not with gmail." },
  { location: "help/", title: "Help", text: "When the client sees an error message, copy it." },
  {
    location: "companies/",
    title: "Companies",
    text: `A company in the environment. ${"More on companies. ".repeat(30)}`,
  },
];
const COMPOUNDS = [
  { location: "licenties/", title: "Licenties", text: "De licentie van de klant." },
  { location: "beheer/", title: "Gebruikersbeheer", text: "Wie gebruikers toevoegt." },
  { location: "toegang/", title: "Toegang", text: "De toegang tot de omgeving. Een e-mail volgt." },
];

const stem = (word) => word.replace(/(?:ies|y)$/, "i").replace(/(?:s|ing|ed)$/, "");
const tokenizer = new Tokenizer("en", stem, (word) => ["the", "a", "to", "with", "not", "de"].includes(word));

/** @param {Partial<import("../../../../plugins/mkdocs_bitext/assets/search/engine.js").Data>} data */
const engineOf = (data = {}) =>
  new Engine(
    { language: "en", compounds: false, scripts: [], stopWords: [], synonyms: [], docs: DOCS, ...data },
    lunr,
    tokenizer,
  );
const engine = engineOf();
/** @param {Engine} some @param {string} query */
const pagesOf = (some, query) => some.search(query).items.map(([first]) => first.location.replace(/#.*/, ""));

test("pages come best first, each once, with its sections best first", () => {
  const { items } = engine.search("copy link");
  assert.deepEqual(
    items[0].slice(0, 1).map(({ location }) => location),
    ["links/#copy"],
  );
  assert.deepEqual(items.map(([first]) => first.location.replace(/#.*/, "")).slice(0, 2), [
    "links/",
    "help/",
  ]);
  for (const sections of items)
    for (let at = 1; at < sections.length; at += 1) assert.ok(sections[at - 1].score >= sections[at].score);
});

test("a page whose sections match comes with the page itself, as Material expects", () => {
  const [sections] = engine.search("private").items;
  assert.deepEqual(
    sections.map(({ location }) => location),
    ["links/#test", "links/"],
  );
  assert.equal(sections[1].score, 0);
});

test("a title counts more than a text, however often the text says it", () => {
  assert.equal(pagesOf(engine, "companies")[0], "companies/");
  assert.equal(pagesOf(engine, "help")[0], "help/");
});

test("all words of a query in one section count more than one of them often", () => {
  assert.equal(pagesOf(engine, "company address browser")[0], "links/");
});

test("a page that answers in one section comes before one that mentions the word in many", () => {
  const mentions = Array.from({ length: 6 }, (_, at) => ({
    location: `often/#${at}`,
    title: "Other",
    text: "An invoice.",
  }));
  const docs = [
    { location: "often/", title: "Other", text: "" },
    ...mentions,
    { location: "once/", title: "Invoice", text: "" },
  ];
  assert.deepEqual(pagesOf(engineOf({ docs }), "invoice"), ["once/", "often/"]);
});

test("inflected forms, capitals and beginnings of words match", () => {
  assert.deepEqual(pagesOf(engine, "COPIED")[0], "links/");
  assert.equal(pagesOf(engine, "gma")[0], "sign-up/");
});

test("a typo in a word of four letters or more matches; a shorter word must be right", () => {
  assert.equal(pagesOf(engine, "browsr")[0], "links/");
  assert.deepEqual(pagesOf(engine, "lnk"), []);
  assert.deepEqual(pagesOf(engine, "zzzzzzzz"), []);
});

test("words that the results lack are named, those that they have too", () => {
  const [[first]] = engine.search("gmail nonsense").items;
  assert.deepEqual(first.terms, { gmail: true, nonsense: false });
});

test("a result shows its matching words marked", () => {
  const [[first]] = engine.search("gmail").items;
  assert.match(first.text, /with <mark>gmail<\/mark>\./);
});

test("synonyms match in both directions, and several words as one term", () => {
  const withSynonyms = engineOf({
    synonyms: [
      ["dossier", "company"],
      ["sign up", "register"],
    ],
  });
  assert.equal(pagesOf(engine, "dossier").length, 0);
  assert.equal(pagesOf(withSynonyms, "dossier")[0], "companies/");
  assert.equal(pagesOf(withSynonyms, "register")[0], "sign-up/");
  assert.ok(pagesOf(withSynonyms, "sign up").length > 0);
});

test("a compound matches the words in it, and a word matches inside compounds", () => {
  const dutch = engineOf({ compounds: true, docs: COMPOUNDS });
  assert.equal(pagesOf(dutch, "klantlicentie")[0], "licenties/");
  assert.equal(pagesOf(dutch, "toegangslicentie").toSorted().join(), "licenties/,toegang/");
  assert.equal(pagesOf(dutch, "beheer")[0], "beheer/");
  assert.deepEqual(pagesOf(engineOf({ docs: COMPOUNDS }), "klantlicentie"), []);
});

test("with or without its hyphen, a word is the same", () => {
  const dutch = engineOf({ compounds: true, docs: COMPOUNDS });
  assert.deepEqual(pagesOf(dutch, "email"), ["toegang/"]);
  assert.deepEqual(pagesOf(dutch, "e-mail"), ["toegang/"]);
  assert.deepEqual(pagesOf(engine, "sign-up"), pagesOf(engine, "sign up"));
});

test("an empty query, signs and lunr's own syntax are no errors", () => {
  for (const query of ["", "  ", "?!", "title:", "+-~^*", "__proto__", "constructor toString"])
    assert.ok(Array.isArray(engine.search(query).items), query);
  assert.deepEqual(engine.search("?!").items, []);
});

test("the same query has the same answer, and the order of its words does not matter for what is found", () => {
  const random = generator(47);
  const vocabulary = ["copy", "link", "address", "company", "gmail", "window", "xyz"];
  for (let round = 0; round < 60; round += 1) {
    const words = random.list(4, () => random.pick(vocabulary));
    const once = engine.search(words.join(" "));
    assert.deepEqual(engine.search(words.join(" ")), once);
    assert.deepEqual(engine.search([...words, ...words].join("  ")), once, "a repeated word counts once");
    const turned = pagesOf(engine, words.toReversed().join(" "));
    assert.deepEqual(turned.toSorted(), pagesOf(engine, words.join(" ")).toSorted());
    for (const sections of once.items)
      assert.ok(sections.every(({ score }) => Number.isFinite(score) && score >= 0));
  }
});

/** @param {string} word @param {number} at */
const slipsAt = (word, at) => [
  word.slice(0, at) + word.slice(at + 1),
  word.slice(0, at) + word.slice(at, at + 1) + word.slice(at),
  word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
];

test("a letter missing, doubled or swapped finds what the right word finds", () => {
  const words = new Set(
    DOCS.flatMap(({ title, text }) => tokenizer.wordsIn(`${title} ${text}`)).map(({ text }) => text),
  );
  for (const word of [...words].filter(({ length }) => length > 5))
    for (let at = 1; at < word.length - 1; at += 1)
      for (const typed of slipsAt(word, at)) {
        const [best] = pagesOf(engine, word);
        assert.ok(pagesOf(engine, typed).includes(best), `${typed} for ${word}`);
      }
});

test("a slip that an unimportant page has too, as an example, leads to the right word all the same", () => {
  const example = {
    location: "spelling/",
    title: "Spelling",
    text: "Write address, not adress.",
    boost: 0.2,
  };
  const both = engineOf({ docs: [...DOCS, example] });
  assert.deepEqual(pagesOf(both, "adress").toSorted(), ["links/", "sign-up/", "spelling/"]);
  assert.notEqual(pagesOf(both, "adress")[0], "spelling/");
  assert.notEqual(pagesOf(both, "address")[0], "spelling/");
});

test("of words equally near to a slip, the one that is used more comes first; a known word is never taken for a slip", () => {
  const texts = ["A form.", "A form.", "A form.", "A form.", "A fork."];
  const docs = texts.map((text, at) => ({ location: `${at}/`, title: "Page", text }));
  const some = engineOf({ docs });
  assert.deepEqual(pagesOf(some, "forx").at(-1), "4/");
  assert.deepEqual(pagesOf(some, "fork"), ["4/"]);
});

test("a slip in a word that only readers use finds what it stands for", () => {
  assert.equal(pagesOf(engineOf({ synonyms: [["dossier", "company"]] }), "dosier")[0], "companies/");
});

const CODES =
  "Codes. AADSTS16000, AADSTS50020 Sign in with another account. AADSTS70008 Sign in again. 404 No page.";
/** @param {string} text @param {...string} anchors */
const rowOf = (text, ...anchors) => [CODES.indexOf(text), CODES.indexOf(text) + text.length, ...anchors];
const MESSAGES = [
  { location: "errors/", title: "Errors", text: "" },
  {
    location: "errors/#codes",
    title: "Codes",
    text: CODES,
    rows: [
      rowOf("AADSTS16000, AADSTS50020 Sign in with another account.", "AADSTS16000", "AADSTS50020"),
      rowOf("AADSTS70008 Sign in again.", "AADSTS70008"),
      rowOf("404 No page.", "http-404"),
    ],
  },
];
/** @param {string} query @returns {string[]} where the best result leads to, and its excerpt without marks */
const bestRow = (query) => {
  const [best] = engineOf({ docs: MESSAGES }).search(query).items[0];
  return [best.location, best.text.replace(/<[^>]*>/g, "")];
};

test("a code, its number or the words of one row alone lead to the row", () => {
  const first = ["errors/#AADSTS50020", "AADSTS16000, AADSTS50020 Sign in with another account."];
  for (const query of ["AADSTS50020", "aadsts50020", "50020"]) assert.deepEqual(bestRow(query), first);
  assert.equal(bestRow("another account")[0], "errors/#AADSTS16000");
  assert.deepEqual(bestRow("sign in again"), ["errors/#AADSTS70008", "AADSTS70008 Sign in again."]);
  assert.deepEqual(bestRow("404"), ["errors/#http-404", "404 No page."]);
});

test("the page of a row leads to the row too, as the last item, which Material takes for the page", () => {
  const docs = [{ ...MESSAGES[0], text: "Every AADSTS70008.", boost: 0.1 }, MESSAGES[1]];
  for (const some of [MESSAGES, docs]) {
    const [items] = engineOf({ docs: some }).search("aadsts70008").items;
    assert.deepEqual(
      items.map(({ location, title }) => [location, title]),
      [
        ["errors/#AADSTS70008", "Codes"],
        ["errors/#AADSTS70008", "Errors"],
      ],
    );
  }
});

test("what several rows have, or none as a whole, leads to their section", () => {
  for (const query of ["sign in", "another again"]) assert.equal(bestRow(query)[0], "errors/#codes");
});

const ANSWERS = [
  ...MESSAGES,
  { location: "faults/", title: "Another error message", text: "An error message. An error. A message." },
  { location: "start/", title: "Start", text: "Is it a code that begins with AADSTS?" },
];
/** @param {string} query @returns {Record<string, boolean>} what the best result says about each word */
const termsOf = (query) => engineOf({ docs: ANSWERS, compounds: true }).search(query).items[0][0].terms;

test("a code or its number leads to its row, however it is written and whatever else is typed", () => {
  const codes = ["AADSTS50020", "aadsts 50020", "AADSTS-50020", "AADSTS: 50020", "50020", "AADST50020"];
  const around = ["", "error message", "codes", "another account", "not in this guide"];
  for (const code of codes)
    for (const words of around)
      for (const query of [`${words} ${code}`, `${code} ${words}`]) {
        const [best] = engineOf({ docs: ANSWERS, compounds: true }).search(query).items[0];
        assert.equal(best.location, "errors/#AADSTS50020", query);
        assert.match(best.text, /<mark>AADSTS50020<\/mark>/, query);
        assert.doesNotMatch(best.text, /<mark>AADSTS(?!50020)/, query);
        assert.ok(
          !Object.entries(best.terms).some(([word, has]) => !has && /50020|aadsts/.test(word)),
          query,
        );
        assert.ok(!Object.hasOwn(best.terms, "aadsts"), "the page would mark it in every code");
      }
});

test("a code that is unknown is never taken for another", () => {
  for (const query of ["AADSTS50021", "50021", "AADSTS 50021", "error 50021"]) {
    const { items } = engineOf({ docs: ANSWERS }).search(query);
    for (const { location } of items.flat()) assert.ok(!/#AADSTS/.test(location), query);
  }
});

test("what the title of a page has is not missing in its sections, nor a section's word in its page", () => {
  const docs = [
    { location: "errors/", title: "Error messages", text: "" },
    { location: "errors/#hub", title: "Of the hub", text: "The company is offline." },
  ];
  const missing = (/** @type {{ terms: Record<string, boolean> }} */ { terms }) =>
    Object.keys(terms).filter((word) => !terms[word]);
  const [items] = engineOf({ docs }).search("error offline nonsense").items;
  assert.deepEqual(items.map(missing), [["nonsense"], ["nonsense"]]);
});

test("of words in each other the page marks the longest", () => {
  assert.deepEqual(Object.keys(termsOf("message")).slice(0, 1), ["message"]);
  const docs = [{ location: "a/", title: "Fout", text: "Een foutmelding." }];
  const [[best]] = engineOf({ docs, compounds: true }).search("fout").items;
  assert.deepEqual(Object.keys(best.terms), ["foutmelding", "fout"]);
});
