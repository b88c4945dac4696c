"""Removes from a target the white space that a tool put there when it indented or wrapped the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bitext.core.inline import Comparable, comparable, content
from bitext.core.model import Content

_LINE_END = re.compile(r"([ \t]*)(?:\r\n?|\n)[ \t\r\n]*")
_LAYOUT = re.compile(r"[\t\r\n]|\A  |  \Z")
_WHITESPACE = " \t\r\n"


def source_key(source: Content) -> Comparable:
    """What identifies a source, whatever a tool did to its white space and to the markup of its codes."""
    flat = (" ".join(part.split()) if isinstance(part, str) else part for part in source)
    return comparable(tuple(part for part in flat if part))


def without_layout(target: Content, written: Content, source: Content) -> Content:
    """The target as its translator wrote it: without indentation, and with line ends only where the source has them.

    A single space at an edge may be the translator's own and stays; other white space there becomes that of the
    source. White space inside inline codes is markup and is not touched.

    Args:
        target: as in the file.
        written: the source as in the same file: what a tool did to it, it also did to the target.
        source: the segment's own source.
    """
    if not any(isinstance(part, str) and _LAYOUT.search(part) for part in target):
        return target
    lead, inner, trail = _parted(target)
    if not inner:
        return ()
    own_lead, own_inner, own_trail = _parted(source)
    start, end = (edge if edge in ("", " ") else own for edge, own in ((lead, own_lead), (trail, own_trail)))
    return content([start, *_on_its_lines(inner, _parted(written)[1], own_inner), end])


def _on_its_lines(target: Content, written: Content, source: Content) -> Content:
    """The target with the line ends of its source; the same as before where it has another number of them."""
    if own := _line_ends(source):
        return _with_line_ends(target, own) if len(_line_ends(target)) == len(own) else target
    # Some tools add a line end before each code, even where it adjoins text, as in "(" and a link; others replace a
    # space by one. The source says which: the first leave the space before the line end.
    kept = _one_line(written, _nothing)
    added = comparable(kept) == comparable(source) and comparable(kept) != comparable(_one_line(written, _mark))
    return _one_line(target, _nothing if added else _space)


def _space(before: str) -> str:
    return " "


def _nothing(before: str) -> str:
    return before


def _mark(before: str) -> str:
    return "\n"


def _one_line(text: Content, beside_code: Callable[[str], str]) -> Content:
    """The text on one line; `beside_code` makes something of the spaces before a line end that adjoins a code."""

    def joined(part: str) -> str:
        def space(found: re.Match[str]) -> str:
            return beside_code(found[1]) if found.start() == 0 or found.end() == len(part) else " "

        return _LINE_END.sub(space, part)

    return content(joined(part) if isinstance(part, str) else part for part in text)


def _with_line_ends(text: Content, line_ends: Iterable[str]) -> Content:
    rest = iter(line_ends)
    return content(_LINE_END.sub(lambda found: next(rest), part) if isinstance(part, str) else part for part in text)


def _line_ends(text: Content) -> list[str]:
    """The line ends with the white space around them."""
    return [found[0] for part in text if isinstance(part, str) for found in _LINE_END.finditer(part)]


def _parted(text: Content) -> tuple[str, Content, str]:
    """The white space at the start, the rest, and the white space at the end."""
    parts = list(text)
    lead = trail = ""
    if parts and isinstance(first := parts[0], str):
        parts[0] = rest = first.lstrip(_WHITESPACE)
        lead = first[: len(first) - len(rest)]
    if parts and isinstance(last := parts[-1], str):
        parts[-1] = rest = last.rstrip(_WHITESPACE)
        trail = last[len(rest) :]
    return lead, content(parts), trail
