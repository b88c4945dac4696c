"""A pseudo-locale: every source as it might look in a long language with accents, to find what no segment says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bitext.core.inline import content
from bitext.core.model import Content, Document, InlineCode, Kind, Segment, State
from bitext.markdown.merge import check_codes

OPEN, CLOSE = "«", "»"
"""Around each sentence: where one is missing on the screen, something is cut off or put together from pieces.
Neither means anything in Markdown, and every font has them."""
GROWTH = 0.7
"""How much longer a target is than its source. Texts of more than 20 characters take that at most in other
languages (W3C, "Text size in translation")."""
_ACCENTS = str.maketrans(
    "abcdefghijklmnoprstuwyzABCDEFGHIJKLMNOPRSTUWYZ",
    "åƀçðéƒĝĥîĵķļɱñöþŕšţûŵýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛŴÝŽ",
)
_FILLER = "lorem ipsum dolor sit amet consectetur adipiscing elit ".translate(_ACCENTS)
_KEPT = re.compile(
    r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);"  # entities
    r"|\{[^{}]*\}|<[^<>]*>"  # placeholders, where they are no inline codes
    r"|\S*(?://|@|www\.)(?:\S*[^\s.?!:;,…)\"'”’])?"  # addresses, up to the stop of their sentence
    r"|\b\d+(?:st|nd|rd|th)\b"  # which some sites raise
    r"|-+8<-+.*",  # includes of files
    re.IGNORECASE,
)
_STOP = re.compile(r"[\s.?!:;…)\"'”’]*\Z")
_AT_EDGE = frozenset({"alert", "anchor", "break", "comment", "html"})
"""Types of standalone codes that are read only at the edge of a text, or that nobody sees."""
_ATTRIBUTES = re.compile(r"\{\s*(?:[:.#]|[\w-]+\s*=)")
_PRIVATE = re.compile(r"q[a-t][a-z](?:-.+)?|[a-z]{2,3}(?:-[a-z]{4})?-(?:aa|q[m-z]|x[a-z]|zz)(?:-.+)?", re.IGNORECASE)


def is_private(locale: str) -> bool:
    """Whether nobody speaks it: a language or region for private use (BCP 47, 2.2.1 and 2.2.4), as in `en-XA`."""
    return _PRIVATE.fullmatch(locale) is not None


def pseudo(document: Document) -> Document:
    """The document with a made-up target, `translated`, for every segment that is to be translated.

    Args:
        document: of the pseudo-locale; whatever targets it has are replaced.
    """
    return replace(
        document,
        units=tuple(
            replace(unit, segments=tuple(map(_segment, unit.segments))) if unit.translate else unit
            for unit in document.units
        ),
    )


def pseudo_content(source: Content) -> Content:
    """The source in brackets, with accents, 70 % longer, with the same inline codes in the same order.

    What would be read as other markup so comes with the accents only, or else as it is.
    """
    accented = content(accents(part) if isinstance(part, str) else part for part in source)
    whole = _bracketed(_longer(source, accented)) if any(map(_has_words, source)) else accented
    return next((one for one in (whole, accented) if not check_codes(source, one)), source)


def pseudo_text(text: str) -> str:
    """A text of a program, with its placeholders: `{name}`."""
    return "".join(part for part in pseudo_content((text,)) if isinstance(part, str)) if text else text


def accents(text: str) -> str:
    """The text with letters that look like its own; entities, addresses and placeholders stay."""
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_ACCENTS), kept[0]]
        end = kept.end()
    return "".join([*parts, text[end:].translate(_ACCENTS)])


def _segment(segment: Segment) -> Segment:
    target = pseudo_content(segment.source)
    return replace(segment, target=target, state=State.TRANSLATED, sub_state="", matches=())


def _has_words(part: str | InlineCode) -> bool:
    """Whether it is text with letters or digits that are not kept as they are."""
    return isinstance(part, str) and any(map(str.isalnum, _KEPT.sub("", part)))


def _longer(source: Content, accented: Content) -> Content:
    """The text with more words behind its last one, before the stop of the sentence."""
    index = max(index for index, part in enumerate(source) if _has_words(part))
    text = accented[index]
    assert isinstance(text, str)
    at = _end_of_words(text)
    room = _room(sum(len(part) for part in source if isinstance(part, str)))
    return (*accented[:index], f"{text[:at]}{room}{text[at:]}", *accented[index + 1 :])


def _room(length: int) -> str:
    """A blank and words, in all 70 % of the length; both brackets make up for what is rounded down."""
    wanted = int(length * GROWTH)
    return f" {_FILLER * (wanted // len(_FILLER) + 1)}"[:wanted].rstrip()


def _end_of_words(text: str) -> int:
    """Where the stop of the sentence begins."""
    kept = max((found.end() for found in _KEPT.finditer(text)), default=0)
    stop = _STOP.search(text, kept)
    return stop.start() if stop else len(text)


def _bracketed(target: Content) -> Content:
    start = _edge(target)
    end = len(target) - _edge(target[::-1])
    last = target[end - 1]
    # An address goes on up to the next blank.
    close = f" {CLOSE}" if isinstance(last, InlineCode) and last.type == "url" else CLOSE
    return content((*target[:start], OPEN, *target[start:end], close, *target[end:]))


def _edge(parts: Sequence[str | InlineCode]) -> int:
    """How many parts at the start are codes that must stay there."""
    return len([*takewhile(_stays, parts)])


def _stays(part: str | InlineCode) -> bool:
    if isinstance(part, str) or part.kind is not Kind.STANDALONE:
        return False
    return part.type in _AT_EDGE or _ATTRIBUTES.match(part.data) is not None
