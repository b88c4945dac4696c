"""Pieces of markup inside a block's text, as the tokenizer finds them and the unit builder uses them."""

from __future__ import annotations

import re
from typing import NamedTuple

from bitext.core.model import Kind

BLANKS = re.compile(r"\s+")


class Sub(NamedTuple):
    """Text inside a piece of markup: an alt text or a title."""

    start: int
    end: int
    type: str
    quote: str


class Mark(NamedTuple):
    """A piece of markup: where it stands in the text, and which half of which pair it is."""

    start: int
    end: int
    kind: Kind
    type: str
    pair: int
    """Number shared by the two halves of a pair; its own `start` for a standalone one."""
    disp: str
    subs: tuple[Sub, ...]


def norm_label(label: str) -> str:
    """A reference label as definitions are looked up: blanks collapsed, case folded (CommonMark 0.31, 4.7)."""
    return BLANKS.sub(" ", label).strip().casefold()
