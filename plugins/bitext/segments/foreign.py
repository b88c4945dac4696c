"""Files that belong to another language than the folder they are in."""

from __future__ import annotations

from bitext.core.locales import canonical_locale, is_locale
from bitext.core.model import Document, Finding, Location, Severity
from bitext.core.quoting import named


def is_foreign(document: Document, locale: str) -> bool:
    """Whether the file is for another language or region than the locale."""
    given = document.target_locale
    if given is None:
        return False
    if not is_locale(given):
        return True
    # A tool may leave the region out: `nl` is what `nl-BE` falls back to (RFC 4647, 3.4).
    return not f"{canonical_locale(locale)}-".startswith(f"{canonical_locale(given)}-")


def foreign(document: Document, locale: str, place: Location | None) -> Finding:
    """The finding about a file for another language."""
    given = named(document.target_locale or "")
    message = f'the target language of the file is "{given}", but its folder is {locale}; set its target language'
    return Finding("lang-mismatch", Severity.ERROR, message, place)
