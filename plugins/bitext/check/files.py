"""Checks on a locale's file as a whole: it belongs to this page and locale, and its ids are unique."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bitext import xliff
from bitext.core.inline import markdown
from bitext.core.model import BitextError, Document, Finding, Location, Severity, State
from bitext.core.quoting import named, short
from bitext.rules.context import Locate
from bitext.segments.foreign import made_for_another_source, misplaced
from bitext.xliff.merge_conflicts import conflict_line, parse
from bitext.xliff.merge_documents import OURS, THEIRS, conflicts
from bitext.xliff.safe import line_of, root_of

WHY: Mapping[str, str] = {
    "xml-doctype": "A DOCTYPE can read files of the machine that builds the site, or fill its memory.",
    "xml-limits": "A file over the limits stops the build for everyone.",
    "file-unreadable": "Nothing in an unreadable file reaches readers: they get the whole page in the source language.",
    "path-original": "A file that names another page could overwrite that page's translations.",
    "lang-mismatch": "A file for another language puts that language on the pages of this one.",
    "dup-id": "If an id is not unique, its target is ambiguous: readers get the page in the source language.",
    "unit-unknown": "A target without a sentence on the page is shown to nobody.",
    "src-mismatch": "The translator saw a different sentence from the one on the page.",
    "state-no-target": "It counts as translated, but readers get the source.",
    "merge-conflict": "Nobody has chosen one of two translations yet: readers get the source.",
    "target-twice": "Only the first is read: the other translation would be lost with the next update.",
    "state-unknown": "An unknown state counts as initial: readers get the source, and the translation looks lost.",
}
"""Code of each check in this module -> why it matters to readers."""

_STATE = re.compile(rb"""\bstate=["']([^"']*)|\bstate\s+=""")


def conflict(raw: bytes, path: Path) -> Finding | None:
    """The finding for an unresolved merge conflict; None if there is none."""
    line = conflict_line(raw)
    if line is None:
        return None
    try:
        parse(raw, path)
    except BitextError as error:
        return unreadable(error, path)
    message = "the file contains a merge conflict; run: bitext update, or resolve it by hand"
    return Finding("file-unreadable", Severity.ERROR, message, Location(path, line))


def unreadable(error: BitextError, path: Path) -> Finding:
    """The finding for a file that cannot be used."""
    code = "file-unreadable"
    if "DOCTYPE" in error.message:
        code = "xml-doctype"
    elif "twice" in error.message:
        code = "dup-id"
    elif "limits" in error.message or "split it" in error.message:
        code = "xml-limits"
    return Finding(code, Severity.ERROR, f"the file {error.message}", Location(error.path or path, error.line))


def check_file(document: Document, current: Document, locale: str, raw: bytes, locate: Locate) -> Iterator[Finding]:
    """Findings about a locale's file, regardless of its targets.

    Args:
        document: the contents of the file.
        current: the same, brought up to date with the page.
        locale: BCP 47.
        raw: the bytes of the file, with its states as written.
        locate: returns the locations of its targets.
    """
    first = Location(place.path, 1) if (place := locate("", "", "")) else None
    yield from misplaced(document, current.original, locale, first)
    yield from made_for_another_source(document, current, lambda unit, segment: locate(unit, segment, ""))
    known = {(unit.id, segment.id) for unit in current.units for segment in unit.segments}
    for unit in document.units:
        for segment in unit.segments:
            if segment.target is not None and (unit.id, segment.id) not in known:
                message = f'"{short(markdown(segment.source))}" is no longer a sentence of the page; run: bitext update'
                place = locate(unit.id, segment.id, "")
                yield Finding("unit-unknown", Severity.ERROR, message, place, unit.id, segment.id)
    yield from merge_conflicts(document, locate)
    if _may_have_lost_states(raw, document):
        yield from _states(raw, first)
    if xliff.may_have_second_targets(raw, document):
        yield from _second_targets(document, raw, first)


def merge_conflicts(document: Document, locate: Locate) -> Iterator[Finding]:
    """A finding for each sentence with two translations, for which a person has to choose one."""
    for unit, segment in conflicts(document):
        two = " and ".join(
            f'"{short(markdown(match.target))}"' for match in segment.matches if match.origin in (OURS, THEIRS)
        )
        message = f'"{short(markdown(segment.source))}" was translated differently on two branches: {two}'
        message += "; write the right one as its target, and set its state to translated"
        yield Finding("merge-conflict", Severity.ERROR, message, locate(unit.id, segment.id, ""), unit.id, segment.id)


def _second_targets(document: Document, raw: bytes, first: Location | None) -> Iterator[Finding]:
    written = xliff.written_segments(raw)[0]
    for unit in document.units:
        for segment in unit.segments:
            if (found := written.get((unit.id, segment.id))) and found.more_targets:
                place = Location(first.path, found.line) if first else None
                message = f'the target of "{short(markdown(segment.source))}" {xliff.SECOND_TARGET}'
                yield Finding("target-twice", Severity.ERROR, message, place, unit.id, segment.id)


def _may_have_lost_states(raw: bytes, document: Document) -> bool:
    """Whether the file may have more states than the document that was read from it."""
    read = sum(segment.state is not State.INITIAL for unit in document.units for segment in unit.segments)
    written = sum(1 for found in _STATE.finditer(raw) if found[1] != b"initial")
    return written > read


def _states(raw: bytes, first: Location | None) -> Iterator[Finding]:
    # The reader turns such states into initial ones, so only the file itself still shows them.
    for element in root_of(raw, Path("-")).iter("{*}segment"):
        state = element.get("state", State.INITIAL)
        missing = next(element.iterchildren("{*}target"), None) is None
        if state not in {one.value for one in State}:
            code = "state-unknown"
            message = f'the state "{named(state)}" is not an XLIFF state; write {", ".join(State)}, whichever is meant'
        elif state != State.INITIAL and missing:
            code = "state-no-target"
            message = f'the state is "{named(state)}", but there is no target; add it, or set the state to initial'
        else:
            continue
        parent = element.getparent()
        unit = parent.get("id", "") if parent is not None else ""
        place = Location(first.path, line_of(element)) if first else None
        yield Finding(code, Severity.ERROR, message, place, unit, element.get("id", ""))
