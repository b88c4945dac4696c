"""Reads sentences of the canonical form of XLIFF 2.0: text, `pc`, `ph`, `sc`, `ec` and `cp` as we write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bitext.core.inline import content
from bitext.core.model import Content, InlineCode
from bitext.xliff.codeids import LocalIds
from bitext.xliff.v20_inline import KINDS, inline_code

CP = r'<cp hex="[0-9A-F]{4,6}"/>'
"""A character that XML cannot hold."""
_DEEPEST = 64
"""Pairs inside pairs that our own writer writes."""
_TAGS = re.compile(r"(<[^<>]{1,4000}>)")
_VALUE = r'="([^<>"\t\n]*)"'
_KIND = rf"(?: type{_VALUE})?(?: subType{_VALUE})?"
_SPANNING = re.compile(
    rf"<pc id{_VALUE}(?: dataRefStart{_VALUE})?(?: dataRefEnd{_VALUE})?{_KIND}"
    rf'(?: dispStart{_VALUE})?(?: dispEnd{_VALUE})? canDelete="no" canCopy="no"(/?)>'
)
_SINGLE = re.compile(
    rf'<(ph|sc|ec) (?:startRef|id){_VALUE}(?: isolated="yes")?(?: dataRef{_VALUE})?{_KIND}'
    rf'(?: disp{_VALUE})? canDelete="no" canCopy="no"/>'
)
_POINT = re.compile(CP.replace("[0-9A-F]{4,6}", "([0-9A-F]{4,6})"))
_ENTITY = re.compile(r"&[^;&]*;?")
_CHARACTERS = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#9;": "\t",
    "&#10;": "\n",
    "&#13;": "\r",
}


class OtherFormError(Exception):
    """The file is not in canonical form."""


class _Tag(NamedTuple):
    """What a tag says; a pair's own are those of its end."""

    kind: str
    """A value of `Kind`, or `cp` for a character, which then is `disp`."""
    id: str
    type: str
    sub_type: str
    ref: str
    disp: str
    spans: bool = False
    empty: bool = False
    end_ref: str = ""
    end_disp: str = ""


def unescaped(value: str) -> str:
    """Text or an attribute's value with characters for entities.

    Raises:
        OtherFormError: it has an ampersand that begins none of those that we write.
    """
    return _ENTITY.sub(_character, value) if "&" in value else value


class PairReader:
    """Reads a source and then its target, as `ContentReader` reads them; a tag that comes again is the same again."""

    __slots__ = ("_data", "_ids", "_known")

    def __init__(self, segment: str, data: Mapping[str, str]) -> None:
        self._ids = LocalIds(segment)
        self._data = data
        self._known: dict[str, tuple[str | InlineCode, InlineCode | None, bool]] = {}

    def pair(self, source: str, target: str) -> tuple[Content, Content]:
        """The two as contents.

        Raises:
            OtherFormError: one has other tags than we write, or tags that do not match.
        """
        read = self.content(source)
        self._ids.turn_to_target()
        return read, self.content(target)

    def content(self, xml: str) -> Content:
        """One of the two."""
        first, *pieces = _TAGS.split(xml)
        if xml.count("<") != len(pieces) // 2:
            raise OtherFormError
        out: list[str | InlineCode] = [unescaped(first)] if first else []
        ends: list[InlineCode] = []
        for written, text in zip(pieces[::2], pieces[1::2], strict=True):
            if written == "</pc>":
                if not ends:
                    raise OtherFormError
                out.append(ends.pop())
            else:
                start, end, is_empty = self._known.get(written) or self._begin(written)
                out.append(start)
                if end is not None:
                    (out if is_empty else ends).append(end)
                    if len(ends) > _DEEPEST:
                        raise OtherFormError
            if text:
                out.append(unescaped(text))
        if ends:
            raise OtherFormError
        return content(out) if "<cp " in xml else tuple(out)

    def _begin(self, written: str) -> tuple[str | InlineCode, InlineCode | None, bool]:
        """What the tag stands for, and the end of a pair."""
        tag = _tag(written)
        if tag.kind == "cp":
            return tag.disp, None, False
        data = self._data
        made = _codes(tag, self._ids.of(tag.id), data.get(tag.ref, ""), data.get(tag.end_ref, ""))
        self._known[written] = made
        return made


@lru_cache(maxsize=4096)
def _codes(tag: _Tag, name: str, data: str, end_data: str) -> tuple[InlineCode, InlineCode | None, bool]:
    """The code of a tag, the end of a pair, and whether that comes at once."""
    start = inline_code(name, tag.kind, data, tag.type, tag.sub_type, tag.disp)
    end = inline_code(name, "close", end_data, tag.type, tag.sub_type, tag.end_disp) if tag.spans else None
    return start, end, tag.empty


@lru_cache(maxsize=4096)
def _tag(written: str) -> _Tag:
    # Most tags of a page are alike, and those of a target are nearly always its source's.
    if found := _SPANNING.fullmatch(written):
        name, ref, end_ref, type_, sub_type, disp, end_disp, empty = map(unescaped, found.groups(""))
        return _Tag("open", name or "?", type_, sub_type, ref, disp, True, bool(empty), end_ref, end_disp)
    if found := _SINGLE.fullmatch(written):
        which, name, ref, type_, sub_type, disp = map(unescaped, found.groups(""))
        return _Tag(KINDS[which], name or "?", type_, sub_type, ref, disp)
    if found := _POINT.fullmatch(written):
        return _Tag("cp", "", "", "", "", _character_at(found[1]))
    raise OtherFormError


def _character_at(number: str) -> str:
    try:
        return chr(int(number, 16))
    except ValueError as error:
        raise OtherFormError from error


def _character(found: re.Match[str]) -> str:
    try:
        return _CHARACTERS[found[0]]
    except KeyError as error:
        raise OtherFormError from error
