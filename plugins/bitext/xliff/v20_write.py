"""Writes Documents as XLIFF 2: one canonical text per Document, designed for line-based diffs and merges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from bitext.core.inline import codes
from bitext.core.model import BitextError, Document, Match, Meta, Note, Segment, State, Unit
from bitext.xliff import escape
from bitext.xliff.code_ids import file_code_ids, is_untouched
from bitext.xliff.v20_inline import characters, data_table, write_content, write_pair
from bitext.xliff.vocabulary import MDA, MTC, V20, V22, checked_id, file_id, percent, user_value


def lines(document: Document, version: str = "2.0", *, for_tools: bool = False) -> Iterator[str]:
    """The lines of the file, those of a unit together.

    Args:
        document: the content of the file.
        version: `2.0`, `2.1` or `2.2`; the first two share a namespace.
        for_tools: whether the file is for a tool: untranslated segments get no state, to distinguish a tool without
            states from one that writes `initial`.

    Raises:
        BitextError: XLIFF 2 cannot express something in it.
    """
    languages = escape.attribute("srcLang", document.source_locale)
    languages += escape.attribute("trgLang", document.target_locale or "")
    original = escape.attribute("original", document.original)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    space = V22 if version == "2.2" else V20
    yield f'<xliff xmlns="{space}" xmlns:mda="{MDA}" xmlns:mtc="{MTC}" version="{version}"{languages}>'
    yield f'  <file{escape.attribute("id", file_id(document.original))}{original} canResegment="no">'
    yield from _meta(document.meta, "page", "    ")
    yield from _notes(document.notes, "    ")
    for unit in document.units:
        yield _unit(unit, explicit=document.target_locale is not None, for_tools=for_tools)
    if not document.units:
        # A file needs at least one unit or group; an empty group stands for no content.
        yield '    <group id="none"/>'
    yield "  </file>"
    yield "</xliff>"


def _unit(unit: Unit, *, explicit: bool, for_tools: bool) -> str:
    if not unit.segments:
        raise BitextError(f"the unit {unit.id} has no segment, but XLIFF 2 requires one; add a segment")
    name = escape.display("name", unit.name)
    fixed = "" if unit.translate else ' translate="no"'
    out = [f'    <unit id="{checked_id(unit.id, "unit")}"{name}{_type(unit.type)}{fixed} xml:space="preserve">']
    out += _matches(unit)
    out += _meta(unit.meta, "bt", "      ")
    out += _notes(unit.notes, "      ")
    # Sources first, so that changes to a target do not renumber anything.
    texts = [s.source for s in unit.segments] + [s.target or () for s in unit.segments]
    coded = [text for text in texts if len(text) > 1 or (text and not isinstance(text[0], str))]
    data = data_table(coded)
    out += _data(data, "      ")
    before = 0
    for segment in unit.segments:
        shown = explicit or segment.target is not None or bool(segment.sub_state)
        ids = file_code_ids(segment, before) if coded else {}
        out.append(_segment(segment, ids, data, with_state=shown and not (for_tools and is_untouched(segment))))
        before += len({code.id for code in codes(segment.source)}) if ids else 0
    out.append("    </unit>")
    return "\n".join(out)


def _segment(segment: Segment, ids: Mapping[str, str], data: Mapping[str, str], *, with_state: bool) -> str:
    state = f' state="{segment.state}"' if with_state else ""
    state += escape.attribute("subState", segment.sub_state)
    start = f'      <segment id="{checked_id(segment.id, "segment")}"{state}>'
    if segment.target is not None:
        source, target = write_pair(segment.source, segment.target, ids, data)
        source, target = escape.wrap("source", "", source), escape.wrap("target", "", target)
        return f"{start}\n        {source}\n        {target}\n      </segment>"
    source = escape.wrap("source", "", write_content(segment.source, ids, data))
    if segment.state is not State.INITIAL:
        raise BitextError(f"the segment {segment.id} is {segment.state} but has no target; translate it")
    return f"{start}\n        {source}\n      </segment>"


@lru_cache(maxsize=256)
def _type(value: str) -> str:
    return escape.attribute("type", user_value(value))


def _matches(unit: Unit) -> Iterator[str]:
    found = [(segment.id, match) for segment in unit.segments for match in segment.matches]
    if found:
        yield "      <mtc:matches>"
        for segment, match in found:
            yield from _match(match, segment)
        yield "      </mtc:matches>"


def _match(match: Match, segment: str) -> Iterator[str]:
    similarity = percent(match.quality)
    origin = escape.attribute("origin", match.origin)
    data = data_table([match.source, match.target])
    ids = file_code_ids(Segment(segment, match.source, match.target), 0)
    yield f'        <mtc:match ref="#{segment}" matchQuality="{similarity}" similarity="{similarity}"{origin}>'
    yield from _data(data, "          ")
    yield "          " + escape.wrap("source", "", write_content(match.source, ids, data))
    yield "          " + escape.wrap("target", "", write_content(match.target, ids, data))
    yield "        </mtc:match>"


def _data(table: Mapping[str, str], indent: str) -> Iterator[str]:
    if table:
        yield f"{indent}<originalData>"
        for markup, name in table.items():
            yield f'{indent}  <data id="{name}">{characters(markup)}</data>'
        yield f"{indent}</originalData>"


def _meta(meta: Meta, category: str, indent: str) -> Iterator[str]:
    if meta:
        yield f"{indent}<mda:metadata>"
        yield f'{indent}  <mda:metaGroup category="{category}">'
        for name, value in meta:
            yield f"{indent}    {escape.element('mda:meta', _meta_type(name), value)}"
        yield f"{indent}  </mda:metaGroup>"
        yield f"{indent}</mda:metadata>"


@lru_cache(maxsize=256)
def _meta_type(name: str) -> str:
    return escape.required("type", name)


def _notes(notes: tuple[Note, ...], indent: str) -> Iterator[str]:
    if notes:
        yield f"{indent}<notes>"
        for note in notes:
            yield f"{indent}  {escape.element('note', escape.attribute('category', note.category), note.text)}"
        yield f"{indent}</notes>"
