"""Segments with their neighbours: what a sentence means depends on its context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bitext.core.model import Segment, Unit
from bitext.segments.source_catalog import comparable_text


@dataclass(frozen=True, slots=True)
class SegmentContext:
    """A segment with its text and those of its neighbours on the page."""

    unit: Unit
    segment: Segment
    text: str
    before: str
    after: str

    def shared_neighbours(self, other: SegmentContext) -> int:
        """How many neighbours two segments have in common, 0 to 2."""
        return (self.before == other.before) + (self.after == other.after)

    @property
    def fingerprints(self) -> tuple[str, str]:
        """The neighbours as six hex digits each, which take less room than their texts."""
        return _fingerprint(self.before), _fingerprint(self.after)


@dataclass(frozen=True, slots=True)
class RetiredContext(SegmentContext):
    """A retired segment; of its neighbours only the fingerprints are known, or nothing."""

    def shared_neighbours(self, other: SegmentContext) -> int:
        """How many neighbours two segments have in common, 0 to 2."""
        before, after = other.fingerprints
        return (self.before == before) + (self.after == after)


def _fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:6]


def segment_contexts(units: Sequence[Unit]) -> Iterator[SegmentContext]:
    """All segments of a page in reading order; the neighbour beyond either end is the empty text."""
    flat = [(unit, segment) for unit in units for segment in unit.segments]
    texts = ["", *(comparable_text(segment.source) for _, segment in flat), ""]
    for index, (unit, segment) in enumerate(flat):
        yield SegmentContext(unit, segment, texts[index + 1], texts[index], texts[index + 2])
