"""A fast classification of pairs, so that most rules can skip most pairs.

It errs on the safe side: every rule sees a pair whose kind is not certain.
"""

from __future__ import annotations

import re

from bitext.core.inline import words
from bitext.core.model import Content
from bitext.rules.end_punctuation import CLOSERS, readable
from bitext.rules.links import HOST_WITH_PATH
from bitext.rules.numbers import same_numbers
from bitext.rules.punctuation import have_similar_length
from bitext.rules.rule import PairKind
from bitext.rules.same_markup import has_same_codes, has_same_markup

_LETTERS = "- A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f,();'’‘“”€°…–—./?%"
_WORDS, _WITH_NUMBERS = (re.compile(rf"[{some}]*(?:: [{some}]*)*:?") for some in (_LETTERS, f"{_LETTERS}0-9"))
"""Texts that contain nothing that could be markup in any context."""
_ENDS = frozenset(".?!:;")
_SCRIPT = re.compile(r"(?:script|source)\s*:", re.IGNORECASE)
_GROUPED = re.compile(r"\d,\d")


def precheck(source: Content, target: Content) -> PairKind:
    """The most specific kind that is certain for the pair."""
    if _is_plain(source, target):
        return PairKind.PLAIN_TEXT
    return PairKind.SAME_MARKUP if has_same_markup(source, target) else PairKind.ANY


def _is_plain(source: Content, target: Content) -> bool:
    source_text, target_text = words(source, "x"), words(target, "x")
    if target_text.isdecimal() and target_text.isascii():
        return len(source) == len(target) == 1 and source_text == target_text
    if not (_WORDS.fullmatch(source_text) and _WORDS.fullmatch(target_text)) and not (
        _WITH_NUMBERS.fullmatch(source_text)
        and _WITH_NUMBERS.fullmatch(target_text)
        and not _GROUPED.search(target_text)
        and same_numbers(source, target)
    ):
        return False
    return (
        _reads_plain(target_text)
        and target_text[-1] != " "
        and (_are_long(source_text, target_text, 3 * len(source)) or have_similar_length(source, target))
        and _end_alike(source, target)
        and _differ(source, target, source_text, target_text)
        and has_same_codes(source, target)
    )


def _reads_plain(text: str) -> bool:
    start = text[:1]
    return (
        (start.isalpha() or start in {"(", "“", "‘"})
        and "  " not in text
        and "--" not in text
        and "//" not in text
        and "www." not in text.lower()
        and not (":" in text and _SCRIPT.search(text))
        and not ("/" in text and HOST_WITH_PATH.search(text))
    )


def _are_long(source_text: str, target_text: str, hidden: int) -> bool:
    """Whether both have similar length even if up to `hidden` characters are not visible."""
    source_length, target_length = len(source_text), len(target_text)
    return (
        source_length <= 2 * (target_length - hidden)
        and target_length <= 2 * (source_length - hidden)
        and "  " not in source_text
    )


def _end_alike(source: Content, target: Content) -> bool:
    """Whether both end with the same closing punctuation, or both with a letter."""
    source_end, target_end = _ending(source), _ending(target)
    last = source_end[-1:]
    if last.isalnum() and target_end[-1:].isalnum():
        return True
    return last == target_end[-1:] and last in _ENDS and source_end[:-1] != "." != target_end[:-1]


def _ending(content: Content) -> str:
    """The last two visible characters before closing quotes, brackets and whitespace."""
    last = content[-1] if content else ""
    end = last.rstrip(CLOSERS)[-2:] if isinstance(last, str) else ""
    return end if len(end) == 2 else readable(content).rstrip(CLOSERS)[-2:]


def _differ(source: Content, target: Content, source_text: str, target_text: str) -> bool:
    """Whether the words differ; a single word may be the same in every language."""
    source_start, target_start = source_text[0], target_text[0]
    # An "x" may stand for a code that moved, so it proves nothing.
    if source_start != target_start and source_start not in " x" and target_start != "x":
        return True
    return words(source).split() != words(target).split() or (len(source) == 1 and source_text.isalpha())
