"""A unit's text cut into segments: sentences of the splitter, or the boundaries that a file already has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from bitext.cut.lines import Flow
from bitext.cut.marks import Mark
from bitext.cut.model import CodeSpan, CutSegment
from bitext.cut.sentences import BREAK, PROTECTED, boundaries
from bitext.model import InlineCode, Kind

_WORD = re.compile(r"[^\W_]")
Span = tuple[int, int]


def has_text(text: str, start: int, end: int, marks: Sequence[Mark]) -> bool:
    """Whether there is a letter or digit outside the marks."""
    for mark in marks:
        if start < mark.start and _WORD.search(text, start, mark.start):
            return True
        start = max(start, mark.end)
    return bool(_WORD.search(text, start, end))


def elided(text: str, mark: Mark) -> str:
    """A mark's own characters; a text inside it which is a unit of its own becomes `…`."""
    return shown(text, mark.start, mark.end, (mark,)) if mark.subs else text[mark.start : mark.end]


def shown(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """A piece of text with the texts that are units of their own elided."""
    parts = []
    for mark in marks:
        for sub in mark.subs:
            parts += [text[start : sub.start], "…"]
            start = sub.end
    parts.append(text[start:end])
    return "".join(parts)


def masked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The text for the sentence splitter: markup, and whatever a pair encloses, as characters of no meaning."""
    parts: list[str] = []
    at, closing = start, -1
    for mark in marks:
        if closing >= 0:
            if mark.pair != closing or mark.kind is not Kind.CLOSE:
                continue
            parts.append(PROTECTED * (mark.end - at))
            closing = -1
        else:
            parts.append(text[at : mark.start])
            at = mark.start
            if mark.kind is Kind.OPEN:
                closing = mark.pair
                continue
            parts.append((BREAK if mark.type == "break" else PROTECTED) * (mark.end - at))
        at = mark.end
    return "".join(parts) + text[at:end]


def spans(
    text: str, start: int, end: int, marks: Sequence[Mark], locale: str, known: Sequence[str], whole: bool
) -> list[Span]:
    """The segments between two positions of a unit's text; `whole` leaves what is not known in one piece."""
    mask = masked(text, start, end, marks) if marks else text[start:end]

    def gap(low: int, high: int) -> list[Span]:
        part = mask[low - start : high - start]
        if whole:
            inner = part.strip()
            at = low + len(part) - len(part.lstrip())
            return [(at, at + len(inner))] if inner else []
        return [(low + s, low + e) for s, e in boundaries(part, locale)]

    if not known:
        return gap(start, end)
    found: list[Span] = []
    at = start
    for low, high in _known_spans(text, start, end, marks, known):
        found += [*gap(at, low), (low, high)]
        at = high
    return found + gap(at, end)


def _known_spans(text: str, start: int, end: int, marks: Sequence[Mark], known: Sequence[str]) -> list[Span]:
    """Where the known segments stand in the text, in their order; those which do not are left out."""
    shown, here, there = _with_elisions(text, start, end, marks)
    found: list[Span] = []
    at = 0
    for segment in known:
        words = segment.split()
        if not words:
            continue
        match = re.compile(r"(?<!\w)" * words[0][0].isalnum() + r"\s+".join(map(re.escape, words))).search(shown, at)
        if match:
            at = match.end()
            first, last = (bisect_right(here, position) - 1 for position in (match.start(), at - 1))
            found.append((match.start() - here[first] + there[first], at - here[last] + there[last]))
    return found


def _with_elisions(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[str, list[int], list[int]]:
    """The text with sub-units elided, and matching positions in it and in the text itself."""
    parts: list[str] = []
    here, there = [0], [start]
    length = 0
    for mark in marks:
        for sub in mark.subs:
            parts += [text[start : sub.start], "…"]
            length += sub.start - start + 1
            here += [length - 1, length]
            there += [sub.end - 1, sub.end]
            start = sub.end
    parts.append(text[start:end])
    return "".join(parts), here, there


def segment(flow: Flow, start: int, end: int, marks: Sequence[Mark]) -> CutSegment:
    """The segment between two positions of a unit's text; codes are numbered in source order."""
    text = flow.text
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    if not inside:
        return CutSegment(flow.at(start), flow.end(end), (text[start:end],))
    ids, halves = _ids(inside)
    parts: list[str | InlineCode] = []
    codes: list[CodeSpan] = []
    at = start
    for mark in inside:
        if at < mark.start:
            parts.append(text[at : mark.start])
        at = mark.end
        kind = Kind.STANDALONE if mark.pair in halves else mark.kind
        name = str(ids[mark.pair])
        code = InlineCode(name, kind, elided(text, mark), mark.type, mark.disp)
        parts.append(code)
        codes.append(CodeSpan(code, flow.at(mark.start), flow.end(mark.end)))
    if at < end:
        parts.append(text[at:end])
    return CutSegment(flow.at(start), flow.end(end), tuple(parts), tuple(codes))


def _ids(marks: Sequence[Mark]) -> tuple[dict[int, int], set[int]]:
    """Numbers of the codes by pair, and the pairs of which only one half is here."""
    ids: dict[int, int] = {}
    halves: set[int] = set()
    for mark in marks:
        if mark.pair not in ids:
            ids[mark.pair] = len(ids) + 1
        if mark.kind is not Kind.STANDALONE:
            halves ^= {mark.pair}
    return ids, halves
