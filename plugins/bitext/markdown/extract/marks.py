"""Inline markup in a block's text: output of the tokenizer, input of the unit builder."""

from __future__ import annotations

import re
from typing import NamedTuple

from bitext.core.model import Kind

_WHITESPACE = re.compile(r"\s+")


class Sub(NamedTuple):
    """Text inside a piece of markup: an alt text or a title."""

    start: int
    end: int
    type: str
    quote: str


class Mark(NamedTuple):
    """A piece of markup: its span in the text, and which half of which pair it is."""

    start: int
    end: int
    kind: Kind
    type: str
    pair: int
    """Number shared by the two halves of a pair; its own `start` for a standalone code."""
    disp: str
    subs: tuple[Sub, ...]


def norm_label(label: str) -> str:
    """A reference label as definitions are looked up: white space collapsed, case folded (CommonMark 0.31, 4.7)."""
    return _WHITESPACE.sub(" ", label).strip().casefold()


def nested(marks: list[Mark]) -> list[Mark]:
    """The marks; pairs that overlap another pair are split into standalone codes."""
    stack: list[int] = []
    crossing: set[int] = set()
    for mark in marks:
        if mark.kind is Kind.OPEN:
            stack.append(mark.pair)
        elif mark.kind is Kind.CLOSE:
            if mark.pair in crossing:
                continue
            while stack and stack[-1] != mark.pair:
                crossing.add(stack.pop())
            if stack:
                stack.pop()
    crossing.update(stack)
    if not crossing:
        return marks
    return [
        m._replace(kind=Kind.STANDALONE, pair=m.start) if m.pair in crossing and m.kind is not Kind.STANDALONE else m
        for m in marks
    ]
