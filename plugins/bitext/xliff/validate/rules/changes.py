"""Change tracking, which XLIFF 2.0 had as a module (5.6 there)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, change_tracking
from bitext.xliff.validate.tree import Tree, Unit

_SINGLE = frozenset({"source", "target"})


def _revisions(tree: Tree, unit: etree._Element) -> Iterator[etree._Element]:
    for track in tree.children(unit, "ctr:changeTrack"):
        yield from tree.children(track, "ctr:revisions")


def change_references(unit: Unit) -> Iterator[Fault]:
    """The old text would be restored into the wrong note, or into none."""
    named = [element for element in unit.element.iter() if element.get("id")]
    ids = frozenset(element.get("id") for element in named)
    kinds = Counter(unit.tree.name(element) for element in named)
    for revisions in _revisions(unit.tree, unit.element):
        reference, kind = revisions.get("ref"), revisions.get("appliesTo", "")
        if reference is not None and reference not in ids:
            message = f"ref “{reference}” is not an id in this unit; correct it"
            yield Fault("change-ref", revisions, message, change_tracking("5.6.5.5 ref"))
        if reference is None and kind not in _SINGLE and kinds[kind] > 1:
            message = f"the unit has {kinds[kind]} <{kind}>s; give the changed one in ref"
            yield Fault("change-no-ref", revisions, message, change_tracking("5.6.4.3 revisions"))
        versions = [revision for revision in revisions if revision.get("version")]
        current = revisions.get("currentVersion")
        if current is not None and current not in {revision.get("version") for revision in versions}:
            message = f"currentVersion “{current}” is not one of these revisions; correct it"
            yield Fault("change-version", revisions, message, change_tracking("5.6.5.3 currentVersion"))


def change_properties(unit: Unit) -> Iterator[Fault]:
    """A revision with two old values, or with an unknown attribute, cannot be undone."""
    clause = change_tracking("5.6.5.6 property")
    by_id = {element.get("id"): element for element in unit.tree.inside(unit.element, "note", "segment", "ignorable")}
    for revisions in _revisions(unit.tree, unit.element):
        changed = by_id.get(revisions.get("ref"))
        for revision in unit.tree.children(revisions, "ctr:revision"):
            seen: set[str] = set()
            for item in unit.tree.children(revision, "ctr:item"):
                name = item.get("property", "")
                if name in seen:
                    message = f"the revision has two old values of “{name}”; keep one"
                    yield Fault("change-twice", item, message, clause)
                seen.add(name)
                if name != "content" and changed is not None and changed.get(name) is None:
                    message = f"property “{name}” is neither content nor an attribute of the element; correct it"
                    yield Fault("change-property", item, message, clause)
