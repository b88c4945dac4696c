"""One locale's segment files: read one by one, and planned for writing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bitext.core.changes import Change
from bitext.core.model import BitextError, Document, Unit
from bitext.project.project import MEMORY, Locale, Project
from bitext.project.segment_files import planned_change, read_document
from bitext.segments import retired_segments
from bitext.segments.context import SegmentContext, segment_contexts
from bitext.segments.source_catalog import unique_units


class SegmentStore:
    """The segment files of one locale; the source language's store is the source catalog.

    Nothing is written: `file`, `removals` and `retired_file` are the changes that writing would take.
    """

    def __init__(self, project: Project, locale: Locale, renamed: Mapping[str, str] | None = None) -> None:
        """Open the files of a locale.

        Args:
            project: says where they are.
            locale: one of its locales, or its source language.
            renamed: new name to old name of pages that were renamed; their segments come along.
        """
        self.locale = locale
        self.unplaced: dict[str, Sequence[SegmentContext]] = {}
        """By page, the translated pairs that lost their place in this run."""
        self._project = project
        self._renamed = renamed or {}
        self._removed_units: dict[str, Sequence[Unit]] = {}
        self._removed: list[Path] = []
        self._retired_on_disk = read_document(self.path(MEMORY))

    @property
    def is_source(self) -> bool:
        """Whether this is the source catalog."""
        return self.locale.code == self._project.source.code

    def path(self, page: str) -> Path:
        """Where the segments of a page are, or will be; `_site` and its like are pages here too."""
        return self._project.locale_path(self.locale, page)

    def path_on_disk(self, page: str) -> Path:
        """Where the segments of a page are now: a renamed page's may still be under its old name."""
        path = self.path(page)
        if page in self._renamed and (self.is_source or not path.exists()):
            return self.path(self._renamed[page])
        return path

    def read(self, page: str) -> Document | None:
        """The document of a page as it is on disk; None where there is none.

        Raises:
            BitextError: the file cannot be used.
        """
        return read_document(self.path_on_disk(page))

    def retire(self, page: str, units: Sequence[Unit], unplaced: Sequence[SegmentContext] = ()) -> None:
        """Retire what vanished from a page.

        Args:
            page: the one that lost it.
            units: with only those of their segments that vanished.
            unplaced: the translated pairs among them, with their neighbours.
        """
        self._removed_units[page] = units
        self.unplaced[page] = unplaced

    def remove(self, pages: Iterable[str]) -> None:
        """Remove the files of vanished pages and retire what they hold; what a renamed page holds has gone with it."""
        moved = set(self._renamed.values())
        for page in pages:
            document = read_document(self.path(page))
            if document is None:
                continue
            self._removed.append(self.path(page))
            if page in moved:
                continue
            units = unique_units(document)
            if self.is_source:
                self.retire(page, units)
            else:
                pairs = [pair for pair in segment_contexts(units) if pair.segment.target is not None]
                self.retire(page, retired_segments.retired_units(pairs), pairs)

    def documents(self, pages: Collection[str]) -> Iterator[Document]:
        """The documents of these pages as they are on disk; files that cannot be used are left out."""
        for page in pages:
            try:
                document = self.read(page)
            except BitextError:
                # Not among the pages of this run: whoever asks for that page gets the error.
                continue
            if document is not None:
                yield document

    @property
    def retired_count(self) -> int:
        """How many segments were retired in this run."""
        return sum(len(unit.segments) for units in self._removed_units.values() for unit in units)

    def retired_ids(self) -> Mapping[str, frozenset[str]]:
        """By page, the ids that were retired before this run; they are never assigned again."""
        return retired_segments.retired_ids(self._retired_before())

    def retired(self) -> Document:
        """All retired segments, those of this run included."""
        return retired_segments.with_retired(self._retired_before(), self._removed_units)

    def file(self, page: str, document: Document) -> list[Change]:
        """The change to the file of a page, if the document differs from what is on disk."""
        return planned_change(self.path(page), document, self.locale.format)

    def removals(self) -> list[Change]:
        """The files that go."""
        return [Change(path, None) for path in self._removed]

    def retired_file(self) -> list[Change]:
        """The change to the file of retired segments, if there is one."""
        retired = self.retired()
        if not retired.units and self._retired_on_disk is None:
            return []
        return planned_change(self.path(MEMORY), retired, self.locale.format)

    def _retired_before(self) -> Document:
        target = None if self.is_source else self.locale.code
        document = self._retired_on_disk or Document(MEMORY, self._project.source.code, target_locale=target)
        for new, old in self._renamed.items():
            document = retired_segments.with_page_renamed(document, old, new)
        return document
