"""Files that belong to another page or language than the place they are in: nothing of them is published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bitext.core.inline import markdown
from bitext.core.locales import canonical_locale, is_locale
from bitext.core.model import Document, Finding, Location, Severity
from bitext.core.quoting import named, short
from bitext.segments.source_catalog import comparable_text

_OUTSIDE = re.compile(r"\A[/\\~]|\A[A-Za-z][A-Za-z0-9+.-]*:|(?:\A|[/\\])\.\.(?:[/\\]|\Z)")


def is_foreign(document: Document, locale: str) -> bool:
    """Whether the file is for another language or region than the locale."""
    given = document.target_locale
    if given is None:
        return False
    if not is_locale(given):
        return True
    # A tool may leave the region out: `nl` is what `nl-BE` falls back to (RFC 4647, 3.4).
    return not f"{canonical_locale(locale)}-".startswith(f"{canonical_locale(given)}-")


def made_for_another_source(
    document: Document, current: Document, where: Callable[[str, str], Location | None]
) -> Iterator[Finding]:
    """A finding for each target of a file that was made for another sentence than the one on the page.

    Args:
        document: the contents of the file.
        current: the same, brought up to date with the page.
        where: returns the location of a target.
    """
    known = {(unit.id, segment.id): segment.source for unit in current.units for segment in unit.segments}
    for unit in document.units:
        for segment in unit.segments:
            own = known.get((unit.id, segment.id), segment.source)
            if segment.target is None or own == segment.source:
                continue
            if comparable_text(own) != comparable_text(segment.source):
                now = f'is now "{short(markdown(own))}" in the page'
                message = f'"{short(markdown(segment.source))}" {now}; run: bitext update, then compare'
                place = where(unit.id, segment.id)
                yield Finding("src-mismatch", Severity.ERROR, message, place, unit.id, segment.id)


def misplaced(document: Document, original: str, locale: str, place: Location | None) -> Iterator[Finding]:
    """The findings about a file that is for another page or language.

    Args:
        document: the contents of the file.
        original: the page that it should be for; empty if unknown.
        locale: the locale of its folder; BCP 47.
        place: where the file says what it is for.
    """
    if _OUTSIDE.search(document.original) or (original and document.original != original):
        message = f'the file claims to belong to "{named(document.original)}"; set original to "{original}"'
        yield Finding("path-original", Severity.ERROR, message, place)
    if is_foreign(document, locale):
        given = named(document.target_locale or "")
        message = f'the target language of the file is "{given}", but its folder is {locale}; set its target language'
        yield Finding("lang-mismatch", Severity.ERROR, message, place)
