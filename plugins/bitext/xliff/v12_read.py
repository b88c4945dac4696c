"""Reads XLIFF 1.2 files, ours and those of other tools, into Documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bitext.core.inline import visible
from bitext.core.model import BitextError, Content, Document, InlineCode, Match, Meta, Note, Segment, State, Unit
from bitext.xliff.code_ids import LocalIds
from bitext.xliff.misplaced import reject_misplaced
from bitext.xliff.reader_base import SegmentElement, first, text_of
from bitext.xliff.safe import line_of
from bitext.xliff.v12_inline import ContentReader
from bitext.xliff.vocabulary import V12, category, located, model_x, quality, state_of

_T = f"{{{V12}}}"


_GROUP, _NOTE, _MATCH = f"{_T}prop-group", f"{_T}note", f"{_T}alt-trans"
_CONTEXTS = f"{_T}context-group"
_SOURCE, _TARGET = f"{_T}source", f"{_T}target"
_DETAILS = "context-group count-group prop-group note"
_CHILDREN = {
    f"{_T}{parent}": frozenset(f"{_T}{name}" for name in names.split())
    for parent, names in {
        "xliff": "file",
        "file": "header body",
        "body": "group trans-unit bin-unit",
        "group": f"{_DETAILS} group trans-unit bin-unit",
        "trans-unit": f"{_DETAILS} source seg-source target alt-trans bin-source bin-target",
    }.items()
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A trans-unit, the group of its unit (if any), and whether it may be translated."""

    unit: str
    segment: str
    element: etree._Element
    group: etree._Element | None
    translate: bool


@dataclass(slots=True)
class _Draft:
    """A unit whose trans-units are still being collected."""

    head: etree._Element
    translate: bool
    meta: Meta
    notes: list[Note] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


class Reader12:
    """Reads one `<xliff>` of version 1.2."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root

    def documents(self) -> Iterator[Document]:
        """One per `<file>`."""
        _reject_misplaced(self._root)
        for file in self._root.iterchildren(f"{_T}file"):
            header = first(file, f"{_T}header")
            drafts: dict[str, _Draft] = {}
            for found in _trans_units(file, None, True):
                _collect(drafts, found)
            yield Document(
                original=file.get("original", ""),
                source_locale=file.get("source-language", ""),
                target_locale=file.get("target-language") or None,
                units=tuple(_unit(name, draft) for name, draft in drafts.items()),
                notes=_notes(header) if header is not None else (),
                meta=_props(header, "page") if header is not None else (),
            )

    def segment_elements(self) -> Iterator[SegmentElement]:
        """Every segment of every file."""
        for file in self._root.iterchildren(f"{_T}file"):
            for found in _trans_units(file, None, True):
                yield SegmentElement(found.unit, found.segment, found.element)


def _reject_misplaced(element: etree._Element) -> None:
    reject_misplaced(element, _CHILDREN[str(element.tag)])


def _trans_units(parent: etree._Element, group: etree._Element | None, translate: bool) -> Iterator[_Found]:
    _reject_misplaced(parent)
    for child in parent:
        own = child.get("translate")
        does = own != "no" if own else translate
        if child.tag == f"{_T}trans-unit":
            yield _found(child, group, does)
        elif child.tag == f"{_T}group":
            yield from _trans_units(child, child, does)
        elif child.tag == f"{_T}body":
            yield from _trans_units(child, None, does)


def _found(element: etree._Element, group: etree._Element | None, translate: bool) -> _Found:
    name = element.get("id")
    if not name:
        raise BitextError("a <trans-unit> has no id; restore it from the original file", line=line_of(element))
    unit = group.get("id") if group is not None else None
    if unit and name.startswith(f"{unit}::"):
        return _Found(unit, name.removeprefix(f"{unit}::"), element, group, translate)
    unit, parted, segment = name.rpartition("::")
    if parted:
        return _Found(unit, segment, element, None, translate)
    return _Found(name, "s1", element, None, translate)


def _collect(drafts: dict[str, _Draft], found: _Found) -> None:
    draft = drafts.get(found.unit)
    if draft is None:
        head = found.group if found.group is not None else found.element
        draft = _Draft(head, found.translate, _props(head, "unit"))
        draft.notes += _notes(found.group) if found.group is not None else ()
        drafts[found.unit] = draft
    draft.notes += _notes(found.element)
    draft.segments.append(_segment(found))


def _unit(name: str, draft: _Draft) -> Unit:
    return Unit(
        id=name,
        type=model_x(draft.head.get("restype", "")),
        segments=tuple(draft.segments),
        name=draft.head.get("resname", ""),
        notes=tuple(draft.notes),
        meta=draft.meta,
        translate=draft.translate,
    )


def _segment(found: _Found) -> Segment:
    element = found.element
    _reject_misplaced(element)
    source, target = _pair(element, found.segment)
    matches = tuple(_match(match, found.segment) for match in element.iterchildren(_MATCH))
    if target is None:
        sub_state = dict(_props(element, "state")).get("sub-state", "")
        return Segment(found.segment, source, None, State.INITIAL, sub_state, matches)
    node = first(element, _TARGET)
    qualifier = node.get("state-qualifier", "") if node is not None else ""
    sub_state = model_x(qualifier) if qualifier.startswith("x-") else ""
    state = state_of(node.get("state") if node is not None else None) or _default_state(element, source, target)
    return Segment(found.segment, source, target, state, sub_state, matches)


def _default_state(element: etree._Element, source: Content, target: Content) -> State:
    # XLIFF 1.2 has no default state. OmegaT writes none, and pre-fills untranslated targets with the source.
    if element.get("approved") == "yes":
        return State.FINAL
    return State.TRANSLATED if visible(target).strip() and _flat(target) != _flat(source) else State.INITIAL


def _flat(text: Content) -> list[list[str] | InlineCode]:
    """The words and codes: equal also after a tool has indented one of two texts."""
    parts: list[list[str] | InlineCode] = [part.split() if isinstance(part, str) else part for part in text]
    return [part for part in parts if part]


def _match(element: etree._Element, segment: str) -> Match:
    source, target = _pair(element, segment)
    return Match(source, target or (), quality(element.get("match-quality")), element.get("origin", ""))


def _pair(element: etree._Element, segment: str) -> tuple[Content, Content | None]:
    reader, ids = ContentReader(dict(_props(element, "codes"))), LocalIds(segment)
    source, target = first(element, _SOURCE), first(element, _TARGET)
    text = reader.read(source, ids) if source is not None else ()
    ids.start_target()
    return text, reader.read(target, ids) if target is not None else None


def _props(parent: etree._Element, name: str) -> Meta:
    found: list[tuple[str, str]] = []
    for group in parent.iterchildren(_GROUP):
        if group.get("name") == name:
            found += [(prop.get("prop-type", ""), prop.text or "") for prop in group]
    return tuple(found)


def _notes(parent: etree._Element) -> tuple[Note, ...]:
    found: list[Note] = []
    for child in parent.iterchildren(_NOTE, _CONTEXTS):
        if child.tag == _NOTE:
            found.append(Note(text_of(child), category(child.get("from", ""))))
        elif note := _location(child):
            found.append(note)
    return tuple(found)


def _location(group: etree._Element) -> Note | None:
    if "location" not in group.get("purpose", "").split():
        return None
    contexts = {context.get("context-type"): text_of(context) for context in group}
    return located(contexts.get("sourcefile", ""), contexts.get("linenumber", ""))
