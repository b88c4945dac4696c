"""Rules on the messages of a program and the site's own strings: plain text that nothing escapes on its way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.core.inline import words
from bitext.core.model import Content, Segment, Severity
from bitext.core.quoting import named
from bitext.markdown.merge.escape import at_line_start
from bitext.rules.context import Context
from bitext.rules.links import is_domain
from bitext.rules.rule import Fault, PairKind, added, rule, texts

_TYPES = frozenset({"message", "nav", "site-name", "site-description", "string", "toggle"})
_CODE = re.compile(
    r"[<>{}\[\]\\`|$~^\t]"
    r"|&(?:#|[A-Za-z]\w*;|(?:lt|gt|amp|quot|apos))"
    r"|%(?:\d+\$)?[@a-zA-Z](?![^\W\d_])|%\(\w+\)|%[0-9A-Fa-f]{2}"
    r"|[\"'][\s/]*on[a-z]+\s*=|={2,}|:{2,}|/{2,}|-{2,}|!!\w|#(?![0-9])|(?<![\w.])@\w|\.\./|\A\s*(?:=\w|\+[a-z])",
    re.IGNORECASE,
)
"""What an interpreter of messages, templates, HTML, URLs or spreadsheet cells may take for more than text."""
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)*|\bxn--[\w-]+|\b(?:\d{1,3}\.){3}\d{1,3}\b")
_HOST = re.compile(r"(?<![\w.-])[\w-]{2,64}(?:\.[\w-]{2,64}){0,9}\.[a-z]{2,}\b")
_ORDINAL = re.compile(r"\s*\d+\.(?=\s)")


@rule("message-code", Severity.ERROR)
def message_code(segment: Segment, context: Context) -> Iterator[Fault]:
    """Programs show messages as they are, with placeholders filled in: a brace or a backslash too many breaks them."""
    if context.unit.type in _TYPES:
        for piece in added(segment, lambda content: _found(_CODE, content)):
            yield Fault(f'contains "{named(piece)}", which programs may interpret as more than text; remove it', piece)


@rule("message-address", Severity.ERROR)
def message_address(segment: Segment, context: Context) -> Iterator[Fault]:
    """An address in a message looks as if it came from the publisher of the program."""
    if context.unit.type in _TYPES:
        for piece in added(segment, _addresses):
            yield Fault(f'contains the address "{named(piece)}" and its source does not; remove it', piece)


@rule("block-start", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def block_start(segment: Segment, context: Context) -> Iterator[Fault]:
    """Readers of a message see the mark of a heading, list or code block, which a page would escape."""
    source, target = (next(iter(texts(content)), "") for content in (segment.source, segment.target or ()))
    if context.unit.type in _TYPES and _opens(target) and not _opens(source):
        mark = (target.split() or [""])[0]
        yield Fault(f'starts with "{named(mark)}", which starts a block, and its source does not; remove it', mark)


def _addresses(content: Content) -> list[str]:
    return [*_found(_ADDRESS, content), *filter(is_domain, _found(_HOST, content))]


def _found(pattern: re.Pattern[str], content: Content) -> list[str]:
    return [found[0] for found in pattern.finditer(words(content))]


def _opens(text: str) -> bool:
    start = text.lstrip(" \t")
    return not _ORDINAL.match(text) and (len(text) - len(start) >= 4 or at_line_start(text) != start)
