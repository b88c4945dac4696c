"""Rules on punctuation, whitespace and length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bitext.core.inline import markdown, visible, words
from bitext.core.model import Content, Segment, Severity
from bitext.rules.context import Context
from bitext.rules.numbers import number_words
from bitext.rules.rule import Fault, PairKind, rule, texts

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
_SHORTEST_WITH_HAN = 0.3
"""Chinese characters say more than two Latin letters do: with 0.5 complete short sentences in zh-Hant were findings."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LESS, _MORE = 5, 15
"""How many columns a target may be shorter and longer than that: short sentences differ more."""
_WORDS_OF_TERM = 5
"""How many words a term has at most that a target may keep and explain."""
_OVERLONG, _ANY_LENGTH = 12, 1_000
"""How many times as long as its source a target is surely no translation; up to how many columns it may be one."""
_TAG = re.compile("</?[a-zA-Z][^<>]*>")
_DOUBLE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_NO_BREAK = r"(?:[\u00a0\u202f]|&nbsp;|&#160;|&#xa0;)"
_NBSP = re.compile(_NO_BREAK, re.IGNORECASE)
_KEEPS_TOGETHER = re.compile(
    rf"{_NO_BREAK}(?=[?!:;»›…%‰€$£°–—/=+×-]|\.\.|\.\w|\(\d)|(?<=[«‹–—/=+×§№-]){_NO_BREAK}"  # French marks, dashes
    rf"|(?<=\d){_NO_BREAK}(?=\w)|(?<=\d\w){_NO_BREAK}(?=\w)|(?<=\d\w\w){_NO_BREAK}(?=\w)"  # 100 000, 5 GB, 1re vague
    rf"|(?<=\w){_NO_BREAK}(?=v?\d|[^\W\d_](?!\w))"  # Microsoft 365, Windows X
    rf"|(?<=(?-i:[IVX])e){_NO_BREAK}(?=\w)|(?<=(?-i:[IVX])er){_NO_BREAK}(?=\w)|{_NO_BREAK}(?=«)"  # XXe siècle
    rf"|(?<![^\W\d_][^\W\d_])(?<=[^\W\d_]){_NO_BREAK}(?=\w)"  # w domu, à la: a short word alone
    rf"|(?<=\w[.°]){_NO_BREAK}(?=[\wº])|(?<=[%‰€$£°)]){_NO_BREAK}(?=[\d(])",  # z. B., EE. UU., n° 5
    re.IGNORECASE,
)
"""A no-break space that typography asks for: what it joins must not be parted at the end of a line."""
_NAME = re.compile(rf"(?<=\w){_NO_BREAK}(?=[A-Z])")
"""One inside a name or before it: `Business Central`, `format PEPPOL`."""
_COUNTED = re.compile(rf"(?<![^\W\d_])([^\W\d_]++){_NO_BREAK}(?=\w)", re.IGNORECASE)
_ROOM = 1.4
"""How much longer than a source over the limit a target may be; nine of ten are at most 1.28 times as long."""


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
    target = words(segment.target or (), "0")
    if not _NBSP.search(target):
        return
    found = _NBSP.search(_NAME.sub("", _KEEPS_TOGETHER.sub("", _without_measures(target, context.language))))
    if found and len(_NBSP.findall(target)) > len(_NBSP.findall(words(segment.source))):
        yield Fault("contains a no-break space that its source does not; write a plain space", found[0])


def _without_measures(text: str, language: str) -> str:
    """The text without the no-break space between a number that is spelled out and what it counts: `trois ans`."""
    whole, beginnings = number_words(language)
    counts = {word for word, value in whole.items() if value not in ("0", "1")}  # `un` and `een` are articles.
    starts = tuple(start for start, value in beginnings.items() if value not in ("0", "1"))

    def joined(found: re.Match[str]) -> str:
        word = found[1].lower()
        return found[1] if word in counts or word.startswith(starts) else found[0]

    return _COUNTED.sub(joined, text)


@rule("length", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def length(segment: Segment, context: Context) -> Iterator[Fault]:
    """Half or twice the length of the source: something is missing, or belongs to another sentence."""
    target = segment.target or ()
    if not have_similar_length(segment.source, target):
        in_source, in_target = len(_read_text(segment.source)), len(_read_text(target))
        yield Fault(f"has {in_target} characters, its source {in_source}; check that it is complete and adds nothing")


@rule("overlong", Severity.ERROR)
def overlong(segment: Segment, context: Context) -> Iterator[Fault]:
    """A target that is many times longer than its source is not a translation, and buries the rest of the page."""
    source, target = (_collapsed(content) for content in (segment.source, segment.target or ()))
    width = display_width(target) if len(target) > _ANY_LENGTH // 2 else 0
    if width > _ANY_LENGTH and width > _OVERLONG * display_width(source):
        yield Fault(f"has {len(target)} characters, its source only {len(source)}; replace it with the translation")


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
    source_length, target_length = display_width(_read_text(source)), display_width(_read_text(target))
    if source_length <= _MEASURABLE or not target_length:
        return True
    shortest = _SHORTEST_WITH_HAN if _HAN.search(visible(target)) else _SHORTEST
    is_similar = shortest * source_length - _LESS <= target_length <= _LONGEST * source_length + _MORE
    return is_similar or _keeps_term(visible(source).strip(), visible(target))


def _keeps_term(source: str, target: str) -> bool:
    """Whether a target explains a term that it keeps: `Cross-Origin Resource Sharing - Teilen über Domains hinweg`."""
    is_term = source[-1:].isalnum() and source.count(" ") < _WORDS_OF_TERM
    return is_term and re.search(rf"(?<!\w){re.escape(source)}(?!\w)", target, re.IGNORECASE) is not None


def _read_text(content: Content) -> str:
    """The text that is read in the line: a tag with its explanation in `title` is not."""
    return " ".join(_TAG.sub("", visible(content)).split())


def _collapsed(content: Content) -> str:
    return " ".join(visible(content).split())


def display_width(text: str) -> int:
    """The width of a text in columns: a Chinese, Japanese or Korean character has two, a combining one none
    (Unicode Standard Annex 11).
    """
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _edges(content: Content) -> tuple[bool, bool]:
    """Whether it starts and whether it ends with whitespace."""
    text = markdown(content)
    return text[:1].isspace(), text[-1:].isspace()
