"""Minor edits of a source: how they are recognised, and what can safely be carried over into the target."""

from __future__ import annotations

import re
from collections.abc import Hashable

from bitext.core.inline import content
from bitext.core.model import Content, InlineCode, Kind
from bitext.core.stable_ids import normal

STALE_MINOR = "bt:stale-minor"
"""Sub-state of a target after a minor edit of its source: it stays published and is marked for revision."""

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_EDGE = ".,;:!?…\"'“”„‘’«»()[]–—-\u00a0"
"""Punctuation that may come and go at the edge of a word. Inside one it makes another word: its, it's."""
_ENDING = re.compile(r"[.!?:;…]*\Z")
_UNSPACED = frozenset({"", ".", "…"})
_SPACES_ITS_MARKS = frozenset({"fr"})
"""Languages that put a space before all other closing punctuation."""


def is_minor(old: Content, new: Content) -> bool:
    """Whether only case, punctuation, whitespace, one number or link targets differ."""
    key = minor_key(old)
    return bool(key) and key == minor_key(new) and len(_changed_numbers(old, new)) <= 1


def minor_key(source: Content) -> tuple[Hashable, ...]:
    """Equal for sources that differ by minor edits only, numbers included; empty where there is nothing else."""
    return tuple(token for part in source for token in (_words(part) if isinstance(part, str) else _code(part)))


def with_change_carried_over(old: Content, new: Content, target: Content, locale: str) -> Content:
    """The target of the old source with the change carried over, where that is safe.

    A number is carried over if it occurs once on both sides, closing punctuation if both sides ended with the same.
    Link targets come with the codes of the new source.

    Args:
        old: the source that the target was made for.
        new: the source now; a minor edit of the old one.
        target: with the codes of the new source.
        locale: the target's, BCP 47.
    """
    for before, after in _changed_numbers(old, new):
        target = _with_number(target, before, after) if _numbers(old).count(before) == 1 else target
    return _with_ending(target, old, new, locale)


def _words(text: str) -> list[Hashable]:
    words = (word.strip(_EDGE) for word in _NUMBER.sub("0", normal(text).casefold()).split())
    return [word for word in words if word]


def _code(code: InlineCode) -> list[Hashable]:
    leads = code.type == "link" and code.kind is Kind.CLOSE
    return [(code.kind, code.type, "" if leads else code.data)]


def _numbers(text: Content) -> list[str]:
    return [number for part in text if isinstance(part, str) for number in _NUMBER.findall(part)]


def _changed_numbers(old: Content, new: Content) -> list[tuple[str, str]]:
    return [(a, b) for a, b in zip(_numbers(old), _numbers(new), strict=False) if a != b]


def _with_number(target: Content, before: str, after: str) -> Content:
    # A different separator means a different notation: 1,5 is written 1.5 in other locales.
    if _numbers(target).count(before) != 1 or _separators(before) != _separators(after):
        return target
    return content(
        _NUMBER.sub(lambda found: after if found[0] == before else found[0], part) if isinstance(part, str) else part
        for part in target
    )


def _separators(number: str) -> set[str]:
    return {sign for sign in number if not sign.isdigit()}


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
