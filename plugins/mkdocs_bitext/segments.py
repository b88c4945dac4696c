"""Segment files as a build reads them: one that is missing or broken is no reason to stop."""

from __future__ import annotations

from pathlib import Path

from bitext.model import BitextError, Document, Place
from bitext.xliff import places, read


def read_segments(path: Path) -> tuple[Document | None, BitextError | None]:
    """A file's segments; None where there is no file, or with the reason why it cannot be used."""
    if not path.is_file():
        return None, None
    try:
        return read(path), None
    except BitextError as error:
        return None, error


def place_of(path: Path, unit: str, segment: str) -> Place | None:
    """Where in a file a segment's target stands."""
    return Place(path, places(path.read_bytes()).get((unit, segment))) if path.is_file() else None
