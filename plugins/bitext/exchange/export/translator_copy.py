"""The copy of a locale's document for a translation tool, with locations, previews and optional pre-filled targets."""

from __future__ import annotations

from dataclasses import replace

from bitext.core.model import Document, Note, Segment, Unit
from bitext.exchange.export.unit_locations import UnitLocations


def translator_copy(
    document: Document, locations: UnitLocations, *, plain_notes: bool = False, prefill: bool = False
) -> Document:
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
