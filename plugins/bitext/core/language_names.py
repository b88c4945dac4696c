"""Names of languages in their own language (Unicode CLDR)."""

from __future__ import annotations

from babel.core import Locale, UnknownLocaleError


def own_name(locale: str) -> str:
    """The language's name in that language, e.g. `Nederlands` for `nl-BE`; the locale code if unknown."""
    language = locale.partition("-")[0].lower()
    try:
        name = Locale.parse(language).get_language_name(language) or locale
    except (UnknownLocaleError, ValueError):
        return locale
    return name[:1].upper() + name[1:]
