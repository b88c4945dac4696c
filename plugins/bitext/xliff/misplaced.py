"""Rejects text and elements where the readers would skip them, so that nothing that a translator wrote gets lost."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from lxml import etree

from bitext.core.model import BitextError
from bitext.core.quoting import named
from bitext.xliff.safe import line_of


def reject_misplaced(parent: etree._Element, expected: AbstractSet[str]) -> None:
    """Check that an element has no text of its own and no unknown children; extensions of tools may be there.

    Args:
        parent: an element that XLIFF gives only elements.
        expected: the children that XLIFF allows it, with their namespace.

    Raises:
        BitextError: with the line, but without the path.
    """
    _reject_text(parent.text, parent)
    for child in parent:
        tag = str(child.tag)
        if tag not in expected and etree.QName(tag).namespace in (None, etree.QName(parent).namespace):
            name = named(etree.QName(tag).localname)
            message = f"has an element <{name}>, which XLIFF does not allow here; correct its name or remove it"
            raise BitextError(message, line=line_of(child))
        _reject_text(child.tail, child)


def _reject_text(text: str | None, beside: etree._Element) -> None:
    if text and not text.isspace():
        shown = named(" ".join(text.split()))
        message = f"has “{shown}” outside of a <target>; move it into the <target> of its segment, or remove it"
        raise BitextError(message, line=line_of(beside))
