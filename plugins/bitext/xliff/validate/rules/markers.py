"""Annotations: comments, and markers with separate start and end."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, core
from bitext.xliff.validate.fragments import parse
from bitext.xliff.validate.tree import Scope, Unit

_COMMENT = core("3.7.3.1.3 Comment Annotation")
_SPLIT = core("3.7.3.2 Splitting Annotations")


def markers(scope: Scope) -> Iterator[Fault]:
    """“Do not translate” without an end applies to everything that follows, without a start to nothing."""
    for side in scope.sides:
        started: set[str | None] = set()
        ended = {marker.get("startRef") for marker in side if scope.tree.name(marker) == "em"}
        for marker in side:
            kind = scope.tree.name(marker)
            if kind == "sm":
                started.add(marker.get("id"))
                if marker.get("id") not in ended:
                    message = f"<sm> “{marker.get('id')}” has no <em> in this unit; add it"
                    yield Fault("marker-no-end", marker, message, _SPLIT)
            elif kind == "em" and marker.get("startRef") not in started:
                message = f"there is no <sm> “{marker.get('startRef')}” before this <em>; move it or remove it"
                yield Fault("marker-no-start", marker, message, _SPLIT)


def comments(unit: Unit) -> Iterator[Fault]:
    """A comment for the translator is not shown by any tool."""
    notes = frozenset(
        note.get("id") for holder in unit.tree.children(unit.element, "notes") for note in holder if note.get("id")
    )
    for side in unit.sides:
        for marker in side:
            if unit.tree.name(marker) in ("mrk", "sm") and marker.get("type") == "comment":
                yield from _comment(unit, marker, notes)


def _comment(unit: Unit, marker: etree._Element, notes: frozenset[str | None]) -> Iterator[Fault]:
    value, reference = marker.get("value"), marker.get("ref")
    if value is not None and reference is not None:
        message = "a comment has either a value or a ref to a note, not both; remove one"
        yield Fault("comment-both", marker, message, _COMMENT)
    elif value is None and reference is None:
        yield Fault("comment-empty", marker, "a comment has no text; give it a value, or a ref to a note", _COMMENT)
    elif reference is not None and not _is_note(unit, reference, notes):
        message = f"ref “{reference[:40]}” is not a note of this unit; write #n= and the note's id"
        yield Fault("comment-ref", marker, message, _COMMENT)


def _is_note(unit: Unit, reference: str, notes: frozenset[str | None]) -> bool:
    fragment = parse(reference) if reference.startswith("#") else ""
    if isinstance(fragment, str):
        # A syntax error has a fault of its own.
        return reference.startswith("#")
    leaf = fragment.leaf_in(unit.file.element.get("id", ""), unit.id)
    return leaf is not None and leaf[0] == "n" and leaf[1] in notes
