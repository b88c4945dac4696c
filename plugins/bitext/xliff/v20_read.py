"""Reads XLIFF 2.0, 2.1 and 2.2 into Documents; extensions and unknown attributes are ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from bitext.core.model import BitextError, Content, Document, Match, Meta, Note, Segment, State, Unit
from bitext.xliff.code_ids import LocalIds
from bitext.xliff.misplaced import reject_misplaced
from bitext.xliff.reader_base import SegmentElement, first, text_of
from bitext.xliff.safe import line_of
from bitext.xliff.v20_inline import ContentReader, code_point
from bitext.xliff.vocabulary import MDA, MTC, NEEDS_WORK, model_value, quality, state_of

_STATES = {str(state): state for state in State}
_METADATA, _META = f"{{{MDA}}}metadata", f"{{{MDA}}}meta"
_MATCHES, _MATCH = f"{{{MTC}}}matches", f"{{{MTC}}}match"
_CHILDREN = {
    "xliff": "notes file",
    "file": "skeleton notes unit group",
    "group": "notes unit group",
    "unit": "notes originalData segment ignorable",
    "segment": "source target",
}


class Reader20:
    """Reads one `<xliff>` of version 2.x; every name is in the root's own namespace."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._space = etree.QName(root).namespace or ""
        names = ("file", "group", "unit", "segment", "source", "target", "notes", "note", "originalData", "data", "cp")
        self._tag = {name: f"{{{self._space}}}{name}" for name in names}
        self._children = {
            parent: frozenset(f"{{{self._space}}}{name}" for name in names.split())
            for parent, names in _CHILDREN.items()
        }

    def documents(self) -> Iterator[Document]:
        """One per `<file>`."""
        source, target = self._root.get("srcLang", ""), self._root.get("trgLang") or None
        reject_misplaced(self._root, self._children["xliff"])
        for file in self._root.iterchildren(self._tag["file"]):
            units = self._units(file, file.get("translate") != "no")
            yield Document(
                original=file.get("original", ""),
                source_locale=source,
                target_locale=target,
                units=tuple(self._unit(unit, translate) for unit, translate in units),
                notes=self._notes(first(file, self._tag["notes"])),
                meta=_meta(file.iterchildren(_METADATA)),
            )

    def segment_elements(self) -> Iterator[SegmentElement]:
        """Every segment of every file."""
        for unit in self._root.iter(self._tag["unit"]):
            for name, segment in _named(unit.iterchildren(self._tag["segment"])):
                yield SegmentElement(_id(unit), name, segment)

    def _units(self, parent: etree._Element, translate: bool) -> Iterator[tuple[etree._Element, bool]]:
        reject_misplaced(parent, self._children[etree.QName(parent).localname])
        for child in parent:
            own = child.get("translate")
            does = own != "no" if own else translate
            if child.tag == self._tag["unit"]:
                yield child, does
            elif child.tag == self._tag["group"]:
                yield from self._units(child, does)

    def _unit(self, unit: etree._Element, translate: bool) -> Unit:
        reject_misplaced(unit, self._children["unit"])
        # Grouped in one pass: most units have two children, and each search by name costs as much as this.
        children: dict[str, list[etree._Element]] = {}
        for child in unit:
            children.setdefault(str(child.tag), []).append(child)
        reader = ContentReader(self._space, self._data(_first(children, self._tag["originalData"])))
        matches = self._matches(children.get(_MATCHES, ()))
        return Unit(
            id=_id(unit),
            type=model_value(unit.get("type", "")),
            segments=tuple(
                self._segment(segment, name, reader, tuple(matches.get(name, ())))
                for name, segment in _named(children.get(self._tag["segment"], ()))
            ),
            name=unit.get("name", ""),
            notes=self._notes(_first(children, self._tag["notes"])),
            meta=_meta(children.get(_METADATA, ())),
            translate=translate,
        )

    def _segment(
        self, element: etree._Element, name: str, reader: ContentReader, matches: tuple[Match, ...]
    ) -> Segment:
        reject_misplaced(element, self._children["segment"])
        translated = first(element, self._tag["target"])
        source, target = self._pair(element, translated, LocalIds(name), reader)
        sub_state = element.get("subState", "")
        if translated is None:
            return Segment(name, source, None, State.INITIAL, sub_state, matches)
        if sub_state == NEEDS_WORK:
            return Segment(name, source, target, State.INITIAL, "", matches)
        return Segment(name, source, target, _state(element, translated), sub_state, matches)

    def _pair(
        self, element: etree._Element, target: etree._Element | None, ids: LocalIds, reader: ContentReader
    ) -> tuple[Content, Content]:
        source = first(element, self._tag["source"])
        text = reader.read(source, ids) if source is not None else ()
        ids.start_target()
        return text, reader.read(target, ids) if target is not None else ()

    def _matches(self, every: Iterable[etree._Element]) -> dict[str, list[Match]]:
        found: dict[str, list[Match]] = {}
        for matches in every:
            for element in matches.iterchildren(_MATCH):
                segment = element.get("ref", "").rpartition("#")[2].rpartition("=")[2]
                found.setdefault(segment, []).append(self._match(element, segment))
        return found

    def _match(self, element: etree._Element, segment: str) -> Match:
        reader = ContentReader(self._space, self._data(first(element, self._tag["originalData"])))
        target = first(element, self._tag["target"])
        pair = self._pair(element, target, LocalIds(segment), reader)
        similarity = quality(element.get("similarity") or element.get("matchQuality"))
        return Match(*pair, similarity, element.get("origin", ""))

    def _data(self, table: etree._Element | None) -> dict[str, str]:
        return {data.get("id", ""): self._plain(data) for data in table} if table is not None else {}

    def _plain(self, element: etree._Element) -> str:
        if not len(element):
            return element.text or ""
        out = [element.text or ""]
        for child in element:
            out += [code_point(child) if child.tag == self._tag["cp"] else "", child.tail or ""]
        return "".join(out)

    def _notes(self, notes: etree._Element | None) -> tuple[Note, ...]:
        if notes is None:
            return ()
        found = notes.iterchildren(self._tag["note"])
        return tuple(Note(text_of(note), note.get("category", "")) for note in found)


def _state(segment: etree._Element, target: etree._Element) -> State:
    state = target.get("state")
    if state is None:
        return _STATES.get(segment.get("state", ""), State.INITIAL)
    # XLIFF 2 has no state here, but translate-toolkit, and so Weblate, writes that of XLIFF 1.2 here.
    return _STATES.get(state) or state_of(state) or State.INITIAL


def _named(segments: Iterable[etree._Element]) -> Iterator[tuple[str, etree._Element]]:
    for number, segment in enumerate(segments, 1):
        yield segment.get("id") or f"s{number}", segment


def _first(children: Mapping[str, list[etree._Element]], tag: str) -> etree._Element | None:
    found = children.get(tag)
    return found[0] if found else None


def _meta(every: Iterable[etree._Element]) -> Meta:
    found: dict[str, str] = {}
    for metadata in every:
        for meta in metadata.iter(_META):
            found.setdefault(meta.get("type", ""), text_of(meta))
    return tuple(found.items())


def _id(unit: etree._Element) -> str:
    name = unit.get("id")
    if not name:
        raise BitextError("a <unit> has no id; restore it from the original file", line=line_of(unit))
    return name
