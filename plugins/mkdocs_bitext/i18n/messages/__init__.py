"""The plugin's own words, one file a language: its notices."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from babel.core import Locale, UnknownLocaleError

from bitext.markdown.pseudolocale import accents, is_private, pseudo_text
from mkdocs_bitext.i18n.static_i18n import chain


@cache
def messages(locale: str) -> Mapping[str, Any]:
    """The words for a locale; what its language lacks comes from a wider one, and in the end from English.

    Args:
        locale: BCP 47; `nl-BE` reads `nl.json`, a pseudo-locale has those of `en.json` made up.
    """
    merged: dict[str, Any] = {}
    for code in reversed(list(chain(locale))):
        path = files(__package__) / f"{code}.json"
        if path.is_file():
            merged = _merged(merged, json.loads(path.read_text(encoding="utf-8")))
    return _pseudo(merged) if is_private(locale) else merged


def _pseudo(words: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _pseudo(value) if isinstance(value, dict) else pseudo_text(value) for key, value in words.items()}


def _merged(wide: Mapping[str, Any], near: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **wide,
        **{
            key: _merged(wide[key], value) if isinstance(value, dict) and key in wide else value
            for key, value in near.items()
        },
    }


def name(locale: str) -> str:
    """What a notice is called by a screen reader."""
    return str(messages(locale)["name"])


def permalink(locale: str) -> str:
    """What the link beside a heading is called."""
    return str(messages(locale)["permalink"])


def backlink(locale: str) -> str:
    """What the link from a footnote back into the text is called; `{}` is the note's number."""
    return str(messages(locale)["backlink"])


def notice(locale: str, key: str, source: str) -> str:
    """One sentence of the notices.

    Args:
        locale: BCP 47, of the reader.
        key: `fallback`, or `source` for the link to the source page.
        source: BCP 47, the language of the source page.
    """
    return str(_notices(locale, source)[key]).format(source=_language(source, locale))


@dataclass(frozen=True, slots=True)
class Offer:
    """How a page is offered to readers of another language."""

    locale: str
    """BCP 47, of these words."""
    name: str
    """What a screen reader calls it."""
    sentence: str
    yes: str
    no: str


def offer(locale: str) -> Offer:
    """How a page in a locale is offered, in its own language where there are words in it."""
    words = messages(locale)["offer"]
    language = _language(locale, locale)
    return Offer(
        spoken_code(locale),
        name(locale),
        words["sentence"].format(language=language),
        words["yes"].format(language=language),
        words["no"],
    )


def spoken_code(locale: str) -> str:
    """The locale itself where there are words in its language; else that of the words which stand for them."""
    spoken = _spoken(locale)
    return locale if spoken.partition("-")[0] == locale.partition("-")[0] else spoken


def still_in_source(locale: str, untranslated: int, total: int, source: str) -> str:
    """How many sentences of a page still wait, as a sentence."""
    forms = _notices(locale, source)["partial"]
    form = str(forms.get(spoken(locale).plural_form(untranslated), forms["other"]))
    return form.format(n=untranslated, m=total, source=_language(source, locale))


def _notices(locale: str, source: str) -> Mapping[str, Any]:
    # "the English text" reads better than "the text in English", but needs an adjective, which no list of names has.
    from_english = source.partition("-")[0] == "en"
    return cast("Mapping[str, Any]", messages(locale)["from_english" if from_english else "from_other"])


def _language(code: str, locale: str) -> str:
    """What a language is called in another, e.g. `Engels` for `en` in `nl-BE` (Unicode CLDR)."""
    language = code.partition("-")[0]
    try:
        name = str(Locale.parse(_spoken(locale)).languages.get(language, code))
        return accents(name) if is_private(locale) else name
    except UnknownLocaleError:
        return code


def spoken(locale: str) -> Locale:
    """How numbers, dates and plurals are written by those who read the words for a locale (Unicode CLDR)."""
    codes = [code for code in chain(locale) if code.partition("-")[0] == _spoken(locale).partition("-")[0]]
    for code in (*codes, _spoken(locale)):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def _spoken(locale: str) -> str:
    """The language that the words for a locale are in."""
    return next(code for code in chain(locale) if (files(__package__) / f"{code}.json").is_file())
