import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { alignLists } from "../../../../plugins/mkdocs_bitext/assets/sidebyside/align.js";
import { cleanCopy } from "../../../../plugins/mkdocs_bitext/assets/sidebyside/clean.js";
import {
  articleOf,
  blockOf,
  milestoneAt,
  milestonesIn,
  rangeOf,
  segmentId,
} from "../../../../plugins/mkdocs_bitext/assets/sidebyside/milestones.js";
import { outline } from "../../../../plugins/mkdocs_bitext/assets/sidebyside/outline.js";
import { SourcePage, SourceText } from "../../../../plugins/mkdocs_bitext/assets/sidebyside/source.js";
import { node, openPage } from "../../support/page.js";

const ARTICLE = `<article>
<h1 id="t"><i data-s="a-1"></i>Title<a class="headerlink" href="#t">¶</a></h1>
<p><i data-s="b-1"></i>One <b>bold <i data-s="b-2"></i>two</b> end. <i data-s="b-3"></i>Three</p>
<ul><li><i data-s="c-1"></i>item<ul><li><i data-s="d-1"></i>inner</li></ul></li></ul>
<h2 id="s"><i data-s="e-1"></i>Section</h2>
<p><i data-s="f-1"></i>Text<span class="bt-source">source</span> <hub-form><i data-s="g-1"></i>own</hub-form></p>
</article>`;
const BASE = new URL("https://guide.example/start/");

/** @type {Document} */
let page;
beforeEach(() => {
  page = openPage(ARTICLE);
});

/** @param {string} id */
const milestone = (id) => page.querySelector(`[data-s="${id}"]`);
/** @param {string} html */
function fragmentOf(html) {
  const fragment = page.createDocumentFragment();
  fragment.append(...node(`<div>${html}</div>`).childNodes);
  return fragment;
}
/** @param {Node} content */
function htmlOf(content) {
  const container = page.createElement("div");
  container.append(content);
  return container.innerHTML;
}

test("a milestone that carries less than an id has the number after the one before, on the same page", () => {
  const written = ["4f2a-2", "", "", "9", "", "1"];
  page = openPage(`<article>${written.map((id) => `<p><i data-s="${id}"></i>x</p>`).join("")}</article>`);
  const ids = ["4f2a-2", "4f2a-3", "4f2a-4", "4f2a-9", "4f2a-10", "4f2a-1"];
  assert.deepEqual(milestonesIn(page).toReversed().map(segmentId).toReversed(), ids);
});

test("a segment goes from its milestone to the next one, to the next block, or to the end of its block", () => {
  const texts = milestonesIn(page).map((one) => [segmentId(one), rangeOf(one).toString()]);
  assert.deepEqual(Object.fromEntries(texts), {
    "a-1": "Title",
    "b-1": "One bold",
    "b-2": "two end.",
    "b-3": "Three",
    "c-1": "item",
    "d-1": "inner",
    "e-1": "Section",
    "f-1": "Text",
    "g-1": "own",
  });
});

test("a block is what makes lines of its own; a custom element is one", () => {
  assert.equal(blockOf(milestone("b-2")).tagName, "P");
  assert.equal(blockOf(milestone("d-1")).tagName, "LI");
  assert.equal(blockOf(milestone("g-1")).tagName, "HUB-FORM");
});

test("the article of a theme is found, unless it has no segment", () => {
  assert.equal(articleOf(page).tagName, "ARTICLE");
  for (const html of [
    '<div role="main"><p><i data-s="a-1"></i>A</p></div>',
    "<main><i data-s='a-1'></i>A</main>",
  ])
    assert.ok(articleOf(openPage(html)), html);
  assert.equal(articleOf(openPage("<article><p>Not translated</p></article>")), null);
});

test("the segment under the pointer, with a little more room above and below a line than beside it", () => {
  const boxes = { "b-1": [0, 40], "b-2": [40, 90], "b-3": [90, 120] };
  const prototype = Object.getPrototypeOf(page.createRange());
  prototype.getClientRects = function () {
    const start = this.startContainer.childNodes[this.startOffset - 1];
    const [left, right] = boxes[start?.dataset?.s] ?? [0, 0];
    return [{ left, right, top: 100, bottom: 110, width: right - left, height: 10 }];
  };
  const at = (x, y) => milestoneAt(page.querySelector("p"), x, y)?.dataset.s;
  assert.equal(at(20, 105), "b-1");
  assert.equal(at(89, 105), "b-2");
  assert.equal(at(100, 97), "b-3");
  assert.equal(at(100, 90), undefined);
  assert.equal(at(125, 105), undefined);
});

