"""A project's segments for other tools: one file a page and locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from bitext import xliff
from bitext.core.changes import Change
from bitext.core.model import BitextError, Document
from bitext.exchange.export.handout import handout
from bitext.exchange.export.omegat import project_files
from bitext.exchange.export.places import places
from bitext.exchange.export.tmx import tmx
from bitext.exchange.import_xliff.pages import pages_of
from bitext.project.project import Locale, Project
from bitext.project.segment_files import read_document

_ENDS: Mapping[str, str] = MappingProxyType({"xliff12": "xlf", "xliff21": "xlf", "xliff22": "xlf", "tmx": "tmx"})
_OMEGAT = "omegat"
FORMATS = (*_ENDS, _OMEGAT)
"""What can be exported."""


@dataclass(slots=True)
class Exported:
    """The files to write, and how much is in them."""

    changes: list[Change] = field(default_factory=list)
    segments: int = 0
    """In XLIFF all; in TMX the published pairs."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported, and how."""

    format: str
    """One of `FORMATS`."""
    prefill: bool = False
    """Whether segments without a target get their source for one."""
    preview: str = ""
    """Address of the site's root; empty for no previews."""


def plan_export(
    project: Project,
    locales: Iterable[Locale],
    wish: Wish,
    out: Path,
    step: Callable[[str], None] = lambda what: None,
) -> Exported:
    """Work out the files `<out>/<locale>/<page>.<xlf or tmx>`; for OmegaT, `<out>/<locale>` is a project.

    Raises:
        BitextError: `out` lies in a folder of the project's own, or a segment file cannot be used.
    """
    _check_folder(project, out)
    exported = Exported()
    for locale in locales:
        folder = out / locale.code
        if wish.format == _OMEGAT:
            filled = _exported(project, locale, replace(wish, format="xliff12", prefill=True), folder / "source", step)
            memory = _exported(project, locale, replace(wish, format="tmx"), folder / "tm", lambda what: None)
            made = [*project_files(folder, project.source.code, locale.code), *memory.changes]
            exported.changes += [*made, *filled.changes]
            exported.segments += filled.segments
        else:
            part = _exported(project, locale, wish, folder, step)
            exported.changes += part.changes
            exported.segments += part.segments
    return exported


def _exported(project: Project, locale: Locale, wish: Wish, folder: Path, step: Callable[[str], None]) -> Exported:
    exported = Exported()
    for page in pages_of(project, locale):
        step(page)
        document = read_document(project.locale_path(locale, page))
        text = _text(project, locale, page, document, wish) if document else None
        if document and text is not None:
            name = f"{page.removesuffix('.md')}.{_ENDS[wish.format]}"
            exported.changes.append(Change(folder / name, text))
            exported.segments += _count(document, text, wish)
    return exported


def _text(project: Project, locale: Locale, page: str, document: Document, wish: Wish) -> str | None:
    if wish.format == "tmx":
        return tmx(document, locale.published)
    found = places(project, locale, page, wish.preview)
    ready = handout(document, found, plain_notes=wish.format == "xliff12", prefill=wish.prefill)
    return xliff.write(ready, wish.format, handed_out=True)


def _count(document: Document, text: str, wish: Wish) -> int:
    if wish.format == "tmx":
        return text.count("<tu ")
    return sum(len(unit.segments) for unit in document.units)


def _check_folder(project: Project, out: Path) -> None:
    place = out.resolve()
    if any(place.is_relative_to(own.resolve()) for own in (project.docs, project.translations)):
        raise BitextError("belongs to the project's own files; export to another folder", out)
    if out.exists() and not out.is_dir():
        raise BitextError("is no folder; export to another place", out)
