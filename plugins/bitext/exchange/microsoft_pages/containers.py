"""CommonMark's containers (quotes, list items): which contain a line, and which it opens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bitext.exchange.microsoft_pages.pairs import END, START

MARK = f"[{START}{END}]*"
_QUOTE = re.compile(r" {0,3}>( ?)")
_ALERT = re.compile(rf"{MARK}\[!(?P<name>[A-Za-z]+)(?P<rest>[^\]]*)\]{MARK}[ \t]*$")
_ITEM = re.compile(r"(?P<indent> {0,3})(?P<marker>[-*+]|(?P<number>\d{1,9})[.)])(?P<spaces> +|$)")
_THEMATIC = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_SETEXT = re.compile(r" {0,3}(?:=+|-+) *$")
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_TABS = re.compile(r"^[ \t>]*")


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quote, or the alert or division that its first line makes of it."""

    name: str = ""
    """`note`, `tip`, `important`, `warning`, `caution`, `div`, `video`; empty for a plain quote."""
    argument: str = ""
    """What follows the name on the first line, e.g. `class="mx-imgBorder"`."""


@dataclass(frozen=True, slots=True)
class Item:
    """A list item."""

    content: int
    """Column at which the item's own lines begin, from the start of the container around it."""
    family: str
    """`-`, `*`, `+`, `.` or `)`: a list ends where the next marker is of another family (CommonMark 0.31, 5.3)."""
    marker: str
    """The marker as written, e.g. `1.`."""

    @property
    def ordered(self) -> bool:
        """Whether it is an item of a numbered list."""
        return self.family in ".)"


Container = Quote | Item


def expand_tabs(line: str) -> str:
    """The line with the tabs of its indentation as spaces, four columns per tab stop (CommonMark 0.31, 2.2)."""
    head = _TABS.match(line)
    end = head.end() if head else 0
    marker = _ITEM.match(line[:end].expandtabs(4) + line[end:].split("\t", 1)[0])
    if marker and "\t" in line[end : end + 12]:
        return line.expandtabs(4)
    return line[:end].expandtabs(4) + line[end:]


def indent_of(line: str) -> int:
    """Number of spaces at the start of the line."""
    return len(line) - len(line.lstrip(" "))


def inside(stack: list[Container], line: str) -> tuple[int, str]:
    """How many of the open containers the line continues by its own markers, and the rest of the line."""
    for depth, container in enumerate(stack):
        if isinstance(container, Quote):
            mark = _QUOTE.match(line)
            if not mark:
                return depth, line
            line = line[mark.end() :]
        elif line.strip():
            if indent_of(line) < container.content:
                return depth, line
            line = line[container.content :]
    return len(stack), line


def opened(line: str, in_paragraph: bool) -> tuple[Container, str] | None:
    """The container that the line opens, and the rest of the line in it; None if it opens none.

    Args:
        line: the line inside the containers around it.
        in_paragraph: whether it directly follows a paragraph's line: some blocks cannot interrupt a paragraph.
    """
    quote = _QUOTE.match(line)
    if quote:
        alert = _ALERT.match(line, quote.end())
        if alert and alert["name"].upper() != "INCLUDE":
            return Quote(alert["name"].lower(), alert["rest"].strip()), ""
        return Quote(), line[quote.end() :]
    item = _ITEM.match(line)
    if item is None or _THEMATIC.match(line) or (in_paragraph and _SETEXT.match(line)):
        return None
    rest = line[item.end() :]
    if in_paragraph and (not rest.strip() or item["number"] not in (None, "1")):
        return None
    spaces = len(item["spaces"])
    if spaces > 4 or not rest.strip():
        rest, spaces = " " * (spaces - 1) + rest, 1
    width = len(item["indent"]) + len(item["marker"])
    return Item(width + spaces, item["marker"][-1], item["marker"]), rest


def fence(line: str) -> str:
    """The mark of the code fence that the line opens, e.g. ```` ``` ````; empty if it opens none."""
    match = _FENCE.match(line)
    return match["mark"] if match else ""


def closes(line: str, mark: str) -> bool:
    """Whether the line closes the fence that `mark` opened."""
    bare = line.strip()
    return indent_of(line) < 4 and len(bare) >= len(mark) and bare == bare[:1] * len(bare) and bare[:1] == mark[:1]


def interrupts(line: str) -> bool:
    """Whether a line outside a paragraph's containers begins a block, and so does not continue the paragraph."""
    return bool(
        fence(line)
        or _HEADING.match(line)
        or _THEMATIC.match(line)
        or (indent_of(line) < 4 and opened(line, in_paragraph=False))
    )


def is_single_line_block(line: str) -> bool:
    """Whether the line is a heading or a rule, after which no paragraph continues."""
    return bool(_HEADING.match(line) or _THEMATIC.match(line))
