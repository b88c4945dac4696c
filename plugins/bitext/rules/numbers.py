"""Rules on numbers: the same as in the source, in the notation of the locale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from unicodedata import decimal

from bitext.core.inline import words
from bitext.core.model import Content, Segment, Severity
from bitext.core.quoting import short
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, rule

_NUMBER = re.compile(r"(?<![\w.,])\d++(?:[.,'\u2019\u00a0\u202f :/-]\d++)*+(?!\w*\d)")
_UNSPOKEN = re.compile(r"(?<!\S)\S+?(?:://|@)\S+|&#x?[0-9a-f]+;|%[0-9a-f]{2}(?=[a-z%])", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?")
_HALF_DAY = re.compile(r"\b(\d{1,2})(?:[.:]\d\d)?\s?([ap])\.?m\b", re.IGNORECASE)
_COMMA_GROUPS = frozenset({"en", "zh", "ja", "ko", "th", "he"})
"""Languages that group thousands by a comma; most others have a decimal comma (CLDR 46)."""
_WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety hundred"
_MORE = {
    "en": {"once": 1, "first": 1, "second": 2, "twice": 2, "both": 2, "third": 3, "fourth": 4, "fifth": 5, "single": 1}
    | {word: 10 * value for value, word in enumerate(_TENS.split(), 1)}
    | {"fifteen": 15, "thousand": 1000},
    "nl": {"één": 1, "eerste": 1, "tweede": 2, "tweemaal": 2, "beide": 2, "derde": 3, "vierde": 4, "vijfde": 5},
    "fr": {"une": 1, "premier": 1, "première": 1, "deuxième": 2, "seconde": 2, "troisième": 3},
    "de": {"eine": 1, "eins": 1, "einen": 1, "erste": 1, "ersten": 1, "zweite": 2, "zweiten": 2, "dritte": 3},
}
_WORD = re.compile(r"[^\W\d_]+")


@rule("number", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def number(segment: Segment, context: Context) -> Iterator[Fault]:
    """Readers trust a wrong amount, date or step number: nobody compares it with another language."""
    if same_numbers(segment.source, segment.target or ()):
        return
    source, target = spoken_text(segment.source), spoken_text(segment.target or ())
    in_source, in_target = _numbers(source), _numbers(target)
    lost, new = in_source - in_target, in_target - in_source
    _forgive(lost, _spelled(target, context.language))
    _forgive(new, _spelled(source, context.source_locale.partition("-")[0].lower()))
    _forgive(new, map(str, _half_days(source)))
    _forgive(lost, (str(hour % 12) for hour in _half_days(source)))
    if lost or new:
        yield Fault(
            f"has different numbers from its source ({_listed(in_source)}; here {_listed(in_target)}); correct them",
            min(new, default=""),
        )


@rule("number-format", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def number_format(segment: Segment, context: Context) -> Iterator[Fault]:
    """To a Dutch reader 1,240 is a little more than one; to an English reader 1.240 is."""
    if context.language in _COMMA_GROUPS or context.source_locale.partition("-")[0].lower() not in _COMMA_GROUPS:
        return
    source, target = spoken_text(segment.source), spoken_text(segment.target or ())
    kept = Counter(_GROUPED.findall(source)) & Counter(_GROUPED.findall(target))
    for piece in kept:
        yield Fault(f"writes {piece} the English way; group thousands as this locale does", piece)


def spoken_text(content: Content) -> str:
    """The text that a reader would read aloud: without addresses, code and character references."""
    return _UNSPOKEN.sub(" ", words(content))


def same_numbers(source: Content, target: Content) -> bool:
    """Whether both have the same numbers, equally often and in the same notation, in any order."""
    source_numbers, target_numbers = (_NUMBER.findall(spoken_text(content)) for content in (source, target))
    return source_numbers == target_numbers or sorted(source_numbers) == sorted(target_numbers)


def _numbers(text: str) -> Counter[str]:
    """The numbers in a text regardless of separators: 1,240 and 1.240 are 1240."""
    found: Counter[str] = Counter()
    for match in _NUMBER.finditer(text):
        groups = _DIGITS.findall(match[0])
        thousands = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
        found.update(map(_plain, ["".join(groups)] if thousands else groups))
    return found


def _plain(digits: str) -> str:
    """The number in ASCII digits without leading zeros; a string, as it may exceed Python's integer limit."""
    return "".join(str(decimal(digit)) for digit in digits).lstrip("0") or "0"


def _spelled(text: str, language: str) -> Iterator[str]:
    """The numbers that are spelled out."""
    values = {word: value for value, word in enumerate(_WORDS.get(language, "").split())} | _MORE.get(language, {})
    return (str(values[word]) for word in _WORD.findall(text.lower()) if word in values)


def _half_days(text: str) -> list[int]:
    """Hours of a 12-hour clock in 24-hour notation."""
    return [int(hour) % 12 + (12 if half in "pP" else 0) for hour, half in _HALF_DAY.findall(text)]


def _forgive(numbers: Counter[str], known: Iterable[str]) -> None:
    """Remove numbers that are accounted for otherwise, however often they occur."""
    for value in known:
        numbers.pop(value, None)


def _listed(numbers: Counter[str]) -> str:
    return short(", ".join(sorted(numbers.elements(), key=lambda digits: (len(digits), digits)))) or "none"
