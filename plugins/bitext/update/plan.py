"""What an update would do to the files: worked out whole, then written in an order that a kill cannot spoil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bitext.core.changes import Change
from bitext.core.model import Finding


@dataclass(frozen=True, slots=True)
class Tally:
    """What an update means for a locale."""

    locale: str
    new: int = 0
    """Segments that stand in the locale's file for the first time."""
    returned: int = 0
    """Segments that got the target of the same sentence elsewhere, or back from the memory."""
    revising: int = 0
    """Segments whose source changed a little, and that stay published as they were."""
    alike: int = 0
    """Segments without a target that got a match."""
    gone: int = 0
    """Pairs that went to the memory."""
    open: int = 0
    """Segments that readers do not see translated."""
    total: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.locale,
            self.new + other.new,
            self.returned + other.returned,
            self.revising + other.revising,
            self.alike + other.alike,
            self.gone + other.gone,
            self.open + other.open,
            self.total + other.total,
        )


@dataclass(slots=True)
class Plan:
    """All changes of an update."""

    memories: list[Change] = field(default_factory=list)
    files: list[Change] = field(default_factory=list)
    registers: list[Change] = field(default_factory=list)
    removals: list[Change] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """Old and new paths of pages that were renamed."""
    corrections: list[Finding] = field(default_factory=list)
    """What files of translators say and may not, and what is written in place of it."""

    @property
    def changes(self) -> Sequence[Change]:
        """In the order of writing: what vanishes is remembered before it goes, and registers follow their locales."""
        return [*self.memories, *self.files, *self.registers, *self.removals]
