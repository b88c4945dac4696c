"""Pages for another renderer rewritten for Material: the rendered page stays the same."""

import re
from collections import Counter
from pathlib import Path

import lxml.html
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bitext.exchange.microsoft_pages.material import to_material
from bitext.exchange.microsoft_pages.metadata import front_matter
from bitext.exchange.microsoft_pages.pairs import parse_bilingual, without_markers

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "pymdownx.superfences", "pymdownx.betterem"]
COUNTED = ("ul", "ol", "li", "table", "th", "img", "a", "h1", "h2", "h3", "pre", "blockquote", "alert")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("- a\n\n  more\n- b\n", "-   a\n\n    more\n\n-   b\n", id="a list paragraph indented by two"),
        pytest.param("1. a\n2. b\n", "1.  a\n2.  b\n", id="a tight list stays tight"),
        pytest.param("1) a\n", "1.  a\n", id="a numbered list with brackets"),
        pytest.param("Text:\n- a\n", "Text:\n\n-   a\n", id="a list right after a paragraph"),
        pytest.param("- a\n  - b\n", "-   a\n    -   b\n", id="a list in a tight item"),
        pytest.param("- a\nlazy\n", "-   a\n    lazy\n", id="a lazy continuation line"),
        pytest.param("> [!NOTE]\n> Mind this.\n", "!!! note\n    Mind this.\n", id="an alert"),
        pytest.param("> [!Tip]  \n> Do.\n>\n> - a\n", "!!! tip\n    Do.\n\n    -   a\n", id="an alert with a list"),
        pytest.param(
            "- a\n\n  > [!IMPORTANT]\n  > b\n", "-   a\n\n    !!! important\n        b\n", id="an alert in an item"
        ),
        pytest.param(
            '> [!div class="x"]\n> ![a](b.png)\n',
            '<div class="x" markdown>\n\n![a](b.png)\n\n</div>\n',
            id="a division",
        ),
        pytest.param("> plain\n> quote\n", "> plain\n> quote\n", id="a plain quote stays one"),
        pytest.param('## <a name="why-me"></a>Why me?\n', "## Why me? { #why-me }\n", id="an anchored heading"),
        pytest.param(
            "- a\n\n  ```\n  - code\n  ```\n",
            "-   a\n\n    ```\n    - code\n    ```\n",
            id="a fence in an item is indented, not rewritten",
        ),
        pytest.param("```\n- a\n> b\n```\n", "```\n- a\n> b\n```\n", id="a fence is not changed"),
        pytest.param("a\n|x|y|\n|-|-|\n|1|2|\n", "a\n\n|x|y|\n|-|-|\n|1|2|\n", id="a table right after a paragraph"),
        pytest.param("a\r\n- b\r\n", "a\r\n\r\n-   b\r\n", id="line ends are kept"),
        pytest.param("- - -\n", "- - -\n", id="a rule is not a list"),
        pytest.param(
            'The :::image type="icon" source=" media/a b.png" alt-text="List [all]" border="false"::: icon.\n',
            "The ![List \\[all\\]](<media/a b.png>) icon.\n",
            id="an image of Microsoft's own kind",
        ),
        pytest.param(
            '- a\n\n  :::image source="a.png" alt-text="A" lightbox="big.png":::\n',
            "-   a\n\n    [![A](a.png)](big.png)\n",
            id="a lightbox image, in an item",
        ),
        pytest.param(
            ':::image type="complex" source="a.png" alt-text="A":::\nLong.\n:::image-end:::\n',
            "![A](a.png)\nLong.\n",
            id="an image with a long description",
        ),
        pytest.param(
            '```\n:::image source="a.png":::\n```\n', '```\n:::image source="a.png":::\n```\n', id="an image in a fence"
        ),
        pytest.param(
            ':::image alt-text="A":::\n', ':::image alt-text="A":::\n', id="an image without a source is not changed"
        ),
        pytest.param(
            ':::row:::\n    :::column span="2":::\n    ### A\n\n    - b\n    :::column-end:::\n:::row-end:::\nc\n',
            '<div class="grid" markdown>\n\n<div markdown>\n\n### A\n\n-   b\n\n</div>\n\n</div>\n\nc\n',
            id="columns in a row",
        ),
        pytest.param(
            "a\n\n# [Now](#tab/now)\n\n1. b\n\n## [Then](#tab/then)\nc\n\n---\n\nd\n",
            'a\n\n=== "Now"\n\n    1.  b\n\n=== "Then"\n\n    c\n\nd\n',
            id="tabs",
        ),
        pytest.param("a\n\n:::row-end:::\n", "a\n\n:::row-end:::\n", id="an end without a beginning is text"),
        pytest.param(
            "```\n:::row:::\n# [a](#tab/b)\n```\n", "```\n:::row:::\n# [a](#tab/b)\n```\n", id="layout in a fence"
        ),
        pytest.param(
            '## <a name="x"></a>Why<a name="x"></a>\n', "## Why { #x }\n", id="a heading that has its anchor twice"
        ),
    ],
)
def test_rewritten(before: str, after: str) -> None:
    assert to_material(before).rstrip() == after.rstrip()


@settings(max_examples=settings.default.max_examples * 2)
@given(st.text("ab *-1.>#\n`|[]!NOTE", max_size=120))
def test_no_word_is_lost(text: str) -> None:
    words = Counter(re.findall(r"[ab]+", to_material(text)))
    assert not Counter(re.findall(r"[ab]+", text)) - words


def counts(html: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for element in lxml.html.fragment_fromstring(html, create_parent="div").iter(lxml.etree.Element):
        name = element.tag
        if name == "blockquote" and (alert := re.match(r"\s*\[!(\w+)", element.text_content())):
            name = "alert" if alert[1].lower() != "div" else ""
        if name == "div" and "admonition" in element.get("class", ""):
            name = "alert"
        found[name] += bool(name != "a" or element.get("href"))
    return Counter({name: found[name] for name in COUNTED if found[name]})


@pytest.mark.corpus
def test_real_pages_keep_every_list_table_alert_link_and_image(shared: Path) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    writer = markdown.Markdown(extensions=EXTENSIONS)
    for path in sorted((shared / "corpus" / "bilingual" / "2019-05" / "bilingual").rglob("*.md")):
        page = parse_bilingual(front_matter(path.read_text(encoding="utf-8")).body)
        source = without_markers(page.marked)[0]
        adapted = without_markers(to_material(page.marked))[0]
        assert counts(writer.reset().convert(adapted)) == counts(reader.render(source)), path.name
