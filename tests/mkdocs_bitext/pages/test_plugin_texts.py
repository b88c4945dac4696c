"""What other plugins put into a page of a locale is marked as the language that it is in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mkdocs_bitext.conftest import SmallProject
from tests.mkdocs_bitext.example_guide import notices, words

from mkdocs_bitext.pages.plugin_texts import PluginTexts, has_prose

CONFIG = """\
site_name: Hub Help
site_url: https://help.example/guide/
theme: {name: material, font: false}
plugins: [search, {bitext: {locales: {nl-BE: {name: Nederlands}}}}]
markdown_extensions: [admonition, tables]
hooks: [hook.py]
"""
HOOK = """
PARTS = {
    "<!--note-->": "Ask us first. We know.",
    "<!--table-->": "| Loaf | Price |\\n|---|---|\\n| Rye | 4 |",
    "<!--code-->": "```\\nLoaf\\n```",
    "@name@": "Orchard",
}

def on_page_markdown(markdown, **_):
    for name, text in PARTS.items():
        markdown = markdown.replace(name, text)
    return markdown
"""
PAGE = """\
# Start

!!! note "Info"

    Open @name@.

<!--note-->

<!--table-->

<!--code-->
"""


@pytest.fixture
def hooked(tmp_path: Path) -> Callable[[dict[str, str]], SmallProject]:
    def make(pages: dict[str, str]) -> SmallProject:
        made = SmallProject(tmp_path)
        made.write({"mkdocs.yml": CONFIG, "hook.py": HOOK, **{f"docs/{name}": text for name, text in pages.items()}})
        return made

    return make


def test_included_parts_have_their_language_and_the_rest_has_not(hooked) -> None:
    project = hooked({"index.md": PAGE})
    project.translate({"Start": "Begin", "Open @name@.": "Open @name@ nu.", "Info": "Info"})
    article = project.build().article("nl-BE/index.html")
    found = {words(one): one.tag for one in article.xpath(".//*[@lang='en']")}
    assert found == {"Ask us first. We know.": "p", "Loaf Price Rye 4": "table"}
    assert "Open Orchard nu." in words(article)


@pytest.mark.parametrize("page", ["<!--note-->\n", "<!--table-->\n", "<!--code-->\n\n<!--note-->\n"])
def test_a_page_that_is_nothing_but_an_include_is_in_the_source_language(hooked, page: str) -> None:
    project = hooked({"index.md": "# Start\n", "log.md": page})
    project.translate({"Start": "Begin"})
    site = project.build()
    article = site.article("nl-BE/log/index.html")
    assert article.get("lang") == "en"
    assert len(notices(article)) == 1
    assert site.page("nl-BE/log/index.html").xpath("//link[@rel='canonical']/@href") == [
        "https://help.example/guide/log/"
    ]
    assert not site.page("log/index.html").xpath("//link[@hreflang='nl-BE']")
    assert "nl-BE/log/" not in site.text("sitemap.xml")


@pytest.mark.parametrize("page", ["", "<!--code-->\n", "![](x.png)\n"])
def test_a_page_without_prose_needs_no_notice(hooked, page: str) -> None:
    project = hooked({"index.md": "# Start\n", "log.md": page, "x.png": ""})
    project.translate({"Start": "Begin"})
    article = project.build().article("nl-BE/log/index.html")
    assert article.get("lang") is None
    assert notices(article) == []


HTML = st.lists(
    st.sampled_from(["<p>a</p>", "<ul><li>", "</li></ul>", "b", '<i data-s="x"></i>', "<p lang='de'>c</p>", "</p>"])
)


@given(HTML, HTML)
def test_a_page_that_no_plugin_changes_stays_and_another_only_gets_lang(source: list[str], page: list[str]) -> None:
    texts = PluginTexts()
    texts.remember("".join(source), "a.md")
    assert texts.marked("".join(page), "a.md", {"lang": "en"}) == "".join(page)
    texts.watched("a.md", str)("")
    texts.remember("".join(source), "a.md")
    marked = texts.marked("".join(page), "a.md", {"lang": "en"})
    assert marked.replace(' lang="en"', "") == "".join(page)


@pytest.mark.parametrize(
    ("html", "expected"),
    [("<p>a</p>", True), ("&#233;", True), ("<pre><code>a</code></pre> 1 &amp;", False), ("", False), ("日", True)],
)
def test_prose_is_words_outside_code(html: str, expected: bool) -> None:
    assert has_prose(html) is expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div><p>a</p></div>", '<div lang="en"><p>a</p></div>'),
        ('<div lang="de"><p>a</p><p>b</p></div>', '<div lang="de"><p>a</p><p>b</p></div>'),
        ('<p class="admonition-title">Tip</p>', '<p class="admonition-title">Tip</p>'),
    ],
    ids=["nothing that is in it", "nothing in a part that has its own", "no title of an admonition: the theme has it"],
)
def test_what_gets_lang(page: str, expected: str) -> None:
    texts = PluginTexts()
    texts.watched("a.md", str)("")
    texts.remember(f"<p>a</p>{page.replace('<p>b</p>', '')}", "a.md")
    assert texts.marked(page, "a.md", {"lang": "en"}) == expected
