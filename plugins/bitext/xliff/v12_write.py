"""Writes Documents as XLIFF 1.2: a `<group>` per unit, a `<trans-unit id="unit::segment">` per segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bitext.core.model import BitextError, Document, Match, Note, Segment, State, Unit
from bitext.xliff import escape
from bitext.xliff.code_ids import file_code_ids, is_untouched
from bitext.xliff.v12_inline import escaped_table, markup_table, write_content
from bitext.xliff.vocabulary import STATES_12, V12, checked_id, location, note_sender, percent, x_value


def lines(document: Document, *, for_tools: bool = False) -> Iterator[str]:
    """The lines of the file.

    Args:
        document: the content of the file.
        for_tools: whether the file is for a tool: untranslated segments get no state, and each segment gets the notes
            of its unit, because tools show them there.

    Raises:
        BitextError: XLIFF 1.2 cannot express something in it.
    """
    attributes = escape.required("original", document.original)
    attributes += escape.attribute("source-language", document.source_locale)
    attributes += escape.attribute("target-language", document.target_locale or "")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<xliff xmlns="{V12}" version="1.2">'
    yield f'  <file{attributes} datatype="plaintext">'
    if document.meta or document.notes:
        yield "    <header>"
        yield from _props("page", document.meta, "      ")
        yield from _notes(document.notes, "      ", located=False)
        yield "    </header>"
    yield "    <body>"
    for unit in document.units:
        yield from _unit(unit, for_tools=for_tools)
    yield "    </body>"
    yield "  </file>"
    yield "</xliff>"


def _unit(unit: Unit, *, for_tools: bool) -> Iterator[str]:
    if not unit.segments:
        raise BitextError(f"the unit {unit.id} has no segment, but XLIFF requires one; add a segment")
    fixed = "" if unit.translate else ' translate="no"'
    name = escape.display("resname", unit.name)
    kind = escape.attribute("restype", x_value(unit.type))
    yield f'      <group id="{checked_id(unit.id, "unit")}"{name}{kind}{fixed}>'
    yield from _props("unit", unit.meta, "        ")
    for number, segment in enumerate(unit.segments):
        # Tools show only the notes of trans-units; the first trans-unit of the unit has them.
        notes = unit.notes if number == 0 or for_tools else ()
        with_state = not (for_tools and is_untouched(segment))
        yield from _segment(segment, unit.id, fixed, notes, with_state=with_state)
    yield "      </group>"


def _segment(segment: Segment, unit: str, fixed: str, notes: tuple[Note, ...], *, with_state: bool) -> Iterator[str]:
    if segment.target is None and segment.state is not State.INITIAL:
        raise BitextError(f"the segment {segment.id} is {segment.state} but has no target; translate it")
    approved = ' approved="yes"' if segment.state is State.FINAL else ""
    ids = file_code_ids(segment, 0)
    table = markup_table(segment.source, ids)
    name = f"{unit}::{checked_id(segment.id, 'segment')}"
    yield f'        <trans-unit id="{name}"{fixed}{approved} xml:space="preserve">'
    yield "          " + escape.wrap("source", "", write_content(segment.source, ids, table))
    if segment.target is not None:
        state = escape.attribute("state", STATES_12[segment.state] if with_state else "")
        state += escape.attribute("state-qualifier", x_value(segment.sub_state))
        yield "          " + escape.wrap("target", state, write_content(segment.target, ids, table))
    elif segment.sub_state:
        yield from _props("state", (("sub-state", segment.sub_state),), "          ")
    yield from _props("codes", escaped_table(table), "          ")
    yield from _notes(notes, "          ")
    for match in segment.matches:
        yield from _match(match, segment.id)
    yield "        </trans-unit>"


def _match(match: Match, segment: str) -> Iterator[str]:
    ids = file_code_ids(Segment(segment, match.source, match.target), 0)
    table: Mapping[str, str] = markup_table(match.source, ids)
    attributes = escape.attribute("match-quality", percent(match.quality)) + escape.attribute("origin", match.origin)
    yield f'          <alt-trans{attributes} xml:space="preserve">'
    yield "            " + escape.wrap("source", "", write_content(match.source, ids, table))
    yield "            " + escape.wrap("target", "", write_content(match.target, ids, table))
    yield from _props("codes", escaped_table(table), "            ")
    yield "          </alt-trans>"


def _props(name: str, values: tuple[tuple[str, str], ...], indent: str) -> Iterator[str]:
    if values:
        yield f'{indent}<prop-group name="{name}">'
        for key, value in values:
            yield f"{indent}  {escape.element('prop', escape.required('prop-type', key), value)}"
        yield f"{indent}</prop-group>"


def _notes(notes: tuple[Note, ...], indent: str, *, located: bool = True) -> Iterator[str]:
    for note in notes:
        place = location(note) if located else None
        if place:
            yield from _location(*place, indent)
        else:
            yield indent + escape.element("note", escape.attribute("from", note_sender(note.category)), note.text)


def _location(page: str, line: str, indent: str) -> Iterator[str]:
    yield f'{indent}<context-group purpose="location">'
    for kind, value in (("sourcefile", page), ("linenumber", line)):
        yield indent + "  " + escape.element("context", f' context-type="{kind}"', value)
    yield f"{indent}</context-group>"
