"""Tells most pairs at one look for what they are, words beside words, so that the rules need not look at them.

It errs on one side only: in what it calls clear, no rule that looks at the two alone finds anything; tests compare.
"""

from __future__ import annotations

import re

from bitext.core.inline import visible, words
from bitext.core.model import Content
from bitext.rules.fast_path.numbers_said import say_same_numbers
from bitext.rules.fast_path.same_markup import has_same_codes

MEASURED = 20
"""Characters from which on the length says something."""
_LEAST, _MOST = 0.5, 2.0
CLOSERS = "\"'”’»)]}*_ \t\n\u00a0"
"""What may stand behind the mark that ends a sentence."""
_LETTERS = "- A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f,();'’‘“”€°…–—./?%"
_WORDS, _WITH_NUMBERS = (re.compile(rf"[{some}]*(?:: [{some}]*)*:?") for some in (_LETTERS, f"{_LETTERS}0-9"))
"""Whole texts that hold nothing that could be markup, whatever stands around them."""
_ENDS = frozenset(".?!:;")
_UNUSUAL = re.compile(rf"[^{_LETTERS}0-9!:]")
"""What no trigger of a rule does without, apart from the few in `is_plain`: a text without any of these is words."""
_SCRIPT = re.compile(r"(?:script|source)\s*:", re.IGNORECASE)
_GROUPED = re.compile(r"\d,\d")


def is_clear(source: Content, target: Content, wanted: str, given: str) -> bool:
    """Whether no rule can find anything in the two, as far as they alone tell.

    Args:
        source: of the segment.
        target: of the segment.
        wanted: the source's sketch.
        given: the target's sketch.
    """
    if given.isdecimal() and given.isascii():
        return len(source) == len(target) == 1 and wanted == given
    if not (_WORDS.fullmatch(wanted) and _WORDS.fullmatch(given)) and not _are_words_and_numbers(
        source, target, wanted, given
    ):
        return False
    return (
        _reads_plain(given)
        and given[-1] != " "
        and (_are_long(wanted, given, 3 * len(source)) or are_of_like_length(source, target))
        and end_alike(source, target)
        and _differ(source, target, wanted, given)
        and has_same_codes(source, target)
    )


def is_plain(text: str) -> bool:
    """Whether the text is words and nothing else, so that the trigger of no rule finds anything."""
    return not _UNUSUAL.search(text) and _reads_plain(text)


def end_alike(source: Content, target: Content) -> bool:
    """Whether the two end with the same mark, or both with a letter, beyond doubt."""
    one, other = _ending(source), _ending(target)
    last = one[-1:]
    if last.isalnum() and other[-1:].isalnum():
        return True
    return last == other[-1:] and last in _ENDS and one[:-1] != "." != other[:-1]


def are_of_like_length(source: Content, target: Content) -> bool:
    """Whether neither is more than twice as long as the other, or the source is too short to tell."""
    wanted, given = visible(source), visible(target)
    if not (_has_single_blanks(wanted) and _has_single_blanks(given)):
        wanted, given = (" ".join(text.split()) for text in (wanted, given))
    elif len(wanted) <= 2 * (len(given) - 2) and len(given) <= 2 * (len(wanted) - 2):
        return True  # Whether a blank at either end counts or not.
    counted, count = len(wanted.strip()), len(given.strip())
    return counted <= MEASURED or not count or _LEAST <= count / counted <= _MOST


def _are_long(wanted: str, given: str, uncounted: int) -> bool:
    """Whether two sketches are of like length, however many of so many characters readers do not see."""
    room, other_room = len(wanted) - uncounted, len(given) - uncounted
    return len(wanted) <= 2 * other_room and len(given) <= 2 * room and "  " not in wanted


def _are_words_and_numbers(source: Content, target: Content, wanted: str, given: str) -> bool:
    return (
        _WITH_NUMBERS.fullmatch(wanted) is not None
        and _WITH_NUMBERS.fullmatch(given) is not None
        and not _GROUPED.search(given)
        and say_same_numbers(source, target)
    )


def _differ(source: Content, target: Content, wanted: str, given: str) -> bool:
    """Whether the two are not the same words; one word alone may be the same in every language.

    An "x" in a sketch may be a code that moved, and says nothing.
    """
    one, other = wanted[0], given[0]
    if one != other and one not in " x" and other != "x":
        return True
    return words(source).split() != words(target).split() or (len(source) == 1 and wanted.isalpha())


def _has_single_blanks(text: str) -> bool:
    return "  " not in text and text.isprintable()


def _reads_plain(text: str) -> bool:
    start = text[:1]
    return (
        (start.isalpha() or start in {"(", "“", "‘"})
        and "  " not in text
        and "--" not in text
        and "//" not in text
        and "www." not in text.lower()
        and not (":" in text and _SCRIPT.search(text))
    )


def _ending(content: Content) -> str:
    """The last two characters that readers see before quotes, brackets and blanks."""
    last = content[-1] if content else ""
    end = last.rstrip(CLOSERS)[-2:] if isinstance(last, str) else ""
    return end if len(end) == 2 else visible(content).rstrip(CLOSERS)[-2:]
