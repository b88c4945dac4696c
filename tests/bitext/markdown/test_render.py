"""Comparing rendered pages: which differences are wording, and which are structure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown import Markdown

from bitext.markdown.render import has_same_structure, looks_same, skeleton


@pytest.fixture(scope="module")
def render() -> Callable[[str], str]:
    markdown = Markdown(
        extensions=["toc", "attr_list", "abbr", "tables", "footnotes"], extension_configs={"toc": {"permalink": True}}
    )

    def convert(text: str) -> str:
        markdown.reset()
        return markdown.convert(text)

    return convert


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("# One\n\nTwo *three*.", "# Een\n\nTwee *drie*."),
        ("# One\n\n[to it](#one)", "# Een\n\n[erheen](#one)"),
        ("API\n\n*[API]: x", "Programma\n\n*[API]: x"),
        ("a[^1]\n\n[^1]: b", "c[^1]\n\n[^1]: d"),
        ("![a](x.png)", "![b](x.png)"),
        ("<!-- a -->\n\nb", "<!-- a -->\n\nc"),
        ("", ""),
        ("a\x02b", "c\x02d"),
    ],
)
def test_different_wording_is_the_same_structure(source: str, target: str, render: Callable[[str], str]) -> None:
    assert has_same_structure(render, source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a **b** [c](c.md)", "[c](c.md) **b** a"),
        ("[a](a.md) and [b](b.md)", "[b](b.md) en [a](a.md)"),
        ("`a` and `b`", "`b` en `a`"),
        ("**a *b* `c`** d", "d **`c` *b* a**"),
        ("[![a](a.png) **b**](c.md)", "[**b** ![a](a.png)](c.md)"),
        ("a[^1] b[^2]\n\n[^1]: c `d`\n[^2]: e", "b[^2] a[^1]\n\n[^1]: c `d`\n[^2]: e"),
        ("a <name> b *c*", "*c* a <name> b"),
        ("- a *b* **c**\n\n    d", "- **c** a *b*\n\n    d"),
        ("[a *b*][1] **c**\n\n[1]: x.md", "**c** [*b* a][1]\n\n[1]: x.md"),
    ],
)
def test_another_order_of_inline_codes_is_the_same_structure(
    source: str, target: str, render: Callable[[str], str]
) -> None:
    assert has_same_structure(render, source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a **b**", "a b"),
        ("a", "- a"),
        ("[a](x.md)", "[a](y.md)"),
        ("# One\n\n[a](#one)", "# Een\n\n[a](#twee)"),
        ("![a](x.png)", "![a](y.png)"),
        ("a\n{ .b }", "a\n{ .c }"),
        ("a `b`", "a `c`"),
        ("a", ""),
        ("a <kbd>b</kbd>", "a <kbd>c</kbd>"),
        ("**a** *b*", "***a** b*"),
        ("**a `b`**", "**a** `b`"),
        ("`a b`", "`b a`"),
        ("a **b**\n\nc *d*", "a *d*\n\nc **b**"),
        ("| a |\n|---|\n| *b* |\n| **c** |", "| a |\n|---|\n| **b** |\n| *c* |"),
        ("# a\n\n## b", "## a\n\n# b"),
        ("- a\n\nb", "b\n\n- a"),
        ("a <kbd><b>b</b><i>c</i></kbd>", "a <kbd><i>b</i><b>c</b></kbd>"),
    ],
)
def test_different_structure_is_found(source: str, target: str, render: Callable[[str], str]) -> None:
    assert not has_same_structure(render, source, target)


def test_a_page_equals_itself_without_being_rendered() -> None:
    def never(text: str) -> str:
        raise AssertionError(text)

    assert has_same_structure(never, "a", "a")


def test_code_is_compared_without_its_white_space() -> None:
    assert skeleton("<pre><code>a\n\n b</code></pre>") == skeleton("<pre><code>a b\n</code></pre>")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("# One\n\n\nTwo\nthree.", "# One\nTwo  three."),
        ("* a\n* b\n    * c", "- a\n- b\n    - c"),
        ("_a_ __b__", "*a* <strong>b</strong>"),
        ("a **b**<!-- -->c", "a **b**c"),
        ("*  a\n* b", "* a\n* b"),
        ("| a | b |\n|---|---|\n| c | d |", "|a|b|\n|-|-|\n|c|d|"),
        ("```\na  b\n```", "```\na  b\n```\n"),
    ],
)
def test_other_layout_of_the_markdown_looks_the_same(one: str, other: str, render: Callable[[str], str]) -> None:
    assert looks_same(render(one), render(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "b"),
        ("a b", "ab"),
        ("a !", "a\u00a0!"),
        ("a **b** c", "a **b**c"),
        ("a *b*", "a b"),
        ("* a\n* b", "* a\n\n* b"),
        ("    a  b", "    a b"),
        ("    # a", "    # b"),
        ("a  \nb", "a\nb"),
        ("[a](b.md)", "[a](c.md)"),
        ('[a](b.md "c")', '[a](b.md "d")'),
        ("![a](b.png)", "![c](b.png)"),
    ],
)
def test_what_readers_notice_looks_different(one: str, other: str, render: Callable[[str], str]) -> None:
    assert not looks_same(render(one), render(other))
