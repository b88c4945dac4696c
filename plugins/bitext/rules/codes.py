"""Rules on inline codes: a target has exactly the markup of its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from bitext.core.inline import codes
from bitext.core.model import Content, Segment, Severity
from bitext.core.quoting import named
from bitext.markdown.merge import check_codes
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, added, rule, texts
from bitext.segments.stale_targets import FREE_EMPHASIS

_STARS = re.compile(r"(?<!\\)\*\*|(?<!\\)__(?=\S)|(?<=\S)(?<!\\)__")


# Four rules in a row ask about the same segment.
_check_codes = lru_cache(maxsize=1)(check_codes)


def _has(fault: str, segment: Segment) -> bool:
    free = segment.sub_state == FREE_EMPHASIS
    return bool(segment.target) and fault in _check_codes(segment.source, segment.target or (), free_emphasis=free)


@rule("code-missing", Severity.ERROR, never_in=PairKind.SAME_MARKUP)
def code_missing(segment: Segment, context: Context) -> Iterator[Fault]:
    """A missing include loses a product name, a missing half of a link breaks the link, a missing key leaves a gap."""
    if _has("code-missing", segment):
        gone = _keys(segment.source) - _keys(segment.target or ())
        which = next((code for code in codes(segment.source) if gone[code.id, str(code.kind)]), None)
        shown = f' "{named(which.data)}"' if which else ""
        yield Fault(f"is missing an inline code of its source{shown}; put it back")


@rule("code-extra", Severity.ERROR, never_in=PairKind.SAME_MARKUP)
def code_extra(segment: Segment, context: Context) -> Iterator[Fault]:
    """Markup that the source does not have adds a link, an image or an element that the author never wrote."""
    if _has("code-extra", segment):
        yield Fault("has markup that its source does not have; remove it, or escape it: \\* for *, &lt; for <")


@rule("code-dup", Severity.ERROR, never_in=PairKind.SAME_MARKUP)
def code_dup(segment: Segment, context: Context) -> Iterator[Fault]:
    """A repeated code shows a product name or an image twice."""
    if _has("code-dup", segment):
        yield Fault("repeats an inline code of its source; remove one")


@rule("code-nest", Severity.ERROR, never_in=PairKind.SAME_MARKUP)
def code_nest(segment: Segment, context: Context) -> Iterator[Fault]:
    """Overlapping codes show their markup as text, or make the rest of the paragraph bold."""
    if _has("code-nest", segment):
        yield Fault("has overlapping inline codes; close the inner one first")


@rule("code-data", Severity.WARNING)
def code_data(segment: Segment, context: Context) -> Iterator[Fault]:
    """Readers get the link or image of the page, although whoever changed it in the file expects the other one."""
    own = {(code.id, code.kind): code.data for code in codes(segment.source)}
    for code in codes(context.own or ()):
        data = own.get((code.id, code.kind))
        # A code written by hand may have only its id.
        if data is not None and code.data not in ("", data):
            yield Fault(
                f'has "{named(code.data)}", but readers get "{named(data)}" as in the page; change it there',
                code.data,
            )


@rule("bold-balance", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def bold_balance(segment: Segment, context: Context) -> Iterator[Fault]:
    """An unpaired `**` is shown as text, or makes everything up to the next one bold."""
    if segment.sub_state == FREE_EMPHASIS and sum(map(len, map(_STARS.findall, texts(segment.target or ())))) % 2 == 0:
        return
    for mark in added(segment, lambda content: chain.from_iterable(map(_STARS.findall, texts(content)))):
        yield Fault(f'has a "{mark}" that its source does not have; make it an inline code, or remove it', mark)


def _keys(content: Content) -> Counter[tuple[str, str]]:
    return Counter((code.id, str(code.kind)) for code in codes(content))
