"""Limits for segment files: sizes, and unique ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from bitext.core.inline import markdown
from bitext.core.model import BitextError, Document
from bitext.xliff.safe import line_of

MAX_SEGMENTS = 250_000
"""Per page; the largest real file measured, all pages of a product, has 48,405."""
MAX_LENGTH = 250_000
"""Characters of one source or target, including markup."""


def check(document: Document, root: etree._Element) -> None:
    """Check a document that was read.

    Raises:
        BitextError: with the line, but without the path.
    """
    if fault := _fault(document):
        message, ids = fault
        raise BitextError(message, line=_line(root, *ids))


def _fault(document: Document) -> tuple[str, tuple[str, ...]] | None:
    """The error message, and the ids of the elements that locate it."""
    if unit_id := _repeated([unit.id for unit in document.units]):
        return f"has the unit {unit_id} twice; remove one of them", (unit_id,)
    segments = 0
    for unit in document.units:
        segments += len(unit.segments)
        if len(unit.segments) > 1 and (name := _repeated([segment.id for segment in unit.segments])):
            message = f"has the segment {name} of unit {unit.id} twice; remove one of them"
            return message, (name, f"{unit.id}::{name}", unit.id)
        for segment in unit.segments:
            if max(len(markdown(segment.source)), len(markdown(segment.target or ()))) > MAX_LENGTH:
                return f"has more than {MAX_LENGTH} characters in the unit {unit.id}; split that text", (unit.id,)
    if segments > MAX_SEGMENTS:
        return f"contains more than {MAX_SEGMENTS} segments; split it into one file per page", ()
    return None


def _repeated(ids: Sequence[str]) -> str | None:
    if len(ids) == len(set(ids)):
        return None
    return next(name for name, count in Counter(ids).items() if count > 1)


def _line(root: etree._Element, *ids: str) -> int | None:
    """The line of the last element with one of these ids."""
    elements = (element for element in root.iter("{*}unit", "{*}segment", "{*}trans-unit") if element.get("id") in ids)
    return max((line for element in elements if (line := line_of(element))), default=None)
