"""Which locale and which page a document belongs to that came back under any name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bitext.core.locales import Locale, canonical_locale, is_locale
from bitext.core.model import Document
from bitext.project.project import MEMORY, Project
from bitext.project.segment_files import pages_with_segment_file


def locale_of(said: str | None, locales: Sequence[Locale]) -> Locale | None:
    """The locale that a file's language means: written in any case, or a language that only one locale has.

    A file without a language can only be meant for the one locale of a project that has no other.
    """
    if not said:
        return locales[0] if len(locales) == 1 else None
    fitting = [locale for locale in locales if speaks(said, locale)]
    exact = [locale for locale in fitting if canonical_locale(said) == canonical_locale(locale.code)]
    return (exact or fitting)[0] if exact or len(fitting) == 1 else None


def speaks(said: str, locale: Locale) -> bool:
    """Whether a language is the locale's, or that language without its region."""
    if not is_locale(said.replace("_", "-")):
        return False
    wanted = canonical_locale(locale.code).split("-")
    parts = canonical_locale(said).split("-")
    return wanted[: len(parts)] == parts


def same_language(said: str, locale: Locale) -> bool:
    """Whether a language is the locale's, of whatever region."""
    return speaks(said.replace("_", "-").partition("-")[0], locale)


def pages_of(project: Project, locale: Locale) -> tuple[str, ...]:
    """The pages, and what counts as one, that have a segment file in the locale; the memory is none."""
    others = (name for name in sorted(project.pageless - {MEMORY}) if project.locale_path(locale, name).exists())
    return (*pages_with_segment_file(project, locale), *others)


def page_of(back: Document, pages: Sequence[str], own: Callable[[str], Document]) -> str | None:
    """The page of a document: the one that it names, or the only one that shares most units with it.

    Args:
        back: what came back.
        pages: the locale's.
        own: the project's document of a page.
    """
    units = {unit.id for unit in back.units}
    named = [page for page in pages if _names(back.original, page)]
    if named and (not units or units & _ids(own(named[0]))):
        return named[0]
    shared = sorted(((len(units & _ids(own(page))), page) for page in pages), reverse=True)
    if not shared or not shared[0][0] or [count for count, _ in shared[:2]] == [shared[0][0]] * 2:
        return None
    return shared[0][1]


def _names(original: str, page: str) -> bool:
    return original == page or original.endswith(f"/{page}")


def _ids(document: Document) -> set[str]:
    return {unit.id for unit in document.units}
