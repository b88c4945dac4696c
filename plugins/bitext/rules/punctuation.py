"""Rules on punctuation, whitespace and length: what a reader stumbles over, and what a search result cuts off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.core.inline import markdown, visible, words
from bitext.core.model import Content, Segment, Severity
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, rule, texts

CLOSERS = "\"'”’»)]}*_ \t\n\u00a0"
"""What may stand behind the mark that ends a sentence."""
_LIMITS = {
    "meta:title": (60, 80),
    "meta:description": (160, 220),
    "site-name": (60, 80),
    "site-description": (160, 220),
}
"""Characters that search results show of a text, and those from which on it is too long whatever the language."""
_MEASURABLE = 20
"""Characters from which on the length of a source says something."""
_SHORTEST, _LONGEST = 0.5, 2.0
_STOPS = {"。": ".", "．": ".", "।": ".", "؟": "?", "？": "?", "！": "!", "：": ":", "；": ";", "…": "...", "۔": "."}
_SENTENCE_END = re.compile(r"[.?!:;]\Z")
_ALIKE = ({".", "!"}, {":", "."}, {";", "."}, {":", ";"})
_BLANK = re.compile(r"\s")
_DOUBLE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_NBSP = re.compile("[\u00a0\u202f]|&nbsp;|&#160;|&#xa0;", re.IGNORECASE)
_BEFORE_HIGH_MARKS = re.compile("[\u00a0\u202f](?=[?!:;»%€])|(?<=«)[\u00a0\u202f]|(?<=\\d)[\u00a0\u202f](?=\\d|\\w)")
_ABBREVIATED = re.compile(r"(?:\w\.)+\w\.\Z|nr\.\Z|\A(?:\S+\s+){0,4}\w{1,4}\.\Z")
"""A stop that is part of the last word: `n.v.t.`, or a short one in a label such as `Nr.`."""
_ROOM = 1.4
"""How much longer a target may be whose source is too long itself: nine of ten are at most 1.28 times as long."""


@rule("end-punct", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def end_punct(segment: Segment, context: Context) -> Iterator[Fault]:
    """Without its stop a sentence runs into the next one; with a stop a heading or button looks broken off."""
    wanted, given = _stop(segment.source), _stop(segment.target or ())
    if wanted == given or {wanted, given} in _ALIKE or not _BLANK.search(visible(segment.source).strip()):
        return
    if {wanted, given} == {".", ""} and any(map(_abbreviated, (segment.source, segment.target or ()))):
        return
    said = [f'"{mark}"' if mark else "nothing" for mark in (wanted, given)]
    yield Fault(f"ends with {said[1]}, its source with {said[0]}; end both alike")


@rule("spaces", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def spaces(segment: Segment, context: Context) -> Iterator[Fault]:
    """A blank at the end of a sentence doubles the one before the next, and a missing one glues two words."""
    wanted, given = (_edges(content) for content in (segment.source, segment.target or ()))
    if given != wanted and any(given):
        yield Fault("begins or ends with a blank that its source does not have; take it out")


@rule("double-space", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def double_space(segment: Segment, context: Context) -> Iterator[Fault]:
    """Two blanks are left where a word was taken out; in code or a title both are shown."""
    if any(map(_DOUBLE.search, texts(segment.target or ()))) and not any(map(_DOUBLE.search, texts(segment.source))):
        yield Fault("has two blanks side by side; leave one", "  ")


@rule("nbsp", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def nbsp(segment: Segment, context: Context) -> Iterator[Fault]:
    """A blank that does not break keeps words on one line that then runs out of a narrow screen."""
    target = words(segment.target or ())
    if context.language == "fr":
        target = _BEFORE_HIGH_MARKS.sub("", target)
    found = _NBSP.search(target)
    if found and len(_NBSP.findall(target)) > len(_NBSP.findall(words(segment.source))):
        yield Fault("has a no-break space that its source does not; write a plain blank", found[0])


@rule("length", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def length(segment: Segment, context: Context) -> Iterator[Fault]:
    """Half as long or twice as long as the source: something was left out, or belongs to another sentence."""
    if not are_of_like_length(segment.source, segment.target or ()):
        wanted, given = _visible_length(segment.source), _visible_length(segment.target or ())
        yield Fault(f"has {given} characters for {wanted} of its source; see whether all of it is there, and no more")


@rule("length-limit", Severity.WARNING)
def length_limit(segment: Segment, context: Context) -> Iterator[Fault]:
    """Search results cut a long title or description off, often before what tells it from the others."""
    if context.unit.type not in _LIMITS:
        return
    seen, limit = _LIMITS[context.unit.type]
    wanted, given = len(visible(segment.source)), len(visible(segment.target or ()))
    if given > max(limit, int(wanted * _ROOM) if wanted > seen else 0):
        yield Fault(f"has {given} characters, and search results show about {seen}; make it shorter")


def are_of_like_length(source: Content, target: Content) -> bool:
    """Whether neither is more than twice as long as the other, or one is too short to tell."""
    source_length, target_length = _visible_length(source), _visible_length(target)
    if source_length <= _MEASURABLE or not target_length:
        return True
    return _SHORTEST <= target_length / source_length <= _LONGEST


def _visible_length(content: Content) -> int:
    """Characters that readers see, each run of whitespace counted as one."""
    return len(" ".join(visible(content).split()))


def _stop(content: Content) -> str:
    """The mark that ends the sentence; "" for none."""
    text = visible(content).rstrip(CLOSERS)
    if text.endswith(("...", "…")):
        return "..."
    last = _STOPS.get(text[-1:], text[-1:])
    return last if _SENTENCE_END.match(last) else ""


def _abbreviated(content: Content) -> bool:
    """Whether it ends with a stop that may be that of an abbreviation."""
    return _ABBREVIATED.search(visible(content).rstrip(CLOSERS)) is not None


def _edges(content: Content) -> tuple[bool, bool]:
    """Whether it begins, and whether it ends, with a blank."""
    text = markdown(content)
    return text[:1].isspace(), text[-1:].isspace()
