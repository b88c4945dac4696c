"""The checker's sentences on their way to a page: the nearest locale's, and as one small file for the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from hubcheck.messages import DEFAULT_LOCALE, Catalogue, locales, read_catalogue
from mkdocs_hubcheck.pack_sources import digest

FORMS = ("boot.", "decision.", "email.", "list.", "paste.", "ui.", "url.", "value.")
"""What the forms say, by the start of the message ids; the checklist and the command line have their own."""
CHECKLIST = (*FORMS, "actor.", "answer.", "checklist.", "explain.", "outcome.", "report.", "step.")
"""What the checklist says, and the forms in it."""
BULK = (*FORMS, "bulk.")
"""What the forms and the table for many at once say."""
ONLINE = ("online.",)
"""What online checks say, where the site has them."""
LETTERS = ("mail.",)
"""The texts to send, in the language of whom they are sent to."""
CORE = ("boot.",)
"""What a page must be able to say although nothing else could be loaded."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """A catalogue as the browser gets it."""

    name: str
    """Of the file; holds a hash of its content."""
    text: str
    """JSON: `messages` of the locale, and `fallback`: the English of what it lacks."""


def nearest(locale: str) -> Catalogue:
    """The sentences for a page: of its locale, else of its language, else in English."""
    wanted = locale.casefold()
    exact = {code.casefold(): code for code in locales()}
    language = {code.split("-")[0].casefold(): code for code in reversed(locales())}
    found = exact.get(wanted) or language.get(wanted.split("-")[0])
    return read_catalogue(found or DEFAULT_LOCALE)


def select(catalogue: Catalogue, starts: tuple[str, ...]) -> dict[str, object]:
    """The messages whose ids start so, and separately in English what the locale lacks of them."""
    own = {name: text for name, text in catalogue.messages.items() if name.startswith(starts)}
    missing = {name: catalogue.message(name) for name in _missing(catalogue, starts)}
    return {"locale": catalogue.locale, "messages": own, "fallback": missing}


def _missing(catalogue: Catalogue, starts: tuple[str, ...]) -> Iterator[str]:
    behind = catalogue.fallback
    while behind is not None:
        yield from (name for name in behind.messages if name.startswith(starts) and catalogue.is_fallback(name))
        behind = behind.fallback


def word_file(catalogue: Catalogue, part: str, starts: tuple[str, ...]) -> WordFile:
    """The file with the messages whose ids start so; the same name for the same sentences."""
    text = json.dumps(select(catalogue, starts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return WordFile(f"{part}.{catalogue.locale}.{digest(text)[:10]}.json", text)
