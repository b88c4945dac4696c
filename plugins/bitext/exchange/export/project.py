"""Exports a project's segments for other tools: one file per page and locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from bitext import xliff
from bitext.core.changes import Change
from bitext.core.model import BitextError, Document, Note, Segment, Unit
from bitext.exchange.export.tmx import tmx
from bitext.exchange.export.unit_locations import UnitLocations, unit_locations
from bitext.exchange.import_xliff.pages import pages_of
from bitext.exchange.po import po
from bitext.project.project import Locale, Project
from bitext.project.segment_files import read_document

_EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {"xliff12": "xlf", "xliff21": "xlf", "xliff22": "xlf", "po": "po", "tmx": "tmx"}
)
_OMEGAT = "omegat"
_OMEGAT_PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
    <project version="1.0">
        <source_dir>__DEFAULT__</source_dir>
        <target_dir>__DEFAULT__</target_dir>
        <tm_dir>__DEFAULT__</tm_dir>
        <glossary_dir>__DEFAULT__</glossary_dir>
        <dictionary_dir>__DEFAULT__</dictionary_dir>
        <source_lang>{source}</source_lang>
        <target_lang>{target}</target_lang>
        <sentence_seg>false</sentence_seg>
        <support_default_translations>true</support_default_translations>
        <remove_tags>false</remove_tags>
    </project>
</omegat>
"""
_OMEGAT_FOLDERS = ("dictionary", "glossary", "omegat", "target", "tm")
FORMATS = (*_EXTENSIONS, _OMEGAT)
"""The export formats."""


@dataclass(slots=True)
class Exported:
    """The files to write, and the number of segments in them."""

    changes: list[Change] = field(default_factory=list)
    segments: int = 0
    """All segments in XLIFF and PO, published pairs in TMX."""


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
    """Plan the files `<out>/<locale>/<page>.<xlf, po or tmx>`; for OmegaT, `<out>/<locale>` is a project.

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
            own_files = _omegat_project(folder, project.source.code, locale.code)
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
    if options.format == "po":
        return po(_translator_copy(document, locations, plain_notes=False, prefill=False))
    copy = _translator_copy(document, locations, plain_notes=options.format == "xliff12", prefill=options.prefill)
    return xliff.write(copy, options.format, for_tools=True)


def _translator_copy(document: Document, locations: UnitLocations, *, plain_notes: bool, prefill: bool) -> Document:
    """The document that a translator gets.

    Args:
        document: the document on disk.
        locations: the locations of its units.
        plain_notes: whether to drop the categories of notes, so that they are shown by XLIFF 1.2 tools, as from the
            developer; locations keep theirs.
        prefill: whether to fill empty targets with the source. OmegaT shows only segments with targets.
    """
    return replace(document, units=tuple(_unit(unit, locations, plain_notes, prefill) for unit in document.units))


def _unit(unit: Unit, locations: UnitLocations, plain_notes: bool, prefill: bool) -> Unit:
    notes = [*unit.notes]
    if preview := locations.preview(unit):
        notes.append(Note(preview, "preview"))
    if plain_notes:
        notes = [Note(note.text) for note in notes]
    if location := locations.location(unit):
        notes.append(Note(location, "location"))
    segments = tuple(map(_prefilled, unit.segments)) if prefill and unit.translate else unit.segments
    return replace(unit, notes=tuple(notes), segments=segments)


def _prefilled(segment: Segment) -> Segment:
    return segment if segment.target is not None else replace(segment, target=segment.source)


def _count(document: Document, text: str, options: ExportOptions) -> int:
    if options.format == "tmx":
        return text.count("<tu ")
    if options.format == "po":
        return text.count("\nmsgctxt ")
    return sum(len(unit.segments) for unit in document.units)


def _check_folder(project: Project, out: Path) -> None:
    folder = out.resolve()
    if any(folder.is_relative_to(own.resolve()) for own in (project.docs, project.translations)):
        raise BitextError("is inside the project's own files; export to another folder", out)
    if out.exists() and not out.is_dir():
        raise BitextError("is not a folder; export to another path", out)


def _omegat_project(folder: Path, source: str, target: str) -> Iterator[Change]:
    """The files that make a folder with `source/` and `tm/` a project; OmegaT requires all of its folders."""
    yield Change(folder / "omegat.project", _OMEGAT_PROJECT.format(source=source.upper(), target=target.upper()))
    yield from (Change(folder / name / ".gitkeep", "") for name in _OMEGAT_FOLDERS)
