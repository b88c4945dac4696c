"""Finds the locale and the page of an imported document, whatever its file is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bitext.core.locales import Locale, canonical_locale, is_locale
from bitext.core.model import Document
from bitext.exchange.import_xliff.partners import shared
from bitext.project.project import MEMORY, Project
from bitext.project.segment_files import pages_with_segment_file


def locale_of(language: str | None, locales: Sequence[Locale]) -> Locale | None:
    """The locale of a file's language: the code in any case, or a language that only one locale has.

    A file without a language belongs to the project's only locale, if there is only one.
    """
    if not language:
        return locales[0] if len(locales) == 1 else None
    fitting = [locale for locale in locales if matches_locale(language, locale)]
    exact = [locale for locale in fitting if canonical_locale(language) == canonical_locale(locale.code)]
    return (exact or fitting)[0] if exact or len(fitting) == 1 else None


def matches_locale(language: str, locale: Locale) -> bool:
    """Whether a language tag is the locale's, or its language without region."""
    if not is_locale(language.replace("_", "-")):
        return False
    expected = canonical_locale(locale.code).split("-")
    parts = canonical_locale(language).split("-")
    return expected[: len(parts)] == parts


def same_language(language: str, locale: Locale) -> bool:
    """Whether a language tag has the locale's language, whatever its region."""
    return matches_locale(language.replace("_", "-").partition("-")[0], locale)


def pages_of(project: Project, locale: Locale) -> tuple[str, ...]:
    """Pages and other documents with a segment file in the locale, without the retired segments."""
    others = (name for name in sorted(project.pageless - {MEMORY}) if project.locale_path(locale, name).exists())
    return (*pages_with_segment_file(project, locale), *others)


def page_of(returned: Document, pages: Sequence[str], own: Callable[[str], Document]) -> str | None:
    """The page of a document: the page that it names, or the only one that shares most units or, if it was renumbered,
    most sources with it.

    Args:
        returned: the imported document.
        pages: the locale's pages.
        own: the project's document of a page.
    """
    named = [page for page in pages if _names(returned.original, page)]
    if named and (not returned.units or any(shared(own(named[0]), returned))):
        return named[0]
    best = sorted(((*shared(own(page), returned), page) for page in pages), reverse=True)
    if not best or not any(best[0][:2]) or (len(best) > 1 and best[0][:2] == best[1][:2]):
        return None
    return best[0][2]


def _names(original: str, page: str) -> bool:
    return original == page or original.endswith(f"/{page}")
