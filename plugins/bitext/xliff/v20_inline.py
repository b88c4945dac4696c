"""Reads and writes inline content in XLIFF 2: text and codes as `pc`, `ph`, `sc`, `ec` and `cp`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from lxml import etree

from bitext.core.inline import content
from bitext.core.model import BitextError, Content, InlineCode, Kind
from bitext.xliff import escape
from bitext.xliff.code_ids import LocalIds
from bitext.xliff.literal import end_tag, start_tag
from bitext.xliff.pairs import pairs
from bitext.xliff.safe import line_of
from bitext.xliff.vocabulary import code_type, model_type

_KINDS = {"ph": "ph", "sc": "open", "ec": "close"}
"""Elements to values of `Kind`; as plain strings, because an enumeration is slow to hash."""
_ELEMENTS = {kind: name for name, kind in _KINDS.items()}
_ANNOTATIONS = {"mrk": "id", "sm": "id", "em": "startRef"}
"""Elements of annotations, with the attribute that each must have."""
_FIXED = ' canDelete="no" canCopy="no"'


def characters(value: str) -> str:
    """Text with characters that XML forbids as `<cp>` (XLIFF 2.1 core, 4.2.3.1)."""
    if escape.is_plain(value):
        return value
    if not escape.FORBIDDEN.search(value):
        return escape.text(value)
    texts = escape.FORBIDDEN.split(value)
    points = [f'<cp hex="{ord(char):04X}"/>' for char in escape.FORBIDDEN.findall(value)]
    return "".join(escape.text(text) + point for text, point in zip(texts, [*points, ""], strict=True))


def data_table(contents: Iterable[Content]) -> Mapping[str, str]:
    """Ids of `<data>` elements by the markup in them; equal markup has one element."""
    table: dict[str, str] = {}
    for text in contents:
        for code in text:
            if not isinstance(code, str) and code.data and code.data not in table:
                table[code.data] = f"d{len(table) + 1}"
    return table


def write_content(text: Content, ids: Mapping[str, str], data: Mapping[str, str]) -> str:
    """The content of `<source>` or `<target>`, with ids of codes and data by model ids and markup."""
    if len(text) == 1 and isinstance(text[0], str):
        return characters(text[0])
    return "".join(_written(text, ids, data))


def write_pair(source: Content, target: Content, ids: Mapping[str, str], data: Mapping[str, str]) -> tuple[str, str]:
    """The content of both; if the target has the same codes in the same positions, their tags are created once."""
    if len(source) == 1 or len(source) != len(target) or not _have_same_codes(source, target):
        return write_content(source, ids, data), write_content(target, ids, data)
    written = _written(source, ids, data)
    parts = [characters(part) if isinstance(part, str) else tag for part, tag in zip(target, written, strict=True)]
    return "".join(written), "".join(parts)


def _have_same_codes(source: Content, target: Content) -> bool:
    """Whether both have identical codes at the same positions."""
    both = zip(source, target, strict=True)
    return all(left is right or (isinstance(left, str) and isinstance(right, str)) for left, right in both)


def _written(text: Content, ids: Mapping[str, str], data: Mapping[str, str]) -> list[str]:
    """The XML of each part."""
    found = pairs(text)
    out: list[str] = []
    for place, part in enumerate(text):
        if isinstance(part, str):
            out.append(characters(part))
        elif place in found.starts:
            out.append("" if found.starts[place] == place - 1 else "</pc>")
        elif place in found.ends:
            end = text[found.ends[place]]
            assert isinstance(end, InlineCode)
            refs = data.get(part.data, ""), data.get(end.data, "")
            start = _spanning(ids[part.id], *refs, part.type, part.disp, end.disp)
            out.append(start + ("/>" if found.ends[place] == place + 1 else ">"))
        else:
            name, alone = _ELEMENTS[part.kind], place not in found.overlapping
            out.append(_single(name, ids[part.id], data.get(part.data, ""), part.type, part.disp, alone))
    return out


# Cached: most tags of a page are equal, and a target's are nearly always its source's.
@lru_cache(maxsize=4096)
def _spanning(file_id: str, ref: str, end_ref: str, type_: str, disp: str, end_disp: str) -> str:
    """The start tag of a `<pc>`, without its `>`."""
    refs = escape.attribute("dataRefStart", ref) + escape.attribute("dataRefEnd", end_ref)
    shown = escape.display("dispStart", disp) + escape.display("dispEnd", end_disp)
    return f"<pc{escape.attribute('id', file_id)}{refs}{_kind(type_)}{shown}{_FIXED}"


@lru_cache(maxsize=4096)
def _single(name: str, file_id: str, ref: str, type_: str, disp: str, alone: bool) -> str:
    """A `<ph>`, or half a pair, isolated or not."""
    which = escape.attribute("startRef" if name == "ec" and not alone else "id", file_id)
    isolated = ' isolated="yes"' if alone and name != "ph" else ""
    shown = escape.display("disp", disp)
    return f"<{name}{which}{isolated}{escape.attribute('dataRef', ref)}{_kind(type_)}{shown}{_FIXED}/>"


def _kind(type_: str) -> str:
    type_, sub_type = code_type(type_)
    return escape.attribute("type", type_) + escape.attribute("subType", sub_type)


class ContentReader:
    """Reads the content of one unit with its `<data>`."""

    def __init__(self, namespace: str, data: Mapping[str, str]) -> None:
        self._names = _names(namespace)
        self._annotations = {f"{{{namespace}}}{name}": needed for name, needed in _ANNOTATIONS.items()}
        self._data = data

    def read(self, element: etree._Element, ids: LocalIds) -> Content:
        """The content of `<source>` or `<target>`: annotations as their text, unknown elements in a target as typed."""
        if not len(element):
            return (element.text,) if element.text else ()
        out: list[str | InlineCode] = []
        self._into(out, element, ids)
        return content(out)

    def _into(self, out: list[str | InlineCode], element: etree._Element, ids: LocalIds) -> None:
        if element.text:
            out.append(element.text)
        for child in element:
            name = self._names.get(str(child.tag))
            if name == "pc":
                out.append(self._code(child, "open", ids, "Start"))
                self._into(out, child, ids)
                out.append(self._code(child, "close", ids, "End"))
            elif name == "cp":
                out.append(code_point(child))
            elif name is not None:
                out.append(self._code(child, _KINDS[name], ids, ""))
                self._into(out, child, ids)
            elif not ids.in_target or self._is_annotation(child):
                self._into(out, child, ids)
            else:
                out.append(start_tag(child))
                self._into(out, child, ids)
                out.append(end_tag(child))
            if child.tail:
                out.append(child.tail)

    def _is_annotation(self, element: etree._Element) -> bool:
        """Whether it is `mrk`, `sm` or `em`, and not an element such as HTML's `em`."""
        needed = self._annotations.get(str(element.tag))
        return needed is not None and element.get(needed) is not None

    def _code(self, element: etree._Element, kind: str, ids: LocalIds, half: str) -> InlineCode:
        get = element.get
        name = ids.of(get("startRef") or get("id") or "?")
        data = self._data.get(get("dataRef" + half, ""), "")
        return _inline_code(name, kind, data, get("type", ""), get("subType", ""), get("disp" + half, ""))


@lru_cache(maxsize=4)
def _names(namespace: str) -> Mapping[str, str]:
    return {f"{{{namespace}}}{name}": name for name in ("ph", "pc", "sc", "ec", "cp")}


@lru_cache(maxsize=4096)
def _inline_code(name: str, kind: str, data: str, type_: str, sub_type: str, disp: str) -> InlineCode:
    """A code from the attributes of its element; equal codes are the same object."""
    # A target's codes are nearly always its source's, and most codes of a page are equal.
    return InlineCode(name, Kind(kind), data, model_type(type_, sub_type), disp)


def code_point(element: etree._Element) -> str:
    """The character of a `<cp>`.

    Raises:
        BitextError: it is invalid; the error has no path.
    """
    number = element.get("hex", "")
    try:
        return chr(int(number, 16))
    except (ValueError, OverflowError) as error:
        message = f"“{number}” is not a code point; write four or more hexadecimal digits, e.g. 001A"
        raise BitextError(message, line=line_of(element)) from error
