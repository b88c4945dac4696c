"""A plain text put in front of the codes of an old target, which a tool then leaves standing behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import takewhile

from bitext.handback.shape import Shape, shape
from bitext.model import Content

_ENDS = ".!?:"
_LIKE = 0.6
"""Two texts of one sentence, before and after an edit, are at least so much alike (0 to 1)."""


def left_behind(target: Content, old: Content | None, source: Content) -> bool:
    """Whether all of the old target, or of a target pre-filled with the source, stands behind a new text.

    translate-toolkit does that when a program sets a target as plain text, and so does Weblate without placeables:
    every code is still there once, so that only the texts tell.
    """
    lead, tail = _parted(shape(target))
    if not tail or not (lead[-1:].isalnum() or lead[-1:] in tuple(_ENDS)):
        return False
    return (old is not None and _over_old(lead, tail, shape(old))) or _over(lead, tail, shape(source))


def _over_old(lead: str, tail: Shape, old: Shape) -> bool:
    old_lead, old_tail = _parted(old)
    if tail != old_tail or lead == old_lead:
        return False
    whole = "".join(_texts(old))
    alike = _alike(lead, whole)
    rewritten = len(whole) > len(old_lead) + 2 and alike >= _LIKE and alike > _alike(lead, old_lead)
    return old_lead[-1:].isspace() or rewritten or _over(lead, tail, old)


def _over(lead: str, tail: Shape, old: Shape) -> bool:
    old_lead, old_tail = _parted(old)
    if tail != old_tail or lead == old_lead:
        return False
    last = tail[-1]
    ended = isinstance(last, str) and last[-1] in _ENDS and lead[-1] in _ENDS and old_lead[-1:] not in tuple(_ENDS)
    inside = [text.strip() for text in _texts(tail[:-1]) if text.strip().isalpha() or " " in text.strip()]
    return ended or (len(inside) > 0 and all(text in lead for text in inside))


def _parted(text: Shape) -> tuple[str, Shape]:
    """The text before the first code, and all from there on."""
    lead = "".join(_texts(takewhile(lambda part: isinstance(part, str), text)))
    return lead, text[1:] if lead else text


def _texts(parts: Iterable[str | tuple[str, str]]) -> Iterator[str]:
    return (part for part in parts if isinstance(part, str))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
