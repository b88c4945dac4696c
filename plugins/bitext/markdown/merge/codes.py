"""Compares the inline codes of a target with those of its source: missing, extra, duplicate or wrongly nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bitext.core.inline import code_key, codes, content
from bitext.core.model import Content, InlineCode, Kind
from bitext.markdown.extract.inline import collapse, tokenize


def check_codes(source: Content, target: Content) -> tuple[str, ...]:
    """Codes of what is wrong with a target's inline codes; their order is free.

    `code-missing`: a code of the source is missing. `code-extra`: a code that the source does not have, or text that
    would be read as markup. `code-dup`: a code occurs twice. `code-nest`: one half of a pair without the other half
    in the right place.
    """
    expected, actual = Counter(code_key(source)), Counter(code_key(target))
    faults = []
    if expected - actual:
        faults.append("code-missing")
    if actual.keys() - expected.keys():
        faults.append("code-extra")
    if any(count > expected[key] for key, count in actual.items() if key in expected):
        faults.append("code-dup")
    if not _nests(target):
        faults.append("code-nest")
    if faults:
        return tuple(faults)
    return _reread(source, target)


def _nests(target: Content) -> bool:
    stack: list[str] = []
    for code in codes(target):
        if code.kind is Kind.OPEN:
            stack.append(code.id)
        elif code.kind is Kind.CLOSE and (not stack or stack.pop() != code.id):
            return False
    return not stack


def _reread(source: Content, target: Content) -> tuple[str, ...]:
    """Where the tokenizer reads the target differently from its codes, and the source not."""
    data = {(code.id, code.kind): _findable(code) for code in codes(source)}
    if not data and source == target:
        return ()
    source_extra, source_lost = _differences(source, data)
    extra, lost = _differences(target, data)
    faults = []
    if lost - source_lost:
        faults.append("code-missing")
    if extra - source_extra:
        faults.append("code-extra")
    return tuple(faults)


def _findable(code: InlineCode) -> str:
    """The code's characters, written so that it is recognised without the page's definitions."""
    if code.type == "link" and code.kind is Kind.CLOSE and not code.data.startswith(("](", "][")):
        return "][x]"
    if code.type == "link" and code.data.startswith("][]"):
        return "][x]"
    if code.type == "image" and not code.data.rstrip("}").endswith(")"):
        return "![…](x)"
    return code.data


def _differences(text: Content, data: Mapping[tuple[str, Kind], str]) -> tuple[Counter[str], Counter[str]]:
    """Characters of marks where the content has no code, and of codes where the tokenizer sees no mark."""
    code_spans: set[tuple[int, int]] = set()
    parts: list[str] = []
    length = 0
    for part in content(text):
        piece = _flat(part) if isinstance(part, str) else data[part.id, part.kind]
        if not isinstance(part, str):
            code_spans.add((length, length + len(piece)))
        parts.append(piece)
        length += len(piece)
    whole = "".join(parts)
    found = {(mark.start, mark.end) for mark in tokenize(whole)}
    return (
        Counter(whole[start:end] for start, end in found - code_spans),
        Counter(whole[start:end] for start, end in code_spans - found),
    )


def _flat(text: str) -> str:
    """Text on one line; spaces at its ends stay, because they decide about emphasis."""
    flat = collapse(text)
    return (" " if text[:1].isspace() else "") + flat + (" " if text[-1:].isspace() and flat else "")
