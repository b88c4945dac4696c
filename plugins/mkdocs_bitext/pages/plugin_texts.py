"""Marks the language of what other plugins put into pages, such as included files and tables: it has no segments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

from bitext.core.html_edit import splice, strip_tags, tokens, written
from mkdocs_bitext.pages.lang_attributes import BLOCKS, Nesting

_NO_PROSE = re.compile(r"<(code|pre|script|style|svg|template)\b.*?</\1>", re.DOTALL)
_TITLES = re.compile(r"admonition-title|tabbed-")
"""Classes of what is in the language of the page without having a milestone."""


def has_prose(html: str) -> bool:
    """Whether a text has words that are no code."""
    return any(letter.isalpha() for letter in unescape(strip_tags(_NO_PROSE.sub("", html))))


class PluginTexts:
    """The pages whose Markdown other plugins change."""

    def __init__(self) -> None:
        self._changed: set[str] = set()
        self._source: dict[str, frozenset[str]] = {}
        """The texts of blocks without a milestone of the source page, by path below `docs`."""

    def watched(self, uri: str, plugins: Callable[[str], str]) -> Callable[[str], str]:
        """The plugins, which are only called for a page that they change."""

        def watched(text: str) -> str:
            self._changed.add(uri)
            return plugins(text)

        return watched

    def remember(self, html: str, uri: str) -> None:
        """Read the content of a source page."""
        if uri in self._changed:
            tree = Nesting(tokens(html))
            self._source[uri] = frozenset(_text(html, tree, block) for block in _unmarked_blocks(tree))

    def marked(self, html: str, uri: str, attributes: Mapping[str, str]) -> str:
        """The content of a page in a locale, with attributes on the blocks that the source page has, too.

        Args:
            html: with milestones.
            uri: path of the page below `docs`.
            attributes: `lang` and, where its direction differs from that of the page, `dir`.
        """
        known = self._source.get(uri) if uri in self._changed else None
        if not known:
            return html
        tree = Nesting(tokens(html))
        inserts: list[int] = []
        end = -1
        for block in _unmarked_blocks(tree):
            opening = tree.tokens[block]
            if block < end or _TITLES.search(opening.attributes.get("class", "")):
                continue
            same = _text(html, tree, block) in known and has_prose(
                html[opening.start : tree.tokens[tree.close[block]].end]
            )
            if same or "lang" in opening.attributes:
                end = tree.close[block]
                inserts += [opening.start + 1 + len(opening.tag)] if "lang" not in opening.attributes else []
        return splice(html, [(at, at, written(attributes)) for at in inserts])


def _unmarked_blocks(tree: Nesting) -> list[int]:
    """The blocks without a milestone inside, as indices of their start tags."""
    marks = [one.token for one in tree.milestones()]
    blocks = (at for at, token in enumerate(tree.tokens) if token.kind == "open" and token.tag in BLOCKS)
    return [at for at in blocks if at in tree.close and not any(at < mark < tree.close[at] for mark in marks)]


def _text(html: str, tree: Nesting, block: int) -> str:
    inner = html[tree.tokens[block].end : tree.tokens[tree.close[block]].start]
    return " ".join(unescape(strip_tags(inner)).split())
