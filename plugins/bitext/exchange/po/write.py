"""Writes a page's segments as a PO file."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import normalize, write_po

from bitext.core.model import Document, Note, Segment, Unit
from bitext.exchange.po.entry import as_text, legend, shown_target
from bitext.segments.target_catalog import SOURCE_NOTES

PAGE = "X-Bitext-Page"
"""The header field with the page."""
SOURCE = "X-Source-Language"
"""The header field with the source language, as in Poedit and Weblate."""
_LOCATION = re.compile(r"(.+):(\d+)", re.DOTALL)


def po(document: Document) -> str:
    """The text of a PO file: an entry for each segment that is to be translated.

    Drafts, matches, and targets whose source has changed are fuzzy. PO has no states beyond that; an import keeps those
    of unchanged targets.

    Args:
        document: one page in one locale, with the notes that translators get.
    """
    catalog = Catalog()
    for unit in document.units:
        for segment in unit.segments if unit.translate else ():
            if segment.source:
                _add(catalog, unit, segment)
    out = BytesIO()
    write_po(out, catalog, omit_header=True, include_previous=True)
    header = "".join(f"{name}: {value}\n" for name, value in _header(document).items())
    return f'msgid ""\nmsgstr {normalize(header)}\n\n{out.getvalue().decode()}'


def _add(catalog: Catalog, unit: Unit, segment: Segment) -> None:
    shown = shown_target(segment)
    places = [_LOCATION.fullmatch(note.text) for note in unit.notes if note.category == "location"]
    message = catalog.add(
        as_text(segment.source),
        as_text(shown.target or ()),
        locations=[(place[1], int(place[2])) for place in places if place],
        flags=["fuzzy"] if shown.fuzzy else [],
        auto_comments=[note.text for note in unit.notes if _is_from_source(note)] + [legend(segment.source)],
        user_comments=[note.text for note in unit.notes if not _is_from_source(note) and note.category != "location"],
        previous_id=as_text(shown.previous) if shown.previous else (),
        context=f"{unit.id}/{segment.id}",
    )
    # Babel takes "5 % more" for a Python format string; tools would then refuse "5 % meer".
    message.flags &= {"fuzzy"}


def _is_from_source(note: Note) -> bool:
    return note.category in SOURCE_NOTES or note.category == "preview"


def _header(document: Document) -> dict[str, str]:
    locale = document.target_locale or ""
    fields = {
        "Project-Id-Version": document.original,
        PAGE: document.original,
        SOURCE: document.source_locale,
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    # Babel does not know a locale of this project alone, such as a pseudo-locale; no entry has plural forms anyway.
    with suppress(UnknownLocaleError, ValueError):
        fields["Plural-Forms"] = get_plural(Locale.parse(locale, sep="-")).plural_forms
    return fields
