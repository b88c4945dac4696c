"""Locales: their options in mkdocs.yml, and their BCP 47 codes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from babel.core import get_global

from bitext.core.model import BitextError, State

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts of living languages, by ISO 15924."""
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PRIVATE_USE = re.compile(
    r"q[a-t][a-z](?:-.+)?|[a-z]{2,3}(?:-[a-z]{4})?-(?:aa|q[m-z]|x[a-z]|zz)(?:-.+)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Locale:
    """A language and region that the site is published in."""

    code: str
    """BCP 47, e.g. `nl-BE`."""
    name: str
    """In its own language, e.g. `Nederlands`."""
    format: str = "xliff20"
    """Format of its files on disk: `xliff20` or `xliff12`."""
    published: State = State.TRANSLATED
    """Targets of this state and above are shown to readers."""


def wider(code: str) -> Iterator[str]:
    """The locale, then ever wider ones: `zh-Hant-TW`, `zh-Hant`, `zh` (RFC 4647, 3.4 lookup)."""
    parts = code.split("-")
    yield from ("-".join(parts[:length]) for length in range(len(parts), 0, -1))


def lookup(code: str, available: Collection[str]) -> tuple[str, ...]:
    """Which of the available locales serve readers of a locale, the nearest first; empty where none has its language.

    Args:
        code: BCP 47, of the readers.
        available: BCP 47 codes. The locale itself and wider ones serve (`nl-BE`, `nl`); where there is none of these,
            the first of another region does: `nl-BE` for readers of `nl` and `nl-NL`. Another script never serves:
            not `zh`, which is written in simplified characters, for readers of `zh-TW`.
    """
    language, script = language_of(code), script_of(code)
    alike = [one for one in available if language_of(one) == language and script_of(one) == script]
    own = dict.fromkeys((*wider(code), f"{language}-{script}", language))
    return tuple(one for one in own if one in alike) or tuple(sorted(alike)[:1])


def language_of(code: str) -> str:
    """The language of a locale, by its current code: `zh` of `zh-TW`, `he` of `iw`, `nb` of `no`."""
    language = code.partition("-")[0].lower()
    current = {"no": "nb", **get_global("language_aliases")}.get(language, language)
    return str(current).partition("_")[0]


def script_of(code: str) -> str:
    """The script in which a locale is most likely written, e.g. `Hant` for `zh-TW` (Unicode CLDR); empty if unknown."""
    language, *rest = code.split("-")
    named = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    likely = get_global("likely_subtags")
    region = next((part for part in rest if part.isupper() and len(part) == 2), "")
    found = str(likely.get(f"{language}_{region}") or likely.get(language) or "").split("_")
    return named.title() or next((part for part in found if len(part) == 4), "")


def direction_of(code: str) -> str:
    """The direction of a locale's script, `ltr` or `rtl`."""
    return "rtl" if script_of(code) in _RIGHT_TO_LEFT else "ltr"


def language_attributes(code: str, *around: str) -> dict[str, str]:
    """The attributes of an element in a language: `lang`, and `dir` where the text around it has another direction.

    Args:
        code: BCP 47, of the element.
        around: BCP 47, of what may be around it.
    """
    direction = direction_of(code)
    return {"lang": code} if {direction} == set(map(direction_of, around)) else {"lang": code, "dir": direction}


def is_locale(code: str) -> bool:
    """Whether it is well-formed as a BCP 47 language tag: `nl`, `nl-BE`, `zh-Hant-TW`."""
    return _CODE.fullmatch(code) is not None


def is_pseudo_locale(locale: str) -> bool:
    """Whether it is a pseudo-locale: private-use language or region (BCP 47, 2.2.1 and 2.2.4), e.g. `en-XA`."""
    return _PRIVATE_USE.fullmatch(locale) is not None


def canonical_locale(code: str) -> str:
    """The code in the case that BCP 47 recommends: `nl_be` becomes `nl-BE`.

    Raises:
        BitextError: it is not a language tag.
    """
    code = code.replace("_", "-")
    if not is_locale(code):
        raise BitextError(f'"{code}" is not a locale; write language and region like nl-BE')
    first, *rest = code.split("-")
    return "-".join([first.lower(), *map(_cased, rest)])


def _cased(part: str) -> str:
    return {2: part.upper(), 4: part.title()}.get(len(part), part.lower())
