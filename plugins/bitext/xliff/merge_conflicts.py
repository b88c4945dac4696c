"""Resolves git conflicts in segment files if the two sides do not have different targets."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from bitext import xliff
from bitext.core.model import BitextError, Document, Segment, Unit

_CONFLICT = re.compile(rb"^<{7} ", re.MULTILINE)
_MARKER = re.compile(rb"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?")


class ConflictingTargetsError(Exception):
    """Both sides have different targets for one segment."""


def is_conflict(raw: bytes) -> bool:
    """Whether the file has git's conflict markers."""
    return _CONFLICT.search(raw) is not None


def parse(raw: bytes, path: Path) -> Document:
    """The document in a file, with or without merge conflicts.

    Raises:
        BitextError: the file cannot be used, or the two sides have different targets, which a person has to resolve.
    """
    found = _CONFLICT.search(raw)
    if found is None:
        return xliff.parse(raw, path)
    try:
        return merged(xliff.parse(_side(raw, theirs=False), path), xliff.parse(_side(raw, theirs=True), path))
    except (ConflictingTargetsError, BitextError) as error:
        line = raw.count(b"\n", 0, found.start()) + 1
        raise BitextError("has a merge conflict; resolve it, then run the command again", path, line) from error


def merged(ours: Document, theirs: Document) -> Document:
    """The units and segments of both documents: ours in order, then those that only theirs has.

    Raises:
        ConflictingTargetsError: a segment has two targets.
    """
    units = {unit.id: unit for unit in ours.units}
    for unit in theirs.units:
        units[unit.id] = _unit(units[unit.id], unit) if unit.id in units else unit
    return replace(ours, units=tuple(units.values()))


def _unit(ours: Unit, theirs: Unit) -> Unit:
    segments = {segment.id: segment for segment in ours.segments}
    for segment in theirs.segments:
        segments[segment.id] = _segment(segments[segment.id], segment) if segment.id in segments else segment
    notes = (*ours.notes, *(note for note in theirs.notes if note not in ours.notes))
    return replace(ours, segments=tuple(segments.values()), notes=notes)


def _segment(ours: Segment, theirs: Segment) -> Segment:
    if theirs.target is None or theirs == ours:
        return ours
    if ours.target is None:
        return theirs
    if ours.target != theirs.target:
        raise ConflictingTargetsError
    return max(ours, theirs, key=lambda segment: segment.state)


def _side(raw: bytes, *, theirs: bool) -> bytes:
    """One side of a file with git's conflict markers."""
    lines: list[bytes] = []
    inside = b""
    for line in raw.splitlines(keepends=True):
        if marker := _MARKER.fullmatch(line):
            inside = b"" if marker[1] == b">" * 7 else marker[1]
        elif inside in (b"", b"=" * 7 if theirs else b"<" * 7):
            lines.append(line)
    return b"".join(lines)
