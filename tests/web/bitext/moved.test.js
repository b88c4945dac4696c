import assert from "node:assert/strict";
import { test } from "node:test";
import { runScript } from "../support/script.js";

/** Where a page that moved leads. @param {string | null} href of its link @param {string} from its own address */
function moved(href, from) {
  let to = null;
  const { search, hash } = new URL(from, "https://guide.example");
  runScript("plugins/mkdocs_bitext/assets/moved/moved.js", {
    document: { querySelector: () => (href === null ? null : { href }) },
    location: {
      search,
      hash,
      replace: (url) => {
        to = String(url);
      },
    },
  });
  return to;
}

test("query and fragment go along; without a fragment the new page's own is used", () => {
  assert.equal(moved("https://guide.example/new/#a", "/old/?q=1#b"), "https://guide.example/new/?q=1#b");
  assert.equal(moved("https://guide.example/new/#a", "/old/"), "https://guide.example/new/#a");
});

test("a page without a new address stays", () => assert.equal(moved(null, "/old/"), null));
