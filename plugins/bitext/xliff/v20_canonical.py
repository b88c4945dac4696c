"""Reads the canonical form of XLIFF 2.0 without a tree of elements, which takes most of the time.

Nearly all files are in that form. The grammar is far narrower than XML: what it takes, `Reader20` reads the same way
(a test compares them), and what differs from it by one character is left to `Reader20`, which also has the words for
what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from bitext.core.model import Content, Document, Match, Meta, Note, Segment, State, Unit
from bitext.xliff.names import MDA, MTC, NEEDS_WORK, V20, model_value, quality
from bitext.xliff.v20_canonical_inline import CP, OtherFormError, PairReader, unescaped

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTROLS = bytes(sorted({*range(32)} - {*b"\t\n"}))
"""Of these, XML allows only the carriage return, which it reads as a line feed."""
_NEVER = ("]]>", "\ufffe", "\uffff")
"""What no XML holds, whatever stands around it."""
_LARGEST = 1_000_000
"""Characters of one unit; beyond, the parser's own limits say how much is too much."""
_STATES = {str(state): state for state in State}

_VALUE = r'[^<"\t\n]'
_NAME = r'[^<"\t\n&]'
_DATA = rf'  <data id="({_NAME}*)">([^<]*(?:{CP}[^<]*){{0,99}})</data>\n'
_META = rf'    <mda:meta type="({_VALUE}*)"(?:/>|>([^<]*)</mda:meta>)\n'
_NOTE = rf'  <note(?: category="({_VALUE}*)")?(?:/>|>([^<]*)</note>)\n'
_SOURCE, _TARGET = (
    rf"(?:<{name}>([^<]*(?:<(?!/{name}>)[^<]*){{0,499}})</{name}>|<{name}/>)\n" for name in ("source", "target")
)
"""How often each may come is bounded, so that a file of nothing but tags does not fill the memory."""


def _rows(indent: str, row: str) -> str:
    """One or more of these lines, in a group of their own."""
    uncaptured = re.sub(r"\((?!\?)", "(?:", row)
    return f"((?:{indent}{uncaptured}){{1,499}})"


def _beside(indent: str, category: str) -> str:
    """The optional metadata and notes of a file or a unit."""
    meta = rf'{indent}<mda:metadata>\n{indent}  <mda:metaGroup category="{category}">\n'
    meta += rf"{_rows(indent, _META)}{indent}  </mda:metaGroup>\n{indent}</mda:metadata>\n"
    return rf"(?:{meta})?(?:{indent}<notes>\n{_rows(indent, _NOTE)}{indent}</notes>\n)?"


def _table(indent: str) -> str:
    """The optional markup of inline codes."""
    return rf"(?:{indent}<originalData>\n{_rows(indent, _DATA)}{indent}</originalData>\n)?"


_HEAD = re.compile(
    rf'<\?xml version="1.0" encoding="UTF-8"\?>\n<xliff xmlns="{V20}" xmlns:mda="{MDA}" xmlns:mtc="{MTC}" version="2.0"'
    rf'(?: srcLang="({_VALUE}*)")?(?: trgLang="({_VALUE}*)")?>\n'
    rf'  <file id="[\w.-]+"(?: original="({_VALUE}*)")? canResegment="no">\n{_beside("    ", "page")}'
)
_UNIT = re.compile(
    rf'    <unit id="({_NAME}+)"(?: name="({_VALUE}*)")?(?: type="({_NAME}*)")?'
    r'( translate="no")? xml:space="preserve">\n'
    r"(?:      <mtc:matches>\n((?:(?!      </mtc)[^\n]*\n){1,9999})      </mtc:matches>\n)?"
    rf"{_beside('      ', 'bt')}{_table('      ')}"
)
_SEGMENT = re.compile(
    rf'      <segment id="({_NAME}+)"(?: state="({_NAME}*)")?(?: subState="({_VALUE}*)")?>\n'
    rf"        {_SOURCE}(        {_TARGET})?      </segment>\n"
)
_MATCH = re.compile(
    rf'        <mtc:match ref="#({_NAME}*)" matchQuality="[0-9.]+" similarity="([0-9.]+)"(?: origin="({_VALUE}*)")?>\n'
    rf"{_table('          ')}          {_SOURCE}          {_TARGET}        </mtc:match>\n"
)
_END_OF_UNIT = "    </unit>\n"
_NO_UNITS = '    <group id="none"/>\n'
_END = "  </file>\n</xliff>\n"
_DATA_ROW, _META_ROW, _NOTE_ROW = (re.compile(row) for row in (_DATA, _META, _NOTE))


