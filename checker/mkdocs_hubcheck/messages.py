"""Selects the messages of a page: the nearest locale, and only what its parts need, in one file for the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from hubcheck.messages import DEFAULT_LOCALE, Catalogue, nearest_locale, read_catalogue
from hubcheck.messages.catalogue import Message
from mkdocs_hubcheck.data_file import DataFile

FORMS = ("boot.", "decision.", "email.", "list.", "paste.", "ui.", "url.", "value.")
"""Prefixes of the message ids of the forms."""
CHECKLIST = (*FORMS, "actor.", "answer.", "checklist.", "explain.", "message.to-row", "outcome.", "report.", "step.")
"""Prefixes for the checklist and the forms in it."""
BULK = (*FORMS, "bulk.")
"""Prefixes for the bulk check."""
MESSAGE = ("actor.", "boot.", "checklist.paste-first", "explain.", "list.", "message.", "report.actor", "ui.", "value.")
"""Prefixes for the box for an error message."""
ONLINE = ("online.",)
"""Prefixes for the online checks, if the site has them."""
LETTERS = ("mail.", "checklist.subject")
"""Prefixes of the messages to send, which are in the language of their recipient."""
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|[«“{*])(?!\S*@)")
CORE = ("boot.",)
"""Prefixes of the messages that a page contains itself, for the case that nothing else can be loaded."""


def nearest_catalogue(locale: str) -> Catalogue:
    """The messages of the locale, else of another locale with its language, else in English; as they are printed."""
    catalogue = read_catalogue(nearest_locale(locale) or DEFAULT_LOCALE)
    if catalogue.locale.partition("-")[0] != "fr":
        return catalogue
    return replace(catalogue, messages={name: _printed(message) for name, message in catalogue.messages.items()})


def _printed(message: Message) -> Message:
    """A French message with ’ for each apostrophe: people type the straight one, as their keyboard has it."""
    if isinstance(message, str):
        return _APOSTROPHE.sub("’", message)
    return {form: _APOSTROPHE.sub("’", text) for form, text in message.items()}


def select_messages(catalogue: Catalogue, prefixes: tuple[str, ...]) -> dict[str, object]:
    """The messages with these prefixes, and separately the English ones that the locale lacks."""
    own = {name: text for name, text in catalogue.messages.items() if name.startswith(prefixes)}
    missing = {name: catalogue.message(name) for name in _missing(catalogue, prefixes)}
    return {"locale": catalogue.locale, "messages": own, "fallback": missing}


def _missing(catalogue: Catalogue, prefixes: tuple[str, ...]) -> Iterator[str]:
    fallback = catalogue.fallback
    while fallback is not None:
        yield from (name for name in fallback.messages if name.startswith(prefixes) and catalogue.is_fallback(name))
        fallback = fallback.fallback


def message_file(
    catalogue: Catalogue, part: str, prefixes: tuple[str, ...], more: Mapping[str, object] | None = None
) -> DataFile:
    """The file with the messages with these prefixes, and more data; the same name for the same content."""
    data = {**select_messages(catalogue, prefixes), **(more or {})}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return DataFile.named_by_content(f"{part}.{catalogue.locale}", text)
