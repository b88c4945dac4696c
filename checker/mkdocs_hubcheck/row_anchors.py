"""Gives every known error code and message of a page an anchor; `checker/web/message/links.js` adds the links to them.

A code is its own anchor (`AADSTS50020`, `http-404` for a status); a row with a message has the name of its explanation.
Both are the same in every language, and what `Explanation.anchor` says.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

from markdown import markdown

from hubcheck.explain import explain
from hubcheck.explain.explainer import code_anchors, normalize
from mkdocs_hubcheck.markers import ids

_CODE = re.compile(r"<code>([^<]+)</code>")
_CODE_OR_LINK = re.compile(rf"<a\b.*?</a>|{_CODE.pattern}", re.S)
"""A whole link is one match: a code in it cannot be a link too."""
_STATUS = re.compile(r"\d{3}\Z")
_ROW = re.compile(r"(<tr)([^>]*>\s*)(<td[^>]*>)(.*?)(</td>)", re.S)
_TAG = re.compile(r"<[^>]*>")
_FENCED = r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*\n)*?(?:[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
_MARKDOWN_ROW = re.compile(rf"{_FENCED}|^(?P<start>\|[ \t]*)(?P<cell>(?:\\.|[^|\\\n])*)(?=\|)", re.M)
"""Fenced code as a whole, or the first cell of a row outside it."""
_MARKDOWN_CODE = re.compile(rf"{_FENCED}|\[(?:`[^`\n]*`|[^\]\n])*\]\([^)\n]*\)|(?<!`)`(?P<code>[^`\n]+)`(?!`)", re.M)
"""Fenced code, a link with its text, or code outside both."""


@dataclass(slots=True)
class RowAnchors:
    """The anchors of one page."""

    ids: set[str] = field(default_factory=set)
    """Ids that the page has."""
    added: list[str] = field(default_factory=list)
    """Anchors that were added, in page order."""
    _rows: Counter[str] = field(default_factory=Counter)
    _own: set[str] = field(default_factory=set)
    """Explanations that a row gives first."""

    def insert(self, html: str) -> str:
        """The page with its anchors."""
        self.ids.update(ids(html))
        self._own = {names[0] for row in _ROW.finditer(html) if (names := _explanations(row[4]))}
        return _CODE_OR_LINK.sub(self._code, _ROW.sub(self._row, html))

    def insert_into_markdown(self, text: str) -> str:
        """The Markdown of a page with its anchors, as empty elements before codes and at the start of rows."""
        cells = (_html(row["cell"]) for row in _MARKDOWN_ROW.finditer(text) if row["cell"])
        self._own = {names[0] for cell in cells if (names := _explanations(cell))}
        return _MARKDOWN_CODE.sub(self._markdown_code, _MARKDOWN_ROW.sub(self._markdown_row, text))

    def _markdown_row(self, row: re.Match[str]) -> str:
        if row["cell"] is None:
            return row[0]
        places = "".join(f'<span id="{anchor}"></span>' for anchor in self._anchors_of_row(_html(row["cell"])))
        return f"{row['start']}{places}{row['cell']}"

    def _markdown_code(self, code: re.Match[str]) -> str:
        anchor = _anchor_of_code(code["code"]) if code["code"] else ""
        return f'<span id="{anchor}"></span>{code[0]}' if anchor and self._add(anchor) else code[0]

    def _add(self, anchor: str) -> bool:
        if anchor in self.ids:
            return False
        self.ids.add(anchor)
        self.added.append(anchor)
        return True

    def _anchors_of_row(self, cell: str) -> tuple[str, ...]:
        """The anchor of a row by its first cell, and that of another cause of the same message without a row."""
        names = _explanations(cell)
        if not names:
            return ()
        name, *others = names
        self._rows[name] += 1
        anchor = name if self._rows[name] == 1 else f"{name}-{self._rows[name]}"
        if not self._add(anchor):
            return ()
        also = next((other for other in others if other not in self._own and self._add(other)), "")
        return (anchor, also) if also else (anchor,)

    def _row(self, row: re.Match[str]) -> str:
        anchors = self._anchors_of_row(row[4])
        if not anchors:
            return row[0]
        places = "".join(f'<span id="{also}"></span>' for also in anchors[1:])
        return f'{row[1]} id="{anchors[0]}"{row[2]}{row[3]}{row[4]}{places}{row[5]}'

    def _code(self, code: re.Match[str]) -> str:
        if code[1] is None:
            return code[0]
        anchor = _anchor_of_code(unescape(code[1]))
        if not anchor or not self._add(anchor):
            return code[0]
        return f'<code id="{anchor}">{code[1]}</code>'


def _anchor_of_code(code: str) -> str:
    token = normalize(code)
    return code_anchors().get(f"http {token}" if _STATUS.match(token) else token, "")


def _html(cell: str) -> str:
    return markdown(cell).removeprefix("<p>").removesuffix("</p>")


def _explanations(cell: str) -> tuple[str, ...]:
    """Names of the explanations of the message in a cell; none if it holds codes alone."""
    text = " ".join(unescape(_TAG.sub("", cell)).split())
    return () if _only_codes(cell) else tuple(cause.code.removeprefix("explain.") for cause in explain(text))


def _only_codes(cell: str) -> bool:
    """Whether all that a cell holds are technical codes."""
    named = [normalize(unescape(code)) for code in _CODE.findall(cell)]
    is_alone = not re.search(r"\w", _TAG.sub("", _CODE.sub("", cell)))
    return is_alone and all(_STATUS.match(token) or token in code_anchors() for token in named)
