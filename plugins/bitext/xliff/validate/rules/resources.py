"""Resource data: images and dialogs that belong to the text (XLIFF 2.2 part 2, 4.5)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.core.model import Severity
from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.rules.ids import duplicate_ids
from bitext.xliff.validate.tree import File

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CLAUSES = {"res:source": module("4.5.4.5 source"), "res:target": module("4.5.4.6 target")}


def resource_ids(file: File) -> Iterator[Fault]:
    """A unit is shown with another unit's image."""
    for data in file.tree.inside(file.element, "res:resourceData"):
        yield from duplicate_ids(data, "in this resource data", module("4.5.4.4 resourceItem"))


def resource_references(file: File) -> Iterator[Fault]:
    """The translator does not see the image, because the file does not have it."""
    items = frozenset(item.get("id") for item in file.tree.inside(file.element, "res:resourceItem"))
    for reference in file.tree.inside(file.element, "res:resourceItemRef"):
        name = reference.get("ref")
        if name is not None and name not in items:
            message = f"ref “{name}” is not a resource item of this file; add it, or correct the reference"
            # Only a note: valid files of the official test suite refer to missing items.
            yield Fault("resource-ref", reference, message, module("4.5.5.6 ref"), Severity.NOTE)


def resource_content(file: File) -> Iterator[Fault]:
    """A tool cannot know which image is meant, or for which language."""
    for data in file.tree.inside(file.element, "res:resourceData"):
        if not len(data):
            message = "the resource data is empty; add an item, or remove it"
            yield Fault("resource-empty", data, message, module("4.5.4.2 resourceData"))
    for item in file.tree.inside(file.element, "res:resourceItem"):
        sides = list(file.tree.children(item, "res:source", "res:target"))
        if not len(item):
            message = "the resource item is empty; add a source, target or reference"
            yield Fault("resource-empty", item, message, module("4.5.4.4 resourceItem"))
        if sides and item.get("mimeType") is None and not any(len(side) for side in sides):
            message = "an external resource needs a mimeType; add it"
            yield Fault("resource-type", item, message, module("4.5.4.4 resourceItem"))
        if item.get("context") == "no" and file.tree.child(item, "res:source") is None:
            message = "an item to localize (context=“no”) needs a source; add it"
            yield Fault("resource-source", item, message, module("4.5.4.5 source"))
        for side in sides:
            yield from _side(file, side)


def _side(file: File, side: etree._Element) -> Iterator[Fault]:
    name = file.tree.name(side)
    clause = _CLAUSES[name]
    filled = len(side) > 0 or bool((side.text or "").strip())
    if filled and side.get("href") is not None:
        yield Fault("resource-both", side, f"<{name}> has both content and an href; keep one of them", clause)
    if not filled and side.get("href") is None:
        yield Fault("resource-missing", side, f"<{name}> is empty and has no href; add it", clause)
    if (side.text or "").strip():
        message = f"text is not allowed directly in <{name}>; put it into an element of your own namespace"
        yield Fault("text-misplaced", side, message, clause)
    root = file.tree.root
    declared = root.get("srcLang" if name == "res:source" else "trgLang")
    language = side.get(_LANG)
    if language is not None and declared is not None and language.lower() != declared.lower():
        message = f"<{name}> is in “{language}”, but the file declares “{declared}”; make them agree"
        yield Fault("lang-mismatch", side, message, clause)
