"""Minor edits of a source: how they are recognised, and what can safely be carried over into the target."""

from __future__ import annotations

import re
from collections.abc import Hashable

from bitext.core.inline import content
from bitext.core.model import Content, Kind
from bitext.core.stable_ids import normal

STALE_MINOR = "bt:stale-minor"
"""Sub-state of a target after a minor edit of its source: it stays published and is marked for revision."""

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_EDGE = ".,;:!?…\"'“”„‘’«»()[]–—-\u00a0"
"""Punctuation that may come and go at the edge of a word. Inside one it makes another word: its, it's."""
_CLOSING = ".,;:!?…"
"""Punctuation that may come and go after a number; any other beside it is a sign or a unit: -5, 5", (5)."""
_UNIT = 5
"""Up to this many letters a word after a number may be a unit, whose case means something: 5 MB, 5 Mb."""
_ENDING = re.compile(r"[.!?:;…]*\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_UNSPACED = frozenset({"", ".", "…"})
_SPACES_ITS_MARKS = frozenset({"fr"})
"""Languages that put a space before all other closing punctuation."""


def is_minor(old: Content, new: Content) -> bool:
    """Whether only case, punctuation, whitespace, one number or link targets differ; signs and units may not."""
    key = minor_key(old)
    return bool(key) and key == minor_key(new) and len(_changed_numbers(old, new)) <= 1


def minor_key(source: Content) -> tuple[Hashable, ...]:
    """Equal for sources that differ by minor edits only, numbers included; empty where there is nothing else."""
    key: list[Hashable] = []
    words = [word for part in source if isinstance(part, str) for word in normal(part).split()]
    around = iter(zip(("", *words), words, (*words[1:], ""), strict=False))
    for part in source:
        if isinstance(part, str):
            key += filter(None, (_word(*next(around)) for _ in normal(part).split()))
        else:
            leads = part.type == "link" and part.kind is Kind.CLOSE
            key.append((part.kind, part.type, "" if leads else part.data))
    return tuple(key)


def with_change_carried_over(old: Content, new: Content, target: Content, locale: str) -> Content | None:
    """The target of the old source with the change carried over; None where that is not certain for a number.

    A number is carried over if it occurs once on both sides, with the same separators and without an ending of the
    target's own (5th, 5de). Closing punctuation is carried over if both sides ended with the same, and else stays.
    Link targets come with the codes of the new source.

    Args:
        old: the source that the target was made for.
        new: the source now; a minor edit of the old one.
        target: with the codes of the new source.
        locale: the target's, BCP 47.
    """
    for before, after in _changed_numbers(old, new):
        if _numbers(old).count(before) != 1 or _separators(before) != _separators(after):
            return None
        if _numbers(target).count(before) != 1 or not _letters_beside(before, target) <= _all_letters(old):
            return None
        target = content(_with_number(part, before, after) if isinstance(part, str) else part for part in target)
    return _with_ending(target, old, new, locale)


def _word(before: str, word: str, after: str) -> str:
    """What must not change of a word, between its neighbours."""
    if _NUMBER.search(word):
        word = _NUMBER.sub("0", word)
        return word if _NUMBER.search(after) else word.rstrip(_CLOSING)
    bare = word.strip(_EDGE)
    if not bare:
        return word if _NUMBER.search(before) or _NUMBER.search(after) else ""
    if _NUMBER.search(before) and (len(bare) <= _UNIT or not bare.isalpha()):
        return word.rstrip(_CLOSING)
    return ("-" if word[0] == "-" else "") + bare.casefold()


def _numbers(text: Content) -> list[str]:
    return [number for part in text if isinstance(part, str) for number in _NUMBER.findall(part)]


def _changed_numbers(old: Content, new: Content) -> list[tuple[str, str]]:
    return [(a, b) for a, b in zip(_numbers(old), _numbers(new), strict=False) if a != b]


def _with_number(text: str, before: str, after: str) -> str:
    return _NUMBER.sub(lambda found: after if found[0] == before else found[0], text)


def _separators(number: str) -> set[str]:
    return {sign for sign in number if not sign.isdigit()}


def _letters_beside(number: str, text: Content) -> set[str]:
    """The runs of letters in the words that contain the number."""
    words = [word for part in text if isinstance(part, str) for word in part.split()]
    return {run for word in words if number in _NUMBER.findall(word) for run in _LETTERS.findall(word)}


def _all_letters(text: Content) -> set[str]:
    return {run for part in text if isinstance(part, str) for run in _LETTERS.findall(part)}


def _with_ending(target: Content, old: Content, new: Content, locale: str) -> Content:
    marks = [_ending(part) for part in (old, new, target)]
    if None in marks or marks[0] == marks[1] or marks[0] != marks[2]:
        return target
    if locale.partition("-")[0] in _SPACES_ITS_MARKS and not _UNSPACED.issuperset(marks):
        return target
    text = target[-1]
    assert isinstance(text, str)
    return content((*target[:-1], _ENDING.sub("", text, count=1) + (marks[1] or "")))


def _ending(text: Content) -> str | None:
    """The closing punctuation; None where the text ends with a code."""
    last = text[-1] if text else None
    found = _ENDING.search(last.rstrip()) if isinstance(last, str) else None
    return found[0] if found else None
