"""Code that was highlighted before looks like code that is highlighted anew."""

from __future__ import annotations

import pygments.formatters.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_bitext.pages.highlighted_code import HighlightedCode

FENCES = [
    "```python\nopen('x')\n```",
    "``` python title='One' linenums='3' hl_lines='1'\nopen('x')\n```",
    "``` { .python .own #named data-x=1 }\nopen('x')\n```",
    "```\nopen('x')\n```",
    "```text\n<b>&amp;</b>\n```",
    "- a\n\n    ```python\n    open('x')\n    ```",
    "Text with `#!python open('x')` in it.",
    "    open('x')",
]
OPTIONS = [
    {},
    {"linenums": True, "anchor_linenums": True, "line_spans": "__span"},
    {"auto_title": True},
    {"auto_title": True, "auto_title_map": {"Python": {"title": "<b>Py</b>", "mode": "html"}}},
    {"use_pygments": False},
    {"pygments_lang_class": True, "default_lang": "python", "linenums_style": "pymdownx-inline", "linenums": True},
]


def markdown(options: dict[str, object]) -> Markdown:
    names = ["attr_list", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.inlinehilite"]
    return Markdown(extensions=names, extension_configs={"pymdownx.highlight": options})


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(FENCES), max_size=5), min_size=1, max_size=4), st.sampled_from(OPTIONS))
def test_a_page_is_the_same_whatever_was_rendered_before(pages: list[list[str]], options: dict[str, object]) -> None:
    code = HighlightedCode()
    ours = markdown(options)
    code.remember(ours)
    for page in [*pages, *pages]:
        text = "\n\n".join(page)
        assert ours.reset().convert(text) == markdown(options).convert(text)


def test_the_same_code_is_highlighted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    formatter = pygments.formatters.html.HtmlFormatter
    monkeypatch.setattr(formatter, "format_unencoded", _counted(formatter.format_unencoded, made))
    code = HighlightedCode()
    for _ in range(2):
        new = markdown({})
        code.remember(new)
        new.convert(FENCES[0])
    assert len(made) == 1
    code.forget()
    new.convert(FENCES[0])
    assert len(made) == 2


def _counted(function, made: list[object]):
    def counted(*arguments: object) -> object:
        made.append(arguments)
        return function(*arguments)

    return counted
