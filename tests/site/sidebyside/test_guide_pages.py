"""Our own guide with the real plugin: every sentence of every page has its English, and every page comes back."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# The checker's elements lead a life of their own.
STATE = """() => {
    const article = document.querySelector("article").cloneNode(true);
    for (const one of article.querySelectorAll("*")) if (one.localName.includes("-")) one.replaceWith(one.localName);
    return [article.outerHTML, document.documentElement.getAttributeNames().join()];
}"""
DOUBLE_IDS = "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, i, all) => all.indexOf(id) < i)"

# What the English page says in each segment and the page before us does not, blanks aside.
NOT_SHOWN = """async () => {
    const {source} = JSON.parse(document.getElementById("bt-sidebyside").textContent);
    const page = new DOMParser().parseFromString(await (await fetch(source)).text(), "text/html");
    const bare = text => text.replace(/\\s+/g, "");
    const own = document.querySelector("article").cloneNode(true);
    for (const extra of own.querySelectorAll("script, .headerlink, .footnote-backref")) extra.remove();
    const shown = bare(own.textContent), walker = page.createTreeWalker(page.querySelector("article"));
    const segments = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.dataset?.s) segments.push([]);
        else if (node.matches && !node.matches("a:not(.headerlink, .footnote-backref), b, code, em, span, strong"))
            segments.push(null);
        else if (node.nodeType === Node.TEXT_NODE) segments.at(-1)?.push(node.data);
    }
    return segments.filter(one => one && !shown.includes(bare(one.join(""))));
}"""


def translated(guide: Path, locale: str) -> list[str]:
    pages = sorted((guide / locale).rglob("index.html"))
    found = [one for one in pages if "bt-sidebyside" in one.read_text(encoding="utf-8")]
    return [f"/{one.parent.relative_to(guide).as_posix()}/" for one in found]


@pytest.mark.parametrize(
    ("locale", "beside", "sentence"), [("nl-BE", "ernaast", "per zin"), ("fr-BE", "à côté", "par phrase")]
)
def test_every_page_shows_all_its_english_and_comes_back_as_it_was(
    visit, guide: Path, guide_url: str, locale: str, beside: str, sentence: str
):
    pages = translated(guide, locale)
    assert f"/{locale}/troubleshooting/" in pages
    reader = visit(pages[0], base=guide_url)
    for path in pages:
        reader.open(path).settled()
        before = reader.page.evaluate(STATE)
        assert reader.page.evaluate(NOT_SHOWN) != [], path
        reader.choose(beside)
        expect(reader.page.locator(".bt-source").first).to_be_attached()
        assert reader.page.evaluate(NOT_SHOWN) == [], path
        assert reader.page.evaluate(DOUBLE_IDS) == [], path
        reader.choose(sentence)
        assert reader.page.evaluate(STATE) == before, path


@pytest.mark.parametrize("width", [1280, 360])
def test_the_guide_has_no_fault_of_ours_with_english_beside_it(visit, axe, guide_url: str, width):
    reader = visit("/nl-BE/troubleshooting/", base=guide_url, viewport={"width": width, "height": 740})
    reader.choose("ernaast")
    expect(reader.page.locator(".bt-source").first).to_be_attached()
    assert axe(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_fallback_page_has_no_switch(visit, guide_url: str):
    reader = visit("/nl-BE/for-authors/", base=guide_url)
    expect(reader.page.locator("article[data-bitext=fallback]")).to_be_visible()
    expect(reader.page.locator(".bt-control")).to_have_count(0)
