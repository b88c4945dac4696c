"""Microsoft's layout extensions, columns and tabs: the lines that they contain, and Material's syntax for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from bitext.exchange.microsoft_pages.containers import closes, fence, indent_of
from bitext.exchange.microsoft_pages.pairs import END, START

_COLUMNS = re.compile(r" *:::(?P<kind>row|column)(?P<end>-end)?(?: [^:]*)?::: *$")
_TAB = re.compile(
    rf"""
    [ ]{{0,3}}\#{{1,6}}[ \t]+(?:<a[ ](?:name|id)="[^"]*">\s*</a>)?[ \t]*
    (?P<open>{START}?)\[(?P<title>[^\]"]+)\]\(\#tab/[^)\s]*\)(?P<close>{END}?)[ \t]*$
    """,
    re.VERBOSE,
)
_RULE = re.compile(r" {0,3}(?:-[- ]*|\*[* ]*)$")


@dataclass
class Region:
    """A group of lines: the page, a row, a column or a tab, with nested regions."""

    opening: str = ""
    """Material's line before it, e.g. `=== "Windows"`; empty for the page itself."""
    closing: str = ""
    """Material's line after it, e.g. `</div>`; empty if it has none."""
    indent: str = ""
    """The prefix of its lines in Material's syntax."""
    parts: list[str | Region] = field(default_factory=list)

    @property
    def is_tab(self) -> bool:
        """Whether a rule or the next tab ends it."""
        return bool(self.indent)


def regions(lines: Sequence[str]) -> Region:
    """The page's regions. A region without an end lasts to the end of the page; an end without a beginning is text."""
    page = Region()
    stack, mark = [page], ""
    for line in lines:
        if mark:
            mark = "" if closes(line, mark) else mark
            stack[-1].parts.append(line)
        elif not _update_stack(stack, line):
            mark = fence(line)
            stack[-1].parts.append(line)
    return page


def _update_stack(stack: list[Region], line: str) -> bool:
    """Update the stack if the line opens or closes a region; whether it did."""
    columns, tab = _COLUMNS.match(line), _TAB.match(line)
    if tab:
        _end_tab(stack)
        _begin(stack, Region(f'=== "{tab["open"]}{tab["title"]}{tab["close"]}"', indent="    "))
    elif columns and columns["end"]:
        _end_tab(stack)
        if len(stack) == 1:
            return False
        stack.pop()
    elif columns:
        of_row = ' class="grid"' if columns["kind"] == "row" else ""
        _begin(stack, Region(f"<div{of_row} markdown>", "</div>"))
    elif stack[-1].is_tab and len(line.strip()) >= 3 and _RULE.match(line):
        _end_tab(stack)
    else:
        return False
    return True


def _begin(stack: list[Region], region: Region) -> None:
    stack[-1].parts.append(region)
    stack.append(region)


def _end_tab(stack: list[Region]) -> None:
    if stack[-1].is_tab:
        stack.pop()


def material_lines(region: Region, rewrite: Callable[[list[str]], list[str]]) -> list[str]:
    """The region's lines in Material's syntax.

    Args:
        region: see `regions`.
        rewrite: converts lines without layout extensions to Material's syntax.
    """
    out: list[str] = []
    text: list[str] = []

    def flush() -> None:
        lines = rewrite(_dedented(text) if region.opening else text) if text else []
        out.extend(_trimmed(lines) if out else lines)
        text.clear()

    for part in region.parts:
        if isinstance(part, str):
            text.append(part)
            continue
        flush()
        if out and out[-1].strip():
            out.append("")
        inner = _trimmed(_trimmed(material_lines(part, rewrite))[::-1])[::-1]
        out += [part.opening, "", *(part.indent + line if line.strip() else line for line in inner), ""]
        out += [part.closing, ""] if part.closing else []
    flush()
    return out


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without blank lines at the beginning."""
    return list(dropwhile(lambda line: not line.strip(), lines))


def _dedented(lines: list[str]) -> list[str]:
    """The lines without the indentation of the first of them."""
    first = next((line for line in lines if line.strip()), "")
    return [line[min(indent_of(line), indent_of(first)) :] for line in lines]
