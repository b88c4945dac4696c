"""Converts a target in Markdown into content that uses the inline codes of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bitext.core.inline import codes, content
from bitext.core.model import Content, InlineCode
from bitext.markdown.extract.inline import tokenize
from bitext.markdown.extract.marks import Mark

ELIDED = "…"
_LINE_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class MarkdownTarget:
    """A translator's text, with the codes of its source."""

    content: Content
    subs: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    """Texts inside its codes, by code id and type: `("1", "alt")` -> the alt text."""


def as_target(text: str, source: Content, labels: frozenset[str] = frozenset()) -> MarkdownTarget:
    """The content of a target written as Markdown.

    A code of the target is matched with the first free source code of the same markup, otherwise of the same type;
    a code without match gets an id of its own, which `check_codes` reports.

    Args:
        text: e.g. `Ga naar **Cliënten**.`; line breaks count as spaces.
        source: the segment's source.
        labels: normalised labels of the page's link definitions.
    """
    flat = one_line(text)
    marks = tokenize(flat, labels)
    ids = _ids(_pieces(flat, marks), source)
    parts: list[str | InlineCode] = []
    subs: dict[tuple[str, str], str] = {}
    end = 0
    for mark in marks:
        id = ids[mark.pair]
        parts += [flat[end : mark.start], InlineCode(id, mark.kind, _elided(flat, mark), mark.type, mark.disp)]
        subs |= {(id, sub.type): flat[sub.start : sub.end] for sub in mark.subs}
        end = mark.end
    return MarkdownTarget(content([*parts, flat[end:]]), MappingProxyType(subs))


def elided(text: str, labels: frozenset[str] = frozenset()) -> str:
    """Markdown in the form of segments: on one line, with `…` for the texts inside codes."""
    flat = one_line(text)
    parts, end = [], 0
    for mark in tokenize(flat, labels):
        parts += [flat[end : mark.start], _elided(flat, mark)]
        end = mark.end
    return "".join([*parts, flat[end:]])


def one_line(text: str) -> str:
    """The text on one line: line breaks and the white space around them become one space."""
    return _LINE_BREAK.sub(" ", text).strip()


@dataclass(slots=True)
class _Piece:
    """The features of a standalone code or of a pair by which it is matched."""

    number: int | str
    type: str
    data: tuple[str, ...]


def _pieces(text: str, marks: Iterable[Mark]) -> list[_Piece]:
    found: dict[int, _Piece] = {}
    for mark in marks:
        piece = found.setdefault(mark.pair, _Piece(mark.pair, mark.type, ()))
        piece.data += (_elided(text, mark),)
    return list(found.values())


def _source_pieces(source: Content) -> list[_Piece]:
    found: dict[str, _Piece] = {}
    for code in codes(source):
        piece = found.setdefault(code.id, _Piece(code.id, code.type, ()))
        piece.data += (code.data,)
    return list(found.values())


def _ids(pieces: list[_Piece], source: Content) -> dict[int | str, str]:
    free = _source_pieces(source)
    ids: dict[int | str, str] = {}
    for same in (_same_markup, _same_type):
        for piece in pieces:
            partner = next((code for code in free if piece.number not in ids and same(code, piece)), None)
            if partner:
                free.remove(partner)
                ids[piece.number] = str(partner.number)
    return ids | {number: f"+{count}" for count, number in enumerate(_unknown(pieces, ids), 1)}


def _same_markup(left: _Piece, right: _Piece) -> bool:
    return left.data == right.data


def _same_type(left: _Piece, right: _Piece) -> bool:
    return left.type == right.type and len(left.data) == len(right.data)


def _unknown(pieces: Iterable[_Piece], ids: Mapping[int | str, str]) -> Iterator[int | str]:
    return (piece.number for piece in pieces if piece.number not in ids)


def _elided(text: str, mark: Mark) -> str:
    parts, start = [], mark.start
    for sub in mark.subs:
        parts += [text[start : sub.start], ELIDED]
        start = sub.end
    return "".join([*parts, text[start : mark.end]])
