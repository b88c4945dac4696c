"""Renders blocks of a page whose parts of plugins would not survive Markdown: a form in a list, for example."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_NESTED = re.compile(r"^[ \t]+<!--[^\n]*-->[ \t]*$", re.M)
"""The marker of a part in a list, or in another block with an indent."""
_DIV = re.compile(r"^<(?P<tag>\w+)\b[^>\n]*\bmarkdown\b[^>\n]*>.*?^</(?P=tag)>[ \t]*$", re.M | re.S)
_LIST = re.compile(r"^(?:[-*+]|\d+[.)])[ \t].*?(?=^\S(?<![-*+\d])|\Z)", re.M | re.S)
_LINK = re.compile(r'(?<= href=")([^":#?]+\.md)(?=[#?"])')
_ALONE = re.compile(r"<p>\s*(<!--.*?-->)\s*</p>")


def with_html_blocks(body: str, page: str, render: Callable[[str], str], address: Callable[[str], str]) -> str:
    """The body of a page with each block as HTML that holds a nested marker of a part.

    Args:
        body: Markdown.
        page: its path below the docs folder.
        render: the site's Markdown to HTML.
        address: gives the address of another page relative to this one, by its path below the docs folder.
    """
    if not _NESTED.search(body):
        return body

    def block(found: re.Match[str]) -> str:
        return _html(found[0], page, render, address) if _NESTED.search(found[0]) else found[0]

    return _LIST.sub(block, _DIV.sub(block, body))


def _html(block: str, page: str, render: Callable[[str], str], address: Callable[[str], str]) -> str:
    folder = posixpath.dirname(page)

    def link(found: re.Match[str]) -> str:
        return address(posixpath.normpath(posixpath.join(folder, found[1])))

    html = _ALONE.sub(r"\n\1\n", _LINK.sub(link, render(block)))
    lines = "\n".join(line for line in html.splitlines() if line.strip())
    return f"{lines}\n" if lines.startswith("<div") else f"<div>\n{lines}\n</div>\n"
