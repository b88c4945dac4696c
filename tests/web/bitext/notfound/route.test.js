import assert from "node:assert/strict";
import { test } from "node:test";
import { runScript } from "../../support/script.js";

/** Where the script leads from an address, and the address that it shows. @param {string} url */
function route(url, { lang = "en", base = "/", locales = "nl-BE fr-BE zh-Hans" } = {}) {
  const { pathname, search, hash, href, origin } = new URL(url, "https://guide.example");
  const result = { to: null, shown: null, hidden: false };
  const documentElement = {
    lang,
    set hidden(value) {
      result.hidden = value;
    },
  };
  runScript("plugins/mkdocs_bitext/assets/notfound/route.js", {
    document: { currentScript: { dataset: { base, locales } }, documentElement },
    location: {
      pathname,
      search,
      hash,
      href,
      origin,
      replace: (to) => {
        result.to = to;
      },
    },
    history: {
      state: null,
      replaceState: (_state, _title, to) => {
        result.shown = to;
      },
    },
    encodeURIComponent,
  });
  return result;
}

test("a missing page of a locale shows that locale's page, and the address goes with it", () => {
  const { to, hidden } = route("/nl-BE/start/?a=1#b");
  assert.equal(to, "/nl-BE/404.html?from=%2Fnl-BE%2Fstart%2F%3Fa%3D1%23b");
  assert.equal(hidden, true, "nothing of the wrong language is seen");
  assert.equal(route(to).shown, "/nl-BE/start/?a=1#b");
});

test("a locale is known in any case, and by its language alone", () => {
  assert.match(route("/NL-be/start/").to, /^\/nl-BE\//);
  assert.match(route("/fr/start/").to, /^\/fr-BE\//);
  assert.match(route("/zh_TW/start/").to, /^\/zh-Hans\//);
});

test("an address without a locale, outside the site, or of the page's own locale stays", () => {
  for (const [url, how] of [
    ["/start/"],
    ["/other/nl-BE/x", { base: "/guide/" }],
    ["/nl-BE/x", { lang: "nl-BE" }],
    ["/de/x"],
  ])
    assert.deepEqual(route(url, how), { to: null, shown: null, hidden: false }, url);
});

test("only an address of this site is shown", () => {
  for (const from of ["https://evil.example/", "//evil.example/", "javascript:1", ""])
    assert.equal(route(`/nl-BE/404.html?from=${encodeURIComponent(from)}`).shown, null, from);
  assert.equal(
    route(`/guide/404.html?from=${encodeURIComponent("/elsewhere/")}`, { base: "/guide/" }).shown,
    null,
  );
});
