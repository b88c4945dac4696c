"""Rules on the block structure: a target must not start or end a block, or contain an instruction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.core.inline import markdown, words
from bitext.core.model import Content, Segment, Severity
from bitext.core.quoting import named
from bitext.markdown.extract.model import Setting
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, added, rule, texts

_ATTRIBUTES = re.compile(r"(?<!\\)\{\s*(?::|[.#](?=[\w-])|[\w-]+\s*=)[^{}\n]*\}?|(?<!\\)\{:|(?<=[\w*`)\]])\{[^{}\n]+\}")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_MACROS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{\*|\{!")
_SNIPPETS = re.compile(r";{0,9}-{1,9}8<-{0,9}")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")


@rule("attr-list", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def attr_list(segment: Segment, context: Context) -> Iterator[Fault]:
    """An attribute list adds event handlers, styles and ids to elements of the page, or is shown as text."""
    source = markdown(segment.source)
    # A placeholder of the source needs no space before it: 脚注{n}.
    yield from (
        fault
        for fault in _new(_ATTRIBUTES, segment, "an attribute list")
        if not (_PLACEHOLDER.fullmatch(fault.near) and fault.near in source)
    )
    # The next sentence may close what this one opens.
    if _open_braces(segment.target or ()) > _open_braces(segment.source):
        yield Fault("opens a brace that it does not close; remove it", "{")


@rule("jinja", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def jinja(segment: Segment, context: Context) -> Iterator[Fault]:
    """A macro runs during the build: it can read files and publish what it finds, or stop the build."""
    yield from _new(_MACROS, segment, "a macro")


@rule("snippet", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def snippet(segment: Segment, context: Context) -> Iterator[Fault]:
    """A snippet publishes any file of the machine that builds the site."""
    yield from _new(_SNIPPETS, segment, "a snippet")


@rule("newline", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def newline(segment: Segment, context: Context) -> Iterator[Fault]:
    """A line break in a sentence comes from a tool that rewrapped the file; an empty line ends the paragraph."""
    in_source, in_target = (_lines(content) for content in (segment.source, segment.target or ()))
    if in_target > in_source:
        yield Fault(f"has {in_target - in_source} line breaks that its source does not have; write it on one line")


@rule("pipe-in-cell", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def pipe_in_cell(segment: Segment, context: Context) -> Iterator[Fault]:
    """A vertical bar ends the cell: the rest of the row moves under the wrong heading."""
    in_source, in_target = (_bars(content) for content in (segment.source, segment.target or ()))
    if context.setting is Setting.CELL and in_target > in_source:
        yield Fault("contains a | that would end the table cell; write \\| or another character", "|")


def _new(pattern: re.Pattern[str], segment: Segment, what: str) -> Iterator[Fault]:
    for piece in added(segment, lambda content: pattern.findall(markdown(content))):
        yield Fault(f'contains {what}, "{named(piece)}", and its source does not; remove it', piece)


def _open_braces(content: Content) -> int:
    text = words(content)
    return max(0, text.count("{") - text.count("}"))


def _lines(content: Content) -> int:
    return sum(len(re.findall(r"\r\n?|[\n\u2028\u2029\x0b\x0c\x85]", text)) for text in texts(content))


def _bars(content: Content) -> int:
    return sum(len(_BAR.findall(text)) for text in texts(content))
