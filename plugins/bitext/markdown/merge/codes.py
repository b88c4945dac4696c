"""The inline codes of a target against those of its source: none lost, added, doubled or wrongly nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bitext.core.inline import code_key, codes, content
from bitext.core.model import Content, InlineCode, Kind
from bitext.markdown.extract.inline import collapse, tokenize

_Place = tuple[str, int, int]


def check_codes(source: Content, target: Content) -> tuple[str, ...]:
    """What is wrong with a target's codes; order is free.

    `code-missing`: one of the source's is not there. `code-extra`: one that the source does not have, or text that
    would be read as markup. `code-dup`: one stands twice. `code-nest`: a half of a pair without its other half in
    the right place.
    """
    expected, given = Counter(code_key(source)), Counter(code_key(target))
    faults = []
    if expected - given:
        faults.append("code-missing")
    if given.keys() - expected.keys():
        faults.append("code-extra")
    if any(count > expected[key] for key, count in given.items() if key in expected):
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
    """What the tokenizer sees differently in the target than its codes say, and did not so in the source."""
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
    """The code's characters, such that it is found without the page's definitions."""
    if code.type == "link" and code.kind is Kind.CLOSE and not code.data.startswith(("](", "][")):
        return "][x]"
    if code.type == "link" and code.data.startswith("][]"):
        return "][x]"
    if code.type == "image" and not code.data.rstrip("}").endswith(")"):
        return "![…](x)"
    return code.data


def _differences(text: Content, data: Mapping[tuple[str, Kind], str]) -> tuple[Counter[str], Counter[str]]:
    """Marks found where the content has no code, and codes where no mark is found, by their characters."""
    places: set[tuple[int, int]] = set()
    parts: list[str] = []
    length = 0
    for part in content(text):
        piece = _flat(part) if isinstance(part, str) else data[part.id, part.kind]
        if not isinstance(part, str):
            places.add((length, length + len(piece)))
        parts.append(piece)
        length += len(piece)
    whole = "".join(parts)
    found = {(mark.start, mark.end) for mark in tokenize(whole)}
    return (
        Counter(whole[start:end] for start, end in found - places),
        Counter(whole[start:end] for start, end in places - found),
    )


def _flat(text: str) -> str:
    """Text on one line: blanks at its ends stay, as they decide about emphasis."""
    flat = collapse(text)
    return (" " if text[:1].isspace() else "") + flat + (" " if text[-1:].isspace() and flat else "")
