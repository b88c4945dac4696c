"""Plural forms of messages: a source catalog has those of all languages of a project, a target catalog its own."""

from __future__ import annotations

import re
from dataclasses import replace

from bitext.core.messages import plural_categories
from bitext.core.model import Document, Unit

MESSAGE = "message"
"""Type of the units of message catalogues."""
FORM = re.compile(r"/(zero|one|two|few|many|other)(?:#\d+)?\Z")
"""How the name of a unit ends whose text is a plural form."""


def with_forms_of(catalog: Document, locale: str) -> Document:
    """A source catalog without the plural forms that the language of a locale does not have (BCP 47)."""
    own = plural_categories(locale)

    def belongs(unit: Unit) -> bool:
        form = FORM.search(unit.name or "") if unit.type == MESSAGE else None
        return form is None or form[1] in own

    units = tuple(filter(belongs, catalog.units))
    return catalog if len(units) == len(catalog.units) else replace(catalog, units=units)
