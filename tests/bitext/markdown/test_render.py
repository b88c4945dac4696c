"""Comparing rendered pages: which differences are wording, and which are structure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown import Markdown

from bitext.markdown.render import skeleton, skeleton_difference


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
def test_different_wording_is_not_a_finding(source: str, target: str, render: Callable[[str], str]) -> None:
    assert skeleton_difference(render, source, target) is None


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("a **b**", "a b", "struct-render"),
        ("a", "- a", "struct-render"),
        ("[a](x.md)", "[a](y.md)", "struct-render"),
        ("# One\n\n[a](#one)", "# Een\n\n[a](#twee)", "struct-render"),
        ("![a](x.png)", "![a](y.png)", "struct-render"),
        ("a\n{ .b }", "a\n{ .c }", "struct-render"),
        ("a `b`", "a `c`", "struct-code"),
        ("a", "", "struct-render"),
        ("a <kbd>b</kbd>", "a <kbd>c</kbd>", "struct-code"),
    ],
)
def test_different_structure_is_a_finding(source: str, target: str, code: str, render: Callable[[str], str]) -> None:
    found = skeleton_difference(render, source, target)

    assert found is not None
    assert found.code == code


def test_a_page_equals_itself_without_being_rendered() -> None:
    def never(text: str) -> str:
        raise AssertionError(text)

    assert skeleton_difference(never, "a", "a") is None


def test_code_is_compared_without_its_white_space() -> None:
    assert skeleton("<pre><code>a\n\n b</code></pre>") == skeleton("<pre><code>a b\n</code></pre>")
