"""Splits a unit's text into segments: at sentence boundaries, or at the boundaries that a file already has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bitext.core.model import InlineCode, Kind
from bitext.markdown.extract.lines import Flow
from bitext.markdown.extract.marks import Mark
from bitext.markdown.extract.model import CodeSpan, ExtractedSegment
from bitext.markdown.extract.sentences import BREAK, PROTECTED, REFERENCE, boundaries

_WORD = re.compile(r"[^\W_]")
_ANNOTATION = re.compile(r"\(\d+\)!?\Z")
_PLACEHOLDERS = {"break": BREAK, "footnote": REFERENCE}
_ODD_SPACE = re.compile(r"[^\S ]|  ")
Span = tuple[int, int]


def has_text(text: str, start: int, end: int, marks: Sequence[Mark]) -> bool:
    """Whether there is a letter or digit outside the marks."""
    if not marks:
        return bool(_WORD.search(text, start, end))
    for mark in marks:
        if start < mark.start and _WORD.search(text, start, mark.start):
            return True
        start = max(start, mark.end)
    return bool(_WORD.search(text, start, end))


def elided(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The text with the texts that are units of their own replaced by `…`."""
    if not any(mark.subs for mark in marks):
        return text[start:end]
    parts = []
    for mark in marks:
        for sub in mark.subs:
            parts += [text[start : sub.start], "…"]
            start = sub.end
    parts.append(text[start:end])
    return "".join(parts)


def masked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The text for the sentence splitter: markup, and everything inside a pair, as placeholder characters."""
    if not marks:
        return text[start:end]
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
            parts.append(_PLACEHOLDERS.get(mark.type, PROTECTED) * (mark.end - at))
        at = mark.end
    return "".join(parts) + text[at:end]


def spans(
    text: str, start: int, end: int, marks: Sequence[Mark], locale: str, known: Sequence[str], whole: bool
) -> list[Span]:
    """The segments between two positions of a unit's text; with `whole`, text that is not known is not split."""
    if not known:
        return _split(masked(text, start, end, marks), start, locale, whole)
    found: list[Span] = []
    mask = masked(text, start, end, marks)
    at = start
    for _, low, high in _known_spans(text, start, end, marks, known):
        found += [*_split(mask[at - start : low - start], at, locale, whole), (low, high)]
        at = high
    return found + _split(mask[at - start :], at, locale, whole)


def revised_spans(
    text: str, start: int, end: int, marks: Sequence[Mark], locale: str, known: Sequence[str], whole: bool
) -> list[Span]:
    """The segments of a unit that may have been edited since a file was made with the known segments.

    The splitter's boundaries, without those inside a known segment, and with those between known segments. Where the
    old unit began and ended is no boundary: words put before or after it change its first or last segment.
    """
    split = _split(masked(text, start, end, marks), start, locale, whole)
    found = _known_spans(text, start, end, marks, known)
    if not found:
        return split
    cuts = {cut for span in split for cut in span if not any(low < cut < high for _, low, high in found)}
    (first, begin, _), (last, _, finish) = found[0], found[-1]
    words_before, words_behind = _has_words(text, start, begin, marks), _has_words(text, finish, end, marks)
    same_ends = not words_before and not words_behind
    if same_ends or (words_before and first > 0):
        cuts.add(begin)
    if same_ends or (words_behind and last < len(known) - 1):
        cuts.add(finish)
    for (before, _, low), (after, high, _) in pairwise(found):
        if after - before > 1 or not _has_words(text, low, high, marks):
            cuts |= {low, high}
        elif not any(low <= cut <= high for cut in cuts):
            cuts.add(high)
    return [trimmed for span in pairwise(sorted({start, *cuts, end})) if (trimmed := _trimmed(text, *span))]


