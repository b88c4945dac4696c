"""Conventions of a language: the plural form for a count, the space before a colon, the decimal mark."""

from __future__ import annotations

_MILLION = 1_000_000


def plural_form(locale: str, count: str) -> str:
    """The CLDR plural category of a whole number: `one`, `many` or `other`; `other` for anything else.

    Args:
        locale: BCP 47; unknown languages follow English.
        count: as it appears in the message.
    """
    if not (count.isascii() and count.isdecimal()):
        return "other"
    number = int(count)
    if not _is_french(locale):
        return "one" if number == 1 else "other"
    if number <= 1:
        return "one"
    return "other" if number % _MILLION else "many"


def colon(locale: str) -> str:
    """The colon after a label; in French with a no-break space before it."""
    return "\u00a0:" if _is_french(locale) else ":"


def decimal_mark(locale: str) -> str:
    """The decimal mark, which also decides what separates cells in CSV; unknown languages have a comma."""
    return "." if locale.partition("-")[0].lower() == "en" else ","


def _is_french(locale: str) -> bool:
    return locale.partition("-")[0].lower() == "fr"
