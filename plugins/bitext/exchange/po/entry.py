"""A segment as the strings of a PO entry: inline codes are tags, which PO tools show, insert and check."""

from __future__ import annotations

import re
from typing import NamedTuple

from bitext.core.inline import codes, comparable, content
from bitext.core.model import Content, InlineCode, Kind, Segment, State
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.stale_targets import STALE, previous_match

_ID = r"[^\s<>/\\]+"
_LITERAL = re.compile(rf"<(?=\\*/?[gx]{_ID}\s*/?>)")
_TAG = re.compile(rf"<(?P<escape>\\*)(?P<end>/?)(?P<name>[gx])(?P<id>{_ID})\s*(?P<empty>/?)>")
_EXPANDED = re.compile(rf"<(x{_ID})></\1>")
_NAMES = {Kind.OPEN: "<g{}>", Kind.CLOSE: "</g{}>", Kind.STANDALONE: "<x{}/>"}


class ShownTarget(NamedTuple):
    """The target of a segment in PO."""

    target: Content | None
    fuzzy: bool
    """Whether readers do not get it: a draft, a match, or a target whose source has changed."""
    previous: Content | None = None
    """The source that it was made for, if it was another one."""


def shown_target(segment: Segment) -> ShownTarget:
    """What a PO file shows of a segment: its target, else its best match."""
    match = previous_match(segment)
    if segment.target:
        fuzzy = segment.state is State.INITIAL or segment.sub_state in (STALE, STALE_MINOR)
        return ShownTarget(segment.target, fuzzy, match.source if match and fuzzy else None)
    best = match or max(segment.matches, key=lambda one: one.quality, default=None)
    return ShownTarget(best.target, True, best.source) if best else ShownTarget(None, False)


def is_shown(segment: Segment, target: Content, *, fuzzy: bool) -> bool:
    """Whether an entry is as a PO file shows the segment, so that nobody has changed it."""
    shown = shown_target(segment)
    return shown.fuzzy is fuzzy and comparable(shown.target or ()) == comparable(target)


def as_text(text: Content) -> str:
    """A content with inline codes as tags: `<g1>bold</g1> and <x2/>`; such a tag in a text gets a backslash."""
    return "".join(
        _NAMES[part.kind].format(part.id) if isinstance(part, InlineCode) else _LITERAL.sub(r"<\\", part)
        for part in text
    )


def as_content(text: str) -> Content:
    """The inverse of `as_text`; the codes have only id and kind."""
    text = _EXPANDED.sub(r"<\1/>", text)
    parts: list[str | InlineCode] = []
    at = 0
    for tag in _TAG.finditer(text):
        parts += [text[at : tag.start()], *_codes(tag)]
        at = tag.end()
    return content([*parts, text[at:]])


def _codes(tag: re.Match[str]) -> list[str | InlineCode]:
    name = tag["id"]
    if tag["escape"]:
        return [f"<{tag[0][2:]}"]
    if tag["name"] == "x":
        return [InlineCode(name, Kind.STANDALONE, "")]
    if tag["end"]:
        return [InlineCode(name, Kind.CLOSE, "")]
    end = [InlineCode(name, Kind.CLOSE, "")] if tag["empty"] else []
    return [InlineCode(name, Kind.OPEN, ""), *end]


def legend(source: Content) -> str:
    """What the tags of a source stand for: `<g1> is **…**, <x2/> is Enter`."""
    closing = {code.id: code.data for code in codes(source) if code.kind is Kind.CLOSE}
    return ", ".join(
        f"{_NAMES[code.kind].format(code.id)} is {code.data}{'…' if code.kind is Kind.OPEN else ''}"
        f"{closing.get(code.id, '') if code.kind is Kind.OPEN else ''}"
        for code in codes(source)
        if code.kind is not Kind.CLOSE
    )
