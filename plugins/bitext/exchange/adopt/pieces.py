"""What alignment sees of a block or sentence: text, what a translation leaves unchanged, and where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bitext.core.inline import codes, visible
from bitext.core.model import Content
from bitext.markdown.extract import ExtractedPage, ExtractedUnit

_ANCHOR = re.compile(r"[ \t]*\{[^{}\n]*#([\w.:-]+)[^{}\n]*\}|[ \t]*<a (?:name|id)=\"([^\"]+)\">")
_ANCHOR_BEFORE = re.compile(r"<a (?:name|id)=\"([^\"]+)\">\s*</a>\s*\Z")
_ADDRESS = re.compile(r"(?:src|href)=|://")
_NUMBER = re.compile(r"\d+")
_WORDLESS = re.compile(r"[\W_]+")
_EMPHASIS = frozenset({"bold", "italic", "strike", "mark", "insert", "sup", "sub", "break"})
_CODE_WEIGHT = 8
"""So many letters and digits between two blocks are code or markup of their own, not only list markers."""
_WIDE = 2.5
"""What a Chinese, Japanese or Korean character takes in letters of an alphabet, roughly."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block or sentence."""

    type: str
    texts: tuple[str, ...]
    """Its sentences as readers see them."""
    size: float
    """Its length in letters of an alphabet, numbers and codes included."""
    constants: Counter[str] = field(default_factory=Counter)
    """What a translation leaves unchanged: code, addresses, includes, numbers; each with how often it occurs."""
    before: str = ""
    """What stands between it and the block before it: code, markup."""
    anchor: str = ""
    """Its explicit anchor; empty for none."""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.texts)

    def evidence(self) -> list[tuple[str, object]]:
        """What identifies it in both languages where it occurs only once on a page."""
        found: list[tuple[str, object]] = []
        if self.anchor:
            found.append(("anchor", self.anchor))
        if self.constants:
            found.append(("constants", frozenset(self.constants.items())))
        if len(_WORDLESS.sub("", self.before)) >= _CODE_WEIGHT:
            found.append(("before", self.before))
        return found


def unit_pieces(page: ExtractedPage, indexes: Sequence[int]) -> list[Piece]:
    """These units of a page as pieces, in page order."""
    found: list[Piece] = []
    end = 0
    for index in indexes:
        unit = page.units[index]
        parts = [segment.source for segment in unit.segments]
        before = " ".join(page.text[end : unit.start].split()) if unit.start > end else ""
        found.append(
            Piece(
                unit.type,
                tuple(map(visible, parts)),
                sum(map(size, parts)),
                sum((constants(part) for part in parts), Counter()),
                before,
                _anchor(page.text, unit),
            )
        )
        end = max(end, unit.end)
    return found


def sentence_piece(source: Content) -> Piece:
    """A sentence as a piece."""
    return Piece("", (visible(source),), size(source), constants(source))


def size(source: Content) -> float:
    """The length of a content in letters of an alphabet."""
    text = visible(source)
    if text.isascii():
        return len(text)
    return sum(_WIDE if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def constants(source: Content) -> Counter[str]:
    """What a translation of the content leaves unchanged."""
    found: Counter[str] = Counter()
    for code in codes(source):
        is_tag = code.data.startswith("<") and not _ADDRESS.search(code.data)
        if code.type not in _EMPHASIS and not is_tag and _WORDLESS.sub("", code.data):
            found[code.data.strip()] += 1
    for part in source:
        if isinstance(part, str):
            found.update(str(int(number)) for number in _NUMBER.findall(part))
    return found


def _anchor(text: str, unit: ExtractedUnit) -> str:
    if unit.type != "heading":
        return ""
    found = _ANCHOR.match(text, unit.end)
    before = _ANCHOR_BEFORE.search(text, max(0, unit.start - 300), unit.start)
    return (found and (found[1] or found[2])) or (before and before[1]) or ""
