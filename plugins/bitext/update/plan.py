"""The plan of an update: all changes, worked out before the first one is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from operator import add

from bitext.core.changes import Change
from bitext.core.model import Finding


@dataclass(frozen=True, slots=True)
class UpdateCounts:
    """What an update means for a locale, in segments."""

    locale: str
    new: int = 0
    """In the locale's file for the first time."""
    reused: int = 0
    """Given the target of the same sentence elsewhere, or of a retired one."""
    minor_edits: int = 0
    """With a minor change of their source; they stay published with their target."""
    matched: int = 0
    """Without a target, but given a fuzzy match."""
    retired: int = 0
    """Translated pairs that vanished from the pages."""
    open: int = 0
    """Not shown translated to readers."""
    refused: int = 0
    """Those of them that have a target with errors."""
    total: int = 0

    def __add__(self, other: UpdateCounts) -> UpdateCounts:
        return UpdateCounts(self.locale, *map(add, astuple(self)[1:], astuple(other)[1:]))


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What an update leaves of a page in a locale."""

    open: int
    refused: int
    total: int
    wanted: frozenset[str]
    """Fingerprints of the sentences whose translation has not been started."""
    texts: tuple[str | None, ...] = ()
    """The texts of its `TranslatedPage`."""

    @property
    def counts(self) -> tuple[int, int, int]:
        """The numbers of `UpdateCounts` that do not depend on what changed."""
        return self.open, self.refused, self.total


@dataclass(slots=True)
class Plan:
    """All changes of an update."""

    retired: list[Change] = field(default_factory=list)
    """Files of retired segments, of every locale and of the source catalog."""
    files: list[Change] = field(default_factory=list)
    """Segment files and message files of the locales."""
    catalogs: list[Change] = field(default_factory=list)
    """Files of the source catalog."""
    removals: list[Change] = field(default_factory=list)
    counts: list[UpdateCounts] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """Old and new paths of renamed pages."""
    corrections: list[Finding] = field(default_factory=list)
    """What translators' files contain that cannot stay, and what is written instead."""
    summaries: dict[str, dict[str, PageSummary]] = field(default_factory=dict)
    """By locale, what is left of the pages that were looked at."""

    @property
    def changes(self) -> Sequence[Change]:
        """In a crash-safe order: segments are retired before they are removed, and the source catalog comes after the
        locales, so that a run killed in between finds the same work to do.
        """
        return [*self.retired, *self.files, *self.catalogs, *self.removals]
