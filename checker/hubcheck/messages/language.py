"""What a language asks for besides its words: which plural form a count takes, and what stands before a colon."""

from __future__ import annotations

_MILLION = 1_000_000


def plural_form(locale: str, count: str) -> str:
    """The CLDR category of a whole number: `one`, `many` or `other`; `other` for what is no whole number.

    Args:
        locale: BCP 47; a language that is not known here counts as English does.
        count: as it is filled into the message.
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
    """A colon after a label; French has a no-break space before it."""
    return "\u00a0:" if _is_french(locale) else ":"


def _is_french(locale: str) -> bool:
    return locale.partition("-")[0].lower() == "fr"
