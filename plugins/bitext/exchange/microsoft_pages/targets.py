"""Converts a target in Markdown into content that uses the inline codes of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from bitext.core.inline import codes, content
from bitext.core.model import Content, InlineCode
from bitext.markdown.extract import segments
from bitext.markdown.extract.inline import tokenize
from bitext.markdown.extract.marks import Mark

_Id = TypeVar("_Id")
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
    ids = _ids(_pieces((mark.pair, mark.type, _elided(flat, mark)) for mark in marks), source)
    parts: list[str | InlineCode] = []
    subs: dict[tuple[str, str], str] = {}
    end = 0
    for mark in marks:
        id = ids[mark.pair]
        parts += [flat[end : mark.start], InlineCode(id, mark.kind, _elided(flat, mark), mark.type, mark.disp)]
        subs |= {(id, sub.type): flat[sub.start : sub.end] for sub in mark.subs}
        end = mark.end
    return MarkdownTarget(content([*parts, flat[end:]]), MappingProxyType(subs))


def with_source_ids(target: Content, source: Content) -> tuple[Content, Mapping[str, str]]:
    """A target that was extracted from a page, with the code ids of its source, and the new id of each old one.

    Codes are matched as in `as_target`.
    """
    pieces = _pieces((code.id, code.type, code.data) for code in codes(target))
    numbers = {id: number for number, id in enumerate(pieces)}
    ids = _ids({numbers[id]: piece for id, piece in pieces.items()}, source)
    new = {id: ids[number] for id, number in numbers.items()}
    return tuple(part if isinstance(part, str) else replace(part, id=new[part.id]) for part in target), new


def elided(text: str, labels: frozenset[str] = frozenset()) -> str:
    """Markdown in the form of segments: on one line, with `…` for the texts inside codes."""
    flat = one_line(text)
    return segments.elided(flat, 0, len(flat), tokenize(flat, labels))


def one_line(text: str) -> str:
    """The text on one line: line breaks and the white space around them become one space."""
    return _LINE_BREAK.sub(" ", text).strip()


class _Piece(NamedTuple):
    """The features of a standalone code or of a pair by which it is matched."""

    type: str
    markup: tuple[str, ...]

    def same_markup(self, other: _Piece) -> bool:
        return self.markup == other.markup

    def same_type(self, other: _Piece) -> bool:
        return self.type == other.type and len(self.markup) == len(other.markup)


def _pieces(halves: Iterable[tuple[_Id, str, str]]) -> dict[_Id, _Piece]:
    """The pieces by id, from the id, type and markup of each standalone code or half of a pair."""
    pieces: dict[_Id, _Piece] = {}
    for id, type, markup in halves:
        piece = pieces.get(id) or _Piece(type, ())
        pieces[id] = _Piece(piece.type, (*piece.markup, markup))
    return pieces


def _ids(pieces: Mapping[int, _Piece], source: Content) -> dict[int, str]:
    free = _pieces((code.id, code.type, code.data) for code in codes(source))
    ids: dict[int, str] = {}
    for same in (_Piece.same_markup, _Piece.same_type):
        for number, piece in pieces.items():
            partner = next((id for id, other in free.items() if number not in ids and same(other, piece)), None)
            if partner is not None:
                del free[partner]
                ids[number] = partner
    unknown = [number for number in pieces if number not in ids]
    return ids | {number: f"+{count}" for count, number in enumerate(unknown, 1)}


def _elided(text: str, mark: Mark) -> str:
    return segments.elided(text, mark.start, mark.end, (mark,))
