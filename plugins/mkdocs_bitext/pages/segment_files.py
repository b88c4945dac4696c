"""Reads segment files for a build, which does not stop at a missing or broken one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from bitext.core.model import BitextError, Document, Location, State
from bitext.localize.publishable import is_published
from bitext.xliff import read, segment_lines


def read_segments(path: Path) -> tuple[Document | None, BitextError | None]:
    """The document of a file, or None; with the reason if the file exists but cannot be used."""
    try:
        status = path.stat()
    except OSError:
        return None, None
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int, size: int) -> tuple[Document | None, BitextError | None]:
    # Every locale of a page needs its source catalog; those of all pages would take more memory than the site.
    try:
        return read(path), None
    except BitextError as error:
        return None, error


def shows_anything(document: Document | None, published: State) -> bool:
    """Whether readers see any of its targets, judging by their states alone.

    Args:
        document: a locale's file of a page.
        published: the lowest state of targets that are published.
    """
    return document is not None and any(
        is_published(segment, published) for unit in document.units for segment in unit.segments
    )


def place_of(path: Path, unit: str, segment: str) -> Location | None:
    """The place of a segment's target in a file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Location(path, _lines(path, status.st_mtime_ns, status.st_size).get((unit, segment)))


@lru_cache(maxsize=8)  # Each finding about a page asks.
def _lines(path: Path, changed: int, size: int) -> Mapping[tuple[str, str], int]:
    return segment_lines(path.read_bytes())
