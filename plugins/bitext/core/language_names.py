"""Names of languages in their own language (Unicode CLDR)."""

from __future__ import annotations

from collections.abc import Iterable

from babel.core import Locale, UnknownLocaleError

from bitext.core.locales import language_of, script_of


def own_name(locale: str, others: Iterable[str] = ()) -> str:
    """The language's name in that language, e.g. `Nederlands` for `nl-BE`; the locale code if unknown.

    Args:
        locale: BCP 47. A script that is not the usual one of the language is part of the name: `繁體中文` for `zh-TW`.
        others: the other locales of the site; where one has the same language and script, the region is added.
    """
    language, script = language_of(locale), script_of(locale)
    region = next((part for part in locale.split("-")[1:] if part.isupper() or part.isdigit()), "")
    alike = any((language_of(one), script_of(one)) == (language, script) for one in others if one != locale)
    try:
        words = Locale.parse(f"{language}_{script}" if script else language)
    except (UnknownLocaleError, ValueError):
        return locale
    with_script = f"{language}_{script}" in words.languages and language == "zh"
    name = words.languages.get(f"{language}_{script}" if with_script else language) or locale
    if script and script != script_of(language) and not with_script:
        name = f"{name} ({words.scripts.get(script, script)})"
    if alike and region:
        name = f"{name} ({words.territories.get(region, region)})"
    return name[:1].upper() + name[1:]


def english_name(locale: str) -> str:
    """The language's name in English with the code, for messages of the command: `French (fr)`; the code if unknown."""
    try:
        name = Locale.parse(locale, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        return locale
    return f"{name} ({locale})" if name else locale
