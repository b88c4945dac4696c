"""Inline content in XLIFF 1.2: `g` and `x` with their markup in a table, `it` and `ph` for other codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from bitext.core.inline import codes, content
from bitext.core.model import Content, InlineCode, Kind, Meta
from bitext.xliff import escape
from bitext.xliff.code_ids import LocalIds
from bitext.xliff.literal import end_tag, start_tag
from bitext.xliff.pairs import Pairs, pairs
from bitext.xliff.reader_base import text_of
from bitext.xliff.vocabulary import V12, ctype, model_ctype

_TO_ESCAPE = re.compile(f"{escape.FORBIDDEN.pattern[:-1]}␛]")
_ESCAPED = re.compile(r"␛([0-9A-F]{4});")
_START = f"{{{V12}}}"
_KINDS = {"x": "ph", "ph": "ph", "bx": "open", "bpt": "open", "ex": "close", "ept": "close"}
"""Values of `Kind`; as plain strings, because an enumeration is slow to hash."""
_EMPTY = frozenset({"x", "bx", "ex"})
"""Elements without content; the others hold markup, and `<g>` text."""


def markup_table(source: Content, ids: Mapping[str, str]) -> Mapping[str, str]:
    """The markup of a source's codes, by `1` or `1-open` and `1-close`."""
    table: dict[str, str] = {}
    for code in codes(source):
        table.setdefault(_row(code, ids), code.data)
    return {row: data for row, data in table.items() if data}


def escaped_table(table: Mapping[str, str]) -> Meta:
    """A markup table in the form of a file."""
    return tuple((row, escape_controls(data)) for row, data in table.items())


def _row(code: InlineCode, ids: Mapping[str, str]) -> str:
    return ids[code.id] if code.kind is Kind.STANDALONE else f"{ids[code.id]}-{code.kind}"


def write_content(text: Content, ids: Mapping[str, str], table: Mapping[str, str]) -> str:
    """The content of `<source>` or `<target>`, with file ids by model ids, and the source's markup."""
    if len(text) == 1 and isinstance(text[0], str):
        return escape.text(escape_controls(text[0]))
    found = pairs(text)
    around = {start: end for start, end in found.ends.items() if _plain(text, found, start, ids, table)}
    closing = set(around.values())
    out: list[str] = []
    for place, part in enumerate(text):
        if isinstance(part, str):
            out.append(escape.text(escape_controls(part)))
        elif place in closing:
            out.append("" if found.starts[place] == place - 1 else "</g>")
        elif place in around:
            end = "/>" if around[place] == place + 1 else ">"
            out.append(f"<g{escape.attribute('id', ids[part.id])}{_type(part.type, part.kind)}{end}")
        else:
            out.append(_single(part, ids, table))
    return "".join(out)


def _plain(text: Content, found: Pairs, start: int, ids: Mapping[str, str], table: Mapping[str, str]) -> bool:
    halves = (text[start], text[found.ends[start]])
    return all(isinstance(half, InlineCode) and not half.disp and _known(half, ids, table) for half in halves)


def _known(code: InlineCode, ids: Mapping[str, str], table: Mapping[str, str]) -> bool:
    return table.get(_row(code, ids), "") == code.data


def _single(code: InlineCode, ids: Mapping[str, str], table: Mapping[str, str]) -> str:
    attributes = escape.attribute("id", ids[code.id])
    shown = _type(code.type, code.kind) + escape.display("equiv-text", code.disp)
    if code.kind is not Kind.STANDALONE:
        attributes += f' pos="{code.kind}"'
        return escape.element("it", attributes + shown, escape_controls(code.data))
    if _known(code, ids, table):
        return f"<x{attributes}{shown}/>"
    return escape.element("ph", attributes + shown, escape_controls(code.data))


@lru_cache(maxsize=256)
def _type(type_: str, kind: Kind) -> str:
    return escape.attribute("ctype", ctype(type_, kind))


def escape_controls(value: str) -> str:
    """Text with characters that XML forbids written as `␛001B;`, because XLIFF 1.2 has no `<cp>`."""
    return _TO_ESCAPE.sub(lambda found: f"␛{ord(found[0]):04X};", value)


def unescape_controls(value: str) -> str:
    """The inverse of `escape_controls`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "␛" in value else value


class ContentReader:
    """Reads the content of one `<trans-unit>` or `<alt-trans>` with its markup table."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    def read(self, element: etree._Element, ids: LocalIds) -> Content:
        """The content of `<source>` or `<target>`: annotations as their text, unknown elements in a target as typed."""
        if not len(element):
            return (unescape_controls(element.text),) if element.text else ()
        out: list[str | InlineCode] = []
        self._into(out, element, ids, {})
        return content(out)

    def _into(self, out: list[str | InlineCode], element: etree._Element, ids: LocalIds, types: dict[str, str]) -> None:
        if element.text:
            out.append(unescape_controls(element.text))
        for child in element:
            name = str(child.tag).removeprefix(_START)
            if name == "g":
                out.append(self._code(child, "open", ids, types))
                self._into(out, child, ids, types)
                out.append(self._code(child, "close", ids, types))
            elif name in _KINDS:
                out.append(self._code(child, _KINDS[name], ids, types))
                if name in _EMPTY:
                    self._into(out, child, ids, types)
            elif name == "it":
                out.append(self._code(child, "close" if child.get("pos") in ("close", "end") else "open", ids, types))
            elif name == "mrk" or not ids.in_target:
                self._into(out, child, ids, types)
            else:
                out.append(start_tag(child))
                self._into(out, child, ids, types)
                out.append(end_tag(child))
            if child.tail:
                out.append(unescape_controls(child.tail))

    def _code(self, element: etree._Element, kind: str, ids: LocalIds, types: dict[str, str]) -> InlineCode:
        name = element.get("rid") or element.get("id") or "?"
        ctype = element.get("ctype", "")
        if kind == "open":
            types[name] = ctype
        elif str(element.tag).removeprefix(_START) in ("ex", "ept"):
            ctype = types.get(name, "")  # these two elements have no ctype
        markup = self._markup(element, name if kind == "ph" else f"{name}-{kind}")
        return _code(ids.of(name), kind, markup, ctype, element.get("equiv-text", ""))

    def _markup(self, element: etree._Element, row: str) -> str:
        if str(element.tag).removeprefix(_START) in {"g", *_EMPTY}:
            return unescape_controls(self._table.get(row, ""))
        return unescape_controls(text_of(element))


@lru_cache(maxsize=4096)
def _code(name: str, kind: str, data: str, ctype: str, disp: str) -> InlineCode:
    # Cached: a target's codes are nearly always its source's, and most codes of a page are equal.
    return InlineCode(name, Kind(kind), data, model_ctype(ctype), disp)
