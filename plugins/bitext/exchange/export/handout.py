"""A locale's document made ready for a tool: with places and previews, and targets where a tool wants some."""

from __future__ import annotations

from dataclasses import replace

from bitext.core.model import Document, Note, Segment, Unit
from bitext.exchange.export.places import Places


def handout(document: Document, places: Places, *, plain_notes: bool = False, prefill: bool = False) -> Document:
    """What a translator gets.

    Args:
        document: as it lies on disk.
        places: of its units.
        plain_notes: whether notes are to come without a category, as from the developer, which is what tools for
            XLIFF 1.2 show; places keep theirs.
        prefill: whether a segment without a target gets its source for one. OmegaT shows no others.
    """
    return replace(document, units=tuple(_unit(unit, places, plain_notes, prefill) for unit in document.units))


def _unit(unit: Unit, places: Places, plain_notes: bool, prefill: bool) -> Unit:
    notes = [*unit.notes]
    if preview := places.preview(unit):
        notes.append(Note(preview, "preview"))
    if plain_notes:
        notes = [Note(note.text) for note in notes]
    if location := places.location(unit):
        notes.append(Note(location, "location"))
    segments = tuple(map(_filled, unit.segments)) if prefill and unit.translate else unit.segments
    return replace(unit, notes=tuple(notes), segments=segments)


def _filled(segment: Segment) -> Segment:
    return segment if segment.target is not None else replace(segment, target=segment.source)
