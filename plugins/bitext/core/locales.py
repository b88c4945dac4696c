"""Locales: their options in mkdocs.yml, and their BCP 47 codes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bitext.core.model import BitextError, State

_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


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
            the first of another region does: `nl-BE` for readers of `nl` and `nl-NL`.
    """
    own = tuple(one for one in wider(code) if one in available)
    language = code.partition("-")[0]
    return own or tuple(sorted(one for one in available if one.partition("-")[0] == language)[:1])


def is_locale(code: str) -> bool:
    """Whether it is well-formed as a BCP 47 language tag: `nl`, `nl-BE`, `zh-Hant-TW`."""
    return _CODE.fullmatch(code) is not None


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
