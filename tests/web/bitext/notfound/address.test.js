import assert from "node:assert/strict";
import { test } from "node:test";
import { candidates, searchWords } from "../../../../plugins/mkdocs_bitext/assets/notfound/address.js";
import { generator } from "../../support/random.js";

const LOCALES = ["en", "nl-BE", "fr-BE"];
const find = (path, locale = "nl-BE", base = "/") => candidates(path, base, locale, "en", LOCALES);

test("a page of another locale is looked for at the same place", () => {
  assert.deepEqual(find("/fr-BE/start/"), ["/nl-BE/start/", "/nl-BE/start.html"]);
  assert.deepEqual(find("/fr-BE/start/", "en"), ["/start/", "/start.html"]);
  assert.deepEqual(find("/start/"), ["/nl-BE/start/", "/nl-BE/start.html"]);
});

test("a locale that the site does not have may be one, or a folder", () => {
  assert.deepEqual(find("/de/start/", "en").slice(0, 3), ["/start/", "/start.html", "/de/start.html"]);
  assert.ok(find("/de/start/").includes("/nl-BE/de/start/"));
});

test("capitals, file extensions and index pages of other systems lead to the page", () => {
  for (const path of ["/EN/Start.HTML", "/en/start.md", "/en/start.aspx", "/en/START/index.php", "/en/start"])
    assert.ok(find(path).includes("/nl-BE/start/"), path);
});

test("below a base path, and never outside it", () => {
  assert.deepEqual(find("/guide/fr-be/start/", "nl-BE", "/guide/"), [
    "/guide/nl-BE/start/",
    "/guide/nl-BE/start.html",
  ]);
  assert.deepEqual(find("/other/start/", "nl-BE", "/guide/"), []);
});

test("the root of a locale is no page to look for", () => assert.deepEqual(find("/fr-BE/"), []));

test("no address twice, none outside the locale's folder, and never the one that was asked for", () => {
  const random = generator(53);
  for (let round = 0; round < 500; round += 1) {
    const parts = random.list(4, () =>
      random.pick(["fr-BE", "nl-BE", "de", "Start", "a.html", "index.html", ""]),
    );
    const path = `/${parts.join("/")}`;
    const found = find(path);
    assert.equal(new Set(found).size, found.length);
    assert.ok(!found.includes(path));
    assert.ok(found.every((address) => address.startsWith("/nl-BE/")));
  }
});

test("the words of an address are those of its last part", () => {
  assert.equal(searchWords("/nl-BE/klanten/link-naar_klant.html", "/"), "link naar klant");
  assert.equal(searchWords("/guide/sign+up/", "/guide/"), "sign up");
  assert.equal(searchWords("/de/", "/"), "de");
  assert.equal(searchWords("/", "/"), "");
});
