"""Exports a project's segments for other tools: one file per page and locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from bitext import xliff
from bitext.core.changes import Change
from bitext.core.model import BitextError, Document
from bitext.exchange.export.omegat import project_files
from bitext.exchange.export.tmx import tmx
from bitext.exchange.export.translator_copy import translator_copy
from bitext.exchange.export.unit_locations import unit_locations
from bitext.exchange.import_xliff.pages import pages_of
from bitext.project.project import Locale, Project
from bitext.project.segment_files import read_document

_EXTENSIONS: Mapping[str, str] = MappingProxyType({"xliff12": "xlf", "xliff21": "xlf", "xliff22": "xlf", "tmx": "tmx"})
_OMEGAT = "omegat"
FORMATS = (*_EXTENSIONS, _OMEGAT)
"""The export formats."""


@dataclass(slots=True)
class Exported:
    """The files to write, and the number of segments in them."""

    changes: list[Change] = field(default_factory=list)
    segments: int = 0
    """All segments in XLIFF, published pairs in TMX."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Format and content of the export."""

    format: str
    """One of `FORMATS`."""
    prefill: bool = False
    """Whether to fill empty targets with the source."""
    preview: str = ""
    """Address of the site's root; empty to omit previews."""


def plan_export(
    project: Project,
    locales: Iterable[Locale],
    options: ExportOptions,
    out: Path,
    step: Callable[[str], None] = lambda page: None,
) -> Exported:
    """Plan the files `<out>/<locale>/<page>.<xlf or tmx>`; for OmegaT, `<out>/<locale>` is a project.

    Raises:
        BitextError: `out` is inside a folder of the project, or a segment file cannot be used.
    """
    _check_folder(project, out)
    exported = Exported()
    for locale in locales:
        folder = out / locale.code
        if options.format == _OMEGAT:
            sources = _exported(
                project, locale, replace(options, format="xliff12", prefill=True), folder / "source", step
            )
            memory = _exported(project, locale, replace(options, format="tmx"), folder / "tm", lambda page: None)
            own_files = project_files(folder, project.source.code, locale.code)
            exported.changes += [*own_files, *memory.changes, *sources.changes]
            exported.segments += sources.segments
        else:
            part = _exported(project, locale, options, folder, step)
            exported.changes += part.changes
            exported.segments += part.segments
    return exported


def _exported(
    project: Project, locale: Locale, options: ExportOptions, folder: Path, step: Callable[[str], None]
) -> Exported:
    exported = Exported()
    for page in pages_of(project, locale):
        step(page)
        document = read_document(project.locale_path(locale, page))
        text = _text(project, locale, page, document, options) if document else None
        if document and text is not None:
            name = f"{page.removesuffix('.md')}.{_EXTENSIONS[options.format]}"
            exported.changes.append(Change(folder / name, text))
            exported.segments += _count(document, text, options)
    return exported


def _text(project: Project, locale: Locale, page: str, document: Document, options: ExportOptions) -> str | None:
    if options.format == "tmx":
        return tmx(document, locale.published)
    locations = unit_locations(project, locale, page, options.preview)
    copy = translator_copy(document, locations, plain_notes=options.format == "xliff12", prefill=options.prefill)
    return xliff.write(copy, options.format, for_tools=True)


def _count(document: Document, text: str, options: ExportOptions) -> int:
    if options.format == "tmx":
        return text.count("<tu ")
    return sum(len(unit.segments) for unit in document.units)


def _check_folder(project: Project, out: Path) -> None:
    folder = out.resolve()
    if any(folder.is_relative_to(own.resolve()) for own in (project.docs, project.translations)):
        raise BitextError("is inside the project's own files; export to another folder", out)
    if out.exists() and not out.is_dir():
        raise BitextError("is not a folder; export to another path", out)