def _has_words(text: str, start: int, end: int, marks: Sequence[Mark]) -> bool:
    """Whether a segment with these bounds would have anything to translate."""
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    return has_text(text, start, end, inside) and not _ANNOTATION.match(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    inner = text[start:end].strip()
    if not inner:
        return None
    start = text.index(inner, start)
    return start, start + len(inner)


def _split(mask: str, at: int, locale: str, whole: bool) -> list[Span]:
    """The segments in masked text that begins at a position of its unit."""
    if not whole:
        found = boundaries(mask, locale)
        return [(at + start, at + end) for start, end in found] if at else found
    inner = mask.strip()
    at += len(mask) - len(mask.lstrip())
    return [(at, at + len(inner))] if inner else []


def _known_spans(
    text: str, start: int, end: int, marks: Sequence[Mark], known: Sequence[str]
) -> list[tuple[int, int, int]]:
    """Index, start and end of the known segments in the text, in order; segments that do not occur are left out."""
    text, elided_at, text_at = _with_elisions(text, start, end, marks)
    inside = {position for mark in marks for position in range(mark.start + 1, mark.end)}
    found: list[tuple[int, int, int]] = []
    at = 0
    simple = not _ODD_SPACE.search(text)
    for index, segment in enumerate(known):
        words = segment.split()
        for low, high in _occurrences(words, text, at, simple) if words else ():
            first, last = (bisect_right(elided_at, position) - 1 for position in (low, high - 1))
            span = low - elided_at[first] + text_at[first], high - elided_at[last] + text_at[last]
            if inside.isdisjoint(span):
                at = high
                found.append((index, *span))
                break
    return found


def _occurrences(words: Sequence[str], text: str, at: int, simple: bool) -> Iterator[Span]:
    """Where the words occur; `simple` says that the text has no other white space than single spaces."""
    if not simple:
        yield from (match.span() for match in _pattern(words).finditer(text, at))
        return
    wanted = " ".join(words)
    while (at := text.find(wanted, at)) >= 0:
        end = at + len(wanted)
        if not (_joins(text[at - 1 : at], wanted[0]) or _joins(text[end : end + 1], wanted[-1])):
            yield at, end
        at += 1


def _joins(outside: str, edge: str) -> bool:
    """Whether the character beside an occurrence makes it a part of a longer word."""
    return edge.isalnum() and (outside.isalnum() or outside == "_")


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """The words with any white space between them, not inside other words."""
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    behind = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + behind)


def _with_elisions(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[str, list[int], list[int]]:
    """The text with sub-units elided, and corresponding positions in it and in the original text."""
    parts: list[str] = []
    elided_at, text_at = [0], [start]
    length = 0
    for mark in marks:
        for sub in mark.subs:
            parts += [text[start : sub.start], "…"]
            length += sub.start - start + 1
            elided_at += [length - 1, length]
            text_at += [sub.end - 1, sub.end]
            start = sub.end
    parts.append(text[start:end])
    return "".join(parts), elided_at, text_at


def segments(flow: Flow, bounds: Sequence[Span], marks: Sequence[Mark]) -> Iterator[ExtractedSegment]:
    """The segments with these bounds; if there are several, those without text are left out."""
    text, count, at = flow.text, len(marks), 0
    for start, end in bounds:
        while at < count and marks[at].start < start:
            at += 1
        first = at
        while at < count and marks[at].end <= end:
            at += 1
        inside = marks[first:at]
        if len(bounds) == 1 or (has_text(text, start, end, inside) and not _ANNOTATION.match(text, start, end)):
            yield segment(flow, start, end, inside)


def segment(flow: Flow, start: int, end: int, marks: Sequence[Mark]) -> ExtractedSegment:
    """The segment between two positions of a unit's text with the marks in it; codes are numbered in source order."""
    text = flow.text
    if not marks:
        return ExtractedSegment(flow.at(start), flow.end(end), (text[start:end],))
    ids, halves = _ids(marks)
    parts: list[str | InlineCode] = []
    codes: list[CodeSpan] = []
    at = start
    for mark in marks:
        first, last, kind, name, pair, disp, subs = mark
        if at < first:
            parts.append(text[at:first])
        at = last
        data = elided(text, first, last, (mark,)) if subs else text[first:last]
        code = InlineCode(ids[pair], Kind.STANDALONE if pair in halves else kind, data, name, disp)
        parts.append(code)
        codes.append(CodeSpan(code, flow.at(first), flow.end(last)))
    if at < end:
        parts.append(text[at:end])
    return ExtractedSegment(flow.at(start), flow.end(end), tuple(parts), tuple(codes))


def _ids(marks: Sequence[Mark]) -> tuple[dict[int, str], set[int]]:
    """Numbers of the codes by pair, and the pairs of which only one half is in the segment."""
    ids: dict[int, str] = {}
    halves: set[int] = set()
    for _, _, kind, _, pair, _, _ in marks:
        if pair not in ids:
            ids[pair] = str(len(ids) + 1)
            if kind is not Kind.STANDALONE:
                halves.add(pair)
        elif kind is not Kind.STANDALONE:
            halves.discard(pair)
    return ids, halves