test("a copy for another page has no ids, scripts, pictures or forms, and its links lead where they led", () => {
  const html = `<p id="x" onclick="1" style="a" class="k">a <a href="../b/">b</a> <a href="#c">c</a>
<img src="d.png"> <i data-s="a-1"></i><script>1</script><input name="q"><pre>code</pre></p>
<hub-form>form</hub-form><p> <a href="/e/"></a></p>`;
  const copy = htmlOf(cleanCopy(fragmentOf(html), BASE))
    .replace(/\s+/g, " ")
    .trim();
  assert.equal(copy, '<p class="k">a <a href="https://guide.example/b/">b</a> <a href="#c">c</a> </p>');
});

test("segments of the source are copied by their id, a unit's joined by spaces", () => {
  const text = new SourceText(page.querySelector("article"), BASE);
  assert.equal(htmlOf(text.segment("b-1")), "One <b>bold</b>");
  assert.equal(text.segment("z-9"), null);
  assert.equal(htmlOf(text.unit(["b-1", "z-9", "b-3"])), "One <b>bold</b> Three");
});

test("the blocks that hold segments, each once, at the depth that is asked for", () => {
  const text = new SourceText(page.querySelector("article"), BASE);
  const tags = (ids, depth) => text.blocks(ids, depth).map(({ tagName }) => tagName);
  assert.deepEqual(tags(["b-1", "b-2", "c-1", "d-1"], 0), ["P", "UL"]);
  assert.deepEqual(tags(["c-1", "d-1"], 1), ["LI"]);
  assert.deepEqual(tags(["z-9"], 0), []);
});

test("the source page is fetched once, again after a failure, and its links follow a redirect", async () => {
  const requests = [];
  const answers = [
    { ok: false },
    {
      ok: true,
      url: "https://guide.example/moved/",
      text: async () => '<article><p><i data-s="b-1"></i><a href="x/">A</a></p></article>',
    },
  ];
  globalThis.fetch = async (url) => {
    requests.push(String(url));
    return answers.shift();
  };
  const source = new SourcePage(BASE);
  assert.equal(await source.text(), null);
  const [first, second] = await Promise.all([source.text(), source.text()]);
  assert.equal(first, second);
  assert.equal(requests.length, 2);
  assert.equal(htmlOf(first.segment("b-1")), '<a href="https://guide.example/moved/x/">A</a>');
});

test("the way to the source page leads to the last heading before the sentence", () => {
  const source = new SourcePage(BASE);
  assert.equal(source.addressAt(), "https://guide.example/start/");
  assert.equal(source.addressAt(milestone("b-1")), "https://guide.example/start/#t");
  assert.equal(source.addressAt(milestone("e-1")), "https://guide.example/start/#s");
});

test("the outline has the sections without their paragraph signs; a page without sections has none", () => {
  const details = outline(page.querySelector("article"), "On this page", { lang: "he", dir: "rtl" });
  assert.equal(details.querySelector("summary").getAttribute("dir"), "rtl");
  const links = [...details.querySelectorAll("a")].map((link) => [
    link.getAttribute("href"),
    link.textContent,
  ]);
  assert.deepEqual(links, [["#s", "Section"]]);
  assert.equal(outline(openPage("<article><h1>A</h1></article>").body, "x"), null);
});

test("items of the source start where those of the translation do, unless it stands below", () => {
  /** An element with boxes as a browser would lay it out. @param {[number, number][]} boxes of its children */
  const list = (boxes) => {
    const made = node(`<ul data-bt="pair">${"<li>x</li>".repeat(boxes.length)}</ul>`);
    for (const [at, [top, bottom]] of boxes.entries())
      made.children[at].getBoundingClientRect = () => ({ top, bottom });
    made.getBoundingClientRect = () => ({ top: boxes[0][0], bottom: boxes.at(-1)[1] });
    return made;
  };
  globalThis.ResizeObserver = class {
    constructor(callback) {
      this.observe = callback;
    }
  };
  const lags = (target, source) => {
    const article = node('<article><div data-bt="grid"><div class="bt-source"></div></div></article>');
    const column = article.querySelector(".bt-source");
    column.append(source);
    column.before(target);
    column.getBoundingClientRect = source.getBoundingClientRect;
    alignLists(article);
    return [...source.children].map((item) => item.style.getPropertyValue("--bt-lag"));
  };
  assert.deepEqual(
    lags(
      list([
        [0, 60],
        [60, 80],
      ]),
      list([
        [0, 20],
        [22, 40],
      ]),
    ),
    ["", "40px"],
  );
  assert.deepEqual(
    lags(
      list([
        [0, 20],
        [20, 40],
      ]),
      list([
        [100, 120],
        [120, 140],
      ]),
    ),
    ["", ""],
    "one column",
  );
  assert.deepEqual(
    lags(
      list([
        [0, 60],
        [60, 80],
      ]),
      list([[0, 20]]),
    ),
    [""],
    "lists of other lengths",
  );
});
