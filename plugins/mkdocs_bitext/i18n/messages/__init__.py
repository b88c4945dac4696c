"""The plugin's own words, which it writes into pages: one catalogue a locale, translated in segment files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from babel.core import Locale, UnknownLocaleError

from bitext.core.locales import wider
from bitext.core.messages import SOURCE, Message, catalogues_in, filled, messages_in, translated_in
from bitext.markdown.pseudolocale import accents, is_pseudo_locale, pseudo_text

FOLDER = Path(str(files(__package__)))
"""Where the catalogues lie."""


@cache
def messages(locale: str) -> Mapping[str, Message]:
    """The words for a locale by id; what its language lacks is English.

    Args:
        locale: BCP 47; a pseudo-locale without a catalogue of its own has made-up words.
    """
    found = messages_in(FOLDER, locale)
    return _pseudo(found) if is_pseudo_locale(locale) and locale not in catalogues_in(FOLDER) else found


def _pseudo(words: Mapping[str, Message]) -> dict[str, Message]:
    return {
        id: pseudo_text(text) if isinstance(text, str) else {form: pseudo_text(one) for form, one in text.items()}
        for id, text in words.items()
    }


def text(locale: str, id: str, /, **values: object) -> str:
    """A message with values for its placeholders."""
    return filled(str(messages(locale)[id]), values)


def count(locale: str, id: str, number: int, /, **values: object) -> str:
    """A message about a number, in the form that the language has for it; `{n}` is the number."""
    return filled(form(locale, id, spoken(locale).plural_form(number)), {"n": number, **values})


def form(locale: str, id: str, category: str) -> str:
    """A plural form of a message by CLDR category; `other` where the message has no such form."""
    forms = messages(locale)[id]
    assert not isinstance(forms, str), id
    return forms.get(category, forms["other"])


def section(locale: str, start: str) -> dict[str, str]:
    """The messages whose ids start so, by the rest of their ids, with their placeholders."""
    return {id.removeprefix(start): str(message) for id, message in messages(locale).items() if id.startswith(start)}


def notice(locale: str, key: str, source: str) -> str:
    """One sentence of the notices.

    Args:
        locale: BCP 47, of the reader.
        key: `fallback`, or `source` for the link to the source page.
        source: BCP 47, the language of the source page.
    """
    return text(locale, f"{_from(source)}.{key}", source=language_name(source, locale))


def still_in_source(locale: str, untranslated: int, total: int, source: str) -> str:
    """How many sentences of a page still wait, as a sentence."""
    return count(locale, f"{_from(source)}.partial", untranslated, m=total, source=language_name(source, locale))


def _from(source: str) -> str:
    # "the English text" reads better than "the text in English", but needs an adjective, which no list of names has.
    return "from_english" if source.partition("-")[0] == "en" else "from_other"


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
    language = language_name(locale, locale)
    return Offer(
        spoken_code(locale),
        text(locale, "name"),
        text(locale, "offer.sentence", language=language),
        text(locale, "offer.yes", language=language),
        text(locale, "offer.no"),
    )


def spoken_code(locale: str) -> str:
    """The locale itself where there are words in its language; else that of the words which stand for them."""
    return locale if translated_in(FOLDER, locale) else SOURCE


def language_name(code: str, locale: str) -> str:
    """What a language is called in another, e.g. `Engels` for `en` in `nl-BE` (Unicode CLDR)."""
    language = code.partition("-")[0]
    try:
        name = str(Locale.parse(spoken_code(locale).partition("-")[0]).languages.get(language, code))
    except UnknownLocaleError:
        return code
    return accents(name) if is_pseudo_locale(locale) else name


def spoken(locale: str) -> Locale:
    """How numbers, dates and plurals are written by those who read the words for a locale (Unicode CLDR)."""
    for code in wider(spoken_code(locale)):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(SOURCE)
