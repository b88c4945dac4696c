"""Which dots end no sentence: abbreviations and ordinal numbers by language, from the lists in `data/abbreviations`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

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
    """Never end a sentence where they have a capital, as in the names of fields: `No`, `Bus`, `Fig`."""
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

    In a list, a word with a capital is one only where it is written so: `No. 5`, but not `the bus.`; `?` after a word
    says that its dot may end a sentence, `!` that it does although the English one does not, `*` before it that
    compounds may end with it; `am 1.` and `1. Januar` are signs of ordinals.
    """
    language = locale.partition("-")[0].lower()
    own = _Words(*(set() for _ in _Words._fields))
    for line in _lines(language):
        own.add(line)
    spaced = _spaced(own.never | own.rarely)
    if language != "en":
        english = abbreviations("en")
        own.labels.update((english.never | english.labels) - own.rarely - own.words)
        own.rarely.update(english.rarely - own.never - own.labels - own.words)
    return Abbreviations(
        frozenset(own.never),
        frozenset(own.rarely),
        frozenset(own.labels),
        spaced,
        frozenset(own.before_ordinal),
        frozenset(own.after_ordinal),
        tuple(sorted(own.endings)),
    )


class _Words(NamedTuple):
    """The lines of a list by what they say."""

    never: set[str]
    rarely: set[str]
    labels: set[str]
    words: set[str]
    """No abbreviations in this language."""
    before_ordinal: set[str]
    after_ordinal: set[str]
    endings: set[str]

    def add(self, line: str) -> None:
        """Read one line."""
        word = line.rstrip("?!").removesuffix(".").casefold()
        if line.startswith("1. "):
            self.after_ordinal.add(word.removeprefix("1. "))
        elif word.endswith(" 1"):
            self.before_ordinal.add(word.removesuffix(" 1"))
        elif line.startswith("*"):
            self.endings.add(word.removeprefix("*"))
        elif line.endswith(("?", "!")):
            (self.rarely if line.endswith("?") else self.words).add(word)
        else:
            (self.labels if line[0].isupper() and "." not in word else self.never).add(word)


def _lines(language: str) -> list[str]:
    path = files("bitext") / "data" / "abbreviations" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line for line in (line.partition("#")[0].strip() for line in lines) if line]


def _spaced(words: set[str]) -> re.Pattern[str] | None:
    """What matches the words with several dots, with or without white space after each of them."""
    several = [r"\.\s?".join(map(re.escape, _PART.findall(word))) for word in sorted(words) if "." in word]
    return re.compile(rf"(?<!\w)(?:{'|'.join(several)})\.", re.IGNORECASE) if several else None