def document(raw: bytes) -> Document | None:
    """The one page that a canonical file holds; None for a file of any other form, also for a broken one."""
    if not raw.startswith(_DECLARATION) or len(raw.translate(None, _CONTROLS)) != len(raw):
        return None
    try:
        return _document(raw.decode())
    except (OtherFormError, UnicodeDecodeError):
        return None


def _document(text: str) -> Document:
    head = _HEAD.match(text)
    if any(piece in text for piece in _NEVER):
        raise OtherFormError
    if head is None or head.end() > _LARGEST:
        raise OtherFormError
    source, target, original, meta, notes = head.groups()
    units, at = _units(text, head.end())
    if not units and text.startswith(_NO_UNITS, at):
        at += len(_NO_UNITS)
    if text[at:] != _END:
        raise OtherFormError
    return Document(
        original=unescaped(original or ""),
        source_locale=unescaped(source or ""),
        target_locale=unescaped(target or "") or None,
        units=tuple(units),
        notes=_notes(notes),
        meta=_meta(meta),
    )


def _units(text: str, at: int) -> tuple[list[Unit], int]:
    """The units from there on, and where they end."""
    units: list[Unit] = []
    while (head := _UNIT.match(text, at)) is not None:
        name, shown, kind, fixed, matches, meta, notes, table = head.groups()
        start, at = at, head.end()
        segments, at = _segments(text, at, _data(table), _matches(matches))
        if not text.startswith(_END_OF_UNIT, at) or at - start > _LARGEST:
            raise OtherFormError
        at += len(_END_OF_UNIT)
        shown = unescaped(shown or "")
        units.append(Unit(name, _type(kind or ""), segments, shown, _notes(notes), _meta(meta), fixed is None))
    return units, at


def _segments(
    text: str, at: int, data: Mapping[str, str], proposed: Mapping[str, list[Match]]
) -> tuple[tuple[Segment, ...], int]:
    """The segments from there on, and where they end."""
    segments: list[Segment] = []
    while (found := _SEGMENT.match(text, at)) is not None:
        at = found.end()
        name, state, sub_state, written, has_target, translated = found.groups("")
        sub_state = unescaped(sub_state)
        source, target = _pair(written, translated, name, data)
        matches = tuple(proposed.get(name, ())) if proposed else ()
        if not has_target:
            segments.append(Segment(name, source, None, State.INITIAL, sub_state, matches))
        elif sub_state == NEEDS_WORK:
            segments.append(Segment(name, source, target, State.INITIAL, "", matches))
        else:
            segments.append(Segment(name, source, target, _STATES.get(state, State.INITIAL), sub_state, matches))
    return tuple(segments), at


def _pair(source: str, target: str, segment: str, data: Mapping[str, str]) -> tuple[Content, Content]:
    if "<" in source or "<" in target:
        return PairReader(segment, data).pair(source, target)
    if "&" in source or "&" in target:
        source, target = unescaped(source), unescaped(target)
    return ((source,) if source else ()), ((target,) if target else ())


def _matches(rows: str | None) -> Mapping[str, list[Match]]:
    """The proposals for a unit's segments, by their ids."""
    matches: dict[str, list[Match]] = {}
    if not rows:
        return matches
    at = 0
    while (found := _MATCH.match(rows, at)) is not None:
        at = found.end()
        ref, likeness, origin, table, source, target = found.groups("")
        segment = ref.rpartition("#")[2].rpartition("=")[2]
        pair = _pair(source, target, segment, _data(table))
        matches.setdefault(segment, []).append(Match(*pair, quality(likeness), unescaped(origin)))
    if at < len(rows):
        raise OtherFormError
    return matches


def _data(rows: str | None) -> Mapping[str, str]:
    return {name: _plain(text) for name, text in _DATA_ROW.findall(rows)} if rows else {}


def _plain(text: str) -> str:
    if "<" not in text:
        return unescaped(text)
    return "".join(part for part in PairReader("", {}).content(text) if isinstance(part, str))


def _meta(rows: str | None) -> Meta:
    if not rows:
        return ()
    found: dict[str, str] = {}
    for name, value in _META_ROW.findall(rows):
        found.setdefault(unescaped(name), unescaped(value))
    return tuple(found.items())


def _notes(rows: str | None) -> tuple[Note, ...]:
    if not rows:
        return ()
    return tuple(Note(unescaped(text), unescaped(category)) for category, text in _NOTE_ROW.findall(rows))


@lru_cache(maxsize=256)
def _type(value: str) -> str:
    return model_value(value)
