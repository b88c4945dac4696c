"""Rules on numbers: the same as in the source, in the notation of the locale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from unicodedata import decimal

from bitext.core.inline import words
from bitext.core.model import Content, Segment, Severity
from bitext.core.quoting import short
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, rule

_LETTER = "A-Za-z_\u00c0-\u1fff"
"""Of alphabets: Chinese, Japanese and Korean write a number without a space between words."""
_NUMBER = re.compile(rf"(?<![{_LETTER}\d.,])\d++(?:[.,'\u2019\u00a0\u202f :/-]\d++)*+(?![{_LETTER}]*\d)")
_UNSPOKEN = re.compile(
    r"\b3rd[ -]part(?:y|ies)\b|(?<!\S)\S+?(?:://|@)\S+|&#x?[0-9a-f]+;|%[0-9a-f]{2}(?=[a-z%])", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?")
_HALF_DAY = re.compile(r"\b(\d{1,2})(?:[.:]\d\d)?\s?([ap])\.?m\b", re.IGNORECASE)
_COMMA_GROUPS = frozenset({"en", "zh", "ja", "ko", "th", "he"})
"""Languages that group thousands by a comma; most others have a decimal comma (CLDR 46)."""
_COUNT_WITH_ONE = frozenset({"ja", "ko", "zh"})
"""Languages that write a counted 1 where others have an article or nothing."""
_HOURS = re.compile(r"\b(\d{1,2})\s?h(?:\s?(\d\d))?\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMERALS = {**dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)), "两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_IDEOGRAPHS = "".join((*_NUMERALS, *_TENS, *_MYRIADS))
_IDEOGRAPHIC = re.compile(
    rf"(?<![\d{_IDEOGRAPHS}])(?=\d{{0,20}}[{_IDEOGRAPHS}])[\d{_IDEOGRAPHS}]{{1,30}}+(?![\d{_IDEOGRAPHS}])"
)
"""A number in Chinese or Japanese: `十二`, `三`, `1万2000`."""
_ROMAN = re.compile(r"\b(?=[IVXLC]{2})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?<=[IVXLC])(?:er?|ère|[èe]me)?\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ZEROS_AT_END = re.compile(r"(?<=\d)[.,:]0{1,2}\Z")


@rule("number", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def number(segment: Segment, context: Context) -> Iterator[Fault]:
    """Readers trust a wrong amount, date or step number: nobody compares it with another language."""
    if same_numbers(segment.source, segment.target or ()):
        return
    source, target = (_with_colons(spoken_text(content)) for content in (segment.source, segment.target or ()))
    if _same_digits(source, target):
        return
    in_source, in_target = _numbers(source), _numbers(target)
    lost, new = in_source - in_target, in_target - in_source
    spelled_in_target = [*_spelled(target, context.language)]
    _forgive(lost, [*spelled_in_target, *_inside_words(target), *_decades(lost, spelled_in_target), *_mixed(source)])
    spelled_in_source = [*_spelled(source, context.source_locale.partition("-")[0].lower())]
    _forgive(new, [*spelled_in_source, *_inside_words(source), *_decades(new, spelled_in_source), *_mixed(target)])
    _forgive(new, map(str, _half_days(source)))
    _forgive(lost, (str(hour % 12) for hour in _half_days(source)))
    if context.language in _COUNT_WITH_ONE:
        _forgive(new, ["1"])
    _forgive_years(lost, new)
    if not lost:
        # A target may say a number again where its source has a pronoun.
        _forgive(new, in_source)
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


def _with_colons(text: str) -> str:
    """The text with French times as everywhere else: `16 h 30` is `16:30`."""
    return _HOURS.sub(lambda found: f"{found[1]}:{found[2] or '00'}", text)


def _same_digits(source: str, target: str) -> bool:
    """Whether both have the same groups of digits in any order, or the same digits otherwise grouped."""
    groups = [[_plain(digits) for digits in _DIGITS.findall(text)] for text in (source, target)]
    return sorted(groups[0]) == sorted(groups[1]) or _digits(source) == _digits(target)


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def _numbers(text: str) -> Counter[str]:
    """The numbers in a text regardless of separators and final zeros: 1,240.00 and 1.240 are 1240."""
    found: Counter[str] = Counter()
    for match in _NUMBER.finditer(text):
        groups = _DIGITS.findall(_ZEROS_AT_END.sub("", match[0]))
        thousands = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
        found.update(map(_plain, ["".join(groups)] if thousands else groups))
    return found


def _inside_words(text: str) -> list[str]:
    """The digits that are part of a word: 2 in `v2`."""
    return [_plain(digits) for digits in _DIGITS.findall(_NUMBER.sub(" ", text))]


def _plain(digits: str) -> str:
    """The number in ASCII digits without leading zeros; a string, as it may exceed Python's integer limit."""
    return "".join(str(decimal(digit)) for digit in digits).lstrip("0") or "0"


