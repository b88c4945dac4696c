"""Which dots end no sentence: abbreviations and ordinal numbers by language, from the lists in `data/abbreviations`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_PART = re.compile(r"[^.]+")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose dot does not end a sentence, in lower case and without their last dot."""

    never: frozenset[str]
    """Never end a sentence: `e.g`, `bijv`, `no`."""
    rarely: frozenset[str]
    """End a sentence only before a capital: `etc`, `inc`."""
    labels: frozenset[str] = _NOTHING
    """English ones that never end a sentence where they have a capital, as in the names of fields: `No`, `Gen`."""
    spaced: re.Pattern[str] | None = None
    """Those with several dots, which people write with and without spaces: `z. B.`, `z.B.`."""
    before_ordinal: frozenset[str] = _NOTHING
    """Words after which a number with a dot is an ordinal: `am 1.`."""
    after_ordinal: frozenset[str] = _NOTHING
    """Words before which a number with a dot is an ordinal: `1. Januar`."""
    endings: tuple[str, ...] = ()
    """Of compounds that never end a sentence: `nr` of `Kontonr.`."""


@lru_cache
def abbreviations(locale: str) -> Abbreviations:
    """The list of a BCP 47 locale's language, plus the English one: names of fields and firms are often English.

    In a list, `?` after a word says that its dot may end a sentence, `!` that it does although the English one does
    not, `*` before it that compounds may end with it; `am 1.` and `1. Januar` are signs of ordinals.
    """
    language = locale.partition("-")[0].lower()
    before: set[str] = set()
    after: set[str] = set()
    never: set[str] = set()
    rarely: set[str] = set()
    words: set[str] = set()
    endings: set[str] = set()
    for line in _lines(language):
        word = line.rstrip("?!").removesuffix(".").casefold()
        if line.startswith("1. "):
            after.add(word.removeprefix("1. "))
        elif word.endswith(" 1"):
            before.add(word.removesuffix(" 1"))
        elif line.startswith("*"):
            endings.add(word.removeprefix("*"))
        else:
            (rarely if line.endswith("?") else words if line.endswith("!") else never).add(word)
    spaced = _spaced(never | rarely)
    english = _NOTHING
    if language != "en":
        english = abbreviations("en").never - rarely - words
        rarely |= abbreviations("en").rarely - never - words
    return Abbreviations(
        frozenset(never),
        frozenset(rarely),
        english,
        spaced,
        frozenset(before),
        frozenset(after),
        tuple(sorted(endings)),
    )


def _lines(language: str) -> list[str]:
    path = files("bitext") / "data" / "abbreviations" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line for line in (line.partition("#")[0].strip() for line in lines) if line]


def _spaced(words: set[str]) -> re.Pattern[str] | None:
    """What matches the words with several dots, with or without white space after each of them."""
    several = [r"\.\s?".join(map(re.escape, _PART.findall(word))) for word in sorted(words) if "." in word]
    return re.compile(rf"(?<!\w)(?:{'|'.join(several)})\.", re.IGNORECASE) if several else None
