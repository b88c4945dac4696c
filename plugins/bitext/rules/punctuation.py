"""Rules on punctuation, whitespace and length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.core.inline import markdown, visible, words
from bitext.core.model import Content, Segment, Severity
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, rule, texts

CLOSERS = "\"'”’»)]}*_ \t\n\u00a0"
"""Characters that may follow closing punctuation."""
_LIMITS = {
    "meta:title": (60, 80),
    "meta:description": (160, 220),
    "site-name": (60, 80),
    "site-description": (160, 220),
}
"""How many characters search results show, and from how many a text is too long in any language."""
_MEASURABLE = 20
"""From this many characters the length of a source is meaningful."""
_SHORTEST, _LONGEST = 0.5, 2.0
_STOPS = {"。": ".", "．": ".", "।": ".", "؟": "?", "？": "?", "！": "!", "：": ":", "；": ";", "…": "...", "۔": "."}
_SENTENCE_END = re.compile(r"[.?!:;]\Z")
_ALIKE = ({".", "!"}, {":", "."}, {";", "."}, {":", ";"})
_WHITESPACE = re.compile(r"\s")
_DOUBLE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_NBSP = re.compile("[\u00a0\u202f]|&nbsp;|&#160;|&#xa0;", re.IGNORECASE)
_BEFORE_HIGH_MARKS = re.compile("[\u00a0\u202f](?=[?!:;»%€])|(?<=«)[\u00a0\u202f]|(?<=\\d)[\u00a0\u202f](?=\\d|\\w)")
_ABBREVIATED = re.compile(r"(?:\w\.)+\w\.\Z|nr\.\Z|\A(?:\S+\s+){0,4}\w{1,4}\.\Z")
"""A full stop that is part of the last word: `n.v.t.`, or a short label such as `Nr.`."""
_ROOM = 1.4
"""How much longer than a source over the limit a target may be; nine of ten are at most 1.28 times as long."""


@rule("end-punct", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def end_punct(segment: Segment, context: Context) -> Iterator[Fault]:
    """Without closing punctuation a sentence runs into the next; with it a heading or button looks cut off."""
    in_source, in_target = _stop(segment.source), _stop(segment.target or ())
    is_one_word = not _WHITESPACE.search(visible(segment.source).strip())
    if in_source == in_target or {in_source, in_target} in _ALIKE or is_one_word:
        return
    if {in_source, in_target} == {".", ""} and any(map(_abbreviated, (segment.source, segment.target or ()))):
        return
    source_end, target_end = (f'"{mark}"' if mark else "no punctuation" for mark in (in_source, in_target))
    yield Fault(f"ends with {target_end}, its source with {source_end}; use the same")


@rule("spaces", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def spaces(segment: Segment, context: Context) -> Iterator[Fault]:
    """A space at the end of a sentence doubles the one before the next; a missing one joins two words."""
    in_source, in_target = (_edges(content) for content in (segment.source, segment.target or ()))
    if in_target != in_source and any(in_target):
        yield Fault("starts or ends with whitespace that its source does not have; remove it")


@rule("double-space", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def double_space(segment: Segment, context: Context) -> Iterator[Fault]:
    """A double space remains where a word was removed; code and titles show both."""
    if any(map(_DOUBLE.search, texts(segment.target or ()))) and not any(map(_DOUBLE.search, texts(segment.source))):
        yield Fault("contains a double space; keep one", "  ")


@rule("nbsp", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def nbsp(segment: Segment, context: Context) -> Iterator[Fault]:
    """A no-break space keeps words on one line, which then overflows a narrow screen."""
    target = words(segment.target or ())
    if context.language == "fr":
        target = _BEFORE_HIGH_MARKS.sub("", target)
    found = _NBSP.search(target)
    if found and len(_NBSP.findall(target)) > len(_NBSP.findall(words(segment.source))):
        yield Fault("contains a no-break space that its source does not; write a plain blank", found[0])


@rule("length", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def length(segment: Segment, context: Context) -> Iterator[Fault]:
    """Half or twice the length of the source: something is missing, or belongs to another sentence."""
    if not have_similar_length(segment.source, segment.target or ()):
        in_source, in_target = _visible_length(segment.source), _visible_length(segment.target or ())
        yield Fault(f"has {in_target} characters, its source {in_source}; check that it is complete and adds nothing")


@rule("length-limit", Severity.WARNING)
def length_limit(segment: Segment, context: Context) -> Iterator[Fault]:
    """Search results truncate a long title or description, often before the part that sets it apart."""
    if context.unit.type not in _LIMITS:
        return
    seen, limit = _LIMITS[context.unit.type]
    in_source, in_target = len(visible(segment.source)), len(visible(segment.target or ()))
    if in_target > max(limit, int(in_source * _ROOM) if in_source > seen else 0):
        yield Fault(f"has {in_target} characters, but search results show about {seen}; shorten it")


def have_similar_length(source: Content, target: Content) -> bool:
    """Whether neither is more than twice as long as the other, or one is too short to compare."""
    source_length, target_length = _visible_length(source), _visible_length(target)
    if source_length <= _MEASURABLE or not target_length:
        return True
    return _SHORTEST <= target_length / source_length <= _LONGEST


def _visible_length(content: Content) -> int:
    """Number of visible characters, whitespace collapsed."""
    return len(" ".join(visible(content).split()))


def _stop(content: Content) -> str:
    """The closing punctuation of the sentence; "" for none."""
    text = visible(content).rstrip(CLOSERS)
    if text.endswith(("...", "…")):
        return "..."
    last = _STOPS.get(text[-1:], text[-1:])
    return last if _SENTENCE_END.match(last) else ""


def _abbreviated(content: Content) -> bool:
    """Whether its final full stop may belong to an abbreviation."""
    return _ABBREVIATED.search(visible(content).rstrip(CLOSERS)) is not None


def _edges(content: Content) -> tuple[bool, bool]:
    """Whether it starts and whether it ends with whitespace."""
    text = markdown(content)
    return text[:1].isspace(), text[-1:].isspace()