@lru_cache
def number_words(language: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Words -> number, and beginnings of words -> number, from the list of a language; empty if it has none."""
    path = files("bitext") / "data" / "number_words" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    pairs = [(word, value) for value, *forms in map(str.split, lines) if value != "#" for word in forms]
    whole = {word: value for word, value in pairs if not word.endswith("*")}
    return whole, {word[:-1]: value for word, value in pairs if word.endswith("*")}


def _spelled(text: str, language: str) -> Iterator[str]:
    """The numbers that are spelled out."""
    whole, beginnings = number_words(language)
    for compound in _WORD.findall(text.lower()):
        for word in {compound, *compound.split("-")}:
            if word in whole:
                yield whole[word]
            yield from (value for start, value in beginnings.items() if word.startswith(start))
    for found in _IDEOGRAPHIC.findall(text):
        yield str(_ideographic(found))
    yield from (str(_roman(found[1] + found[2])) for found in _ROMAN.finditer(text))


def _ideographic(text: str) -> int:
    """The value of a number written with ideographs, with digits or without."""
    total = section = current = 0
    for part in re.findall(r"\d+|\D", text):
        if part in _MYRIADS:
            total += (section + current or 1) * _MYRIADS[part]
            section = current = 0
        elif part in _TENS:
            section += (current or 1) * _TENS[part]
            current = 0
        else:
            current = int(part) if part.isdecimal() else current * 10 + _NUMERALS[part]
    return total + section + current


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _mixed(text: str) -> list[str]:
    """The digits that are only a part of their number: 1 and 2000 in `1万2000`."""
    return [_plain(digits) for found in _IDEOGRAPHIC.findall(text) for digits in _DIGITS.findall(found)]


def _decades(numbers: Iterable[str], spelled: Sequence[str]) -> list[str]:
    """The years of which the decade is spelled out: `the 1990s`, `de jaren negentig`."""
    return [year for year in numbers if len(year) == 4 and year.endswith("0") and year[2:] in spelled]


def _half_days(text: str) -> list[int]:
    """Hours of a 12-hour clock in 24-hour notation."""
    return [int(hour) % 12 + (12 if half in "pP" else 0) for hour, half in _HALF_DAY.findall(text)]


def _forgive(numbers: Counter[str], known: Iterable[str]) -> None:
    """Remove numbers that are accounted for otherwise, however often they occur."""
    for value in known:
        numbers.pop(value, None)


def _forgive_years(lost: Counter[str], new: Counter[str]) -> None:
    """Remove years that one side writes in two digits: 3 and 2003."""
    for years, shorts in ((new, lost), (lost, new)):
        for year in [number for number in years if len(number) == 4]:
            if (short := _plain(year[2:])) in shorts:
                del years[year], shorts[short]


def _listed(numbers: Counter[str]) -> str:
    return short(", ".join(sorted(numbers.elements(), key=lambda digits: (len(digits), digits)))) or "none"
