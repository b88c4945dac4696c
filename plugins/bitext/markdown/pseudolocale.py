"""The pseudo-locale: every source, accented and longer, to find text that is not in any segment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bitext.core.inline import content
from bitext.core.model import Content, Document, InlineCode, Kind, Segment, State
from bitext.markdown.merge import check_codes

OPEN, CLOSE = "«", "»"
"""Around each sentence: if one is missing on screen, the text is cut off or concatenated.
Neither is Markdown syntax, and every font has them."""
GROWTH = 0.7
"""How much longer a target is than its source. In other languages, texts of more than 20 characters grow by at most
that (W3C, "Text size in translation")."""
_ACCENTS = str.maketrans(
    "abcdefghijklmnoprstuwyzABCDEFGHIJKLMNOPRSTUWYZ",
    "åƀçðéḟĝĥîĵķļɱñöþŕŝţûŵýẑÅƁÇĎÉƑĜĤĨĴĶĻṀÑÖÞŔŜŢÛŴÝẐ",
)
_FILLER = "lorem ipsum dolor sit amet consectetur adipiscing elit ".translate(_ACCENTS)
_UNCHANGED = re.compile(
    r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);"  # entities
    r"|\{[^{}]*\}|<[^<>]*>"  # placeholders that are not inline codes
    r"|\S*(?://|@|www\.)(?:\S*[^\s.?!:;,…)\"'”’])?"  # addresses, up to the end of their sentence
    r"|\b\d+(?:st|nd|rd|th)\b"  # ordinals, which some sites render as superscript
    r"|-+8<-+.*",  # includes of files
    re.IGNORECASE,
)
_STOP = re.compile(r"[\s.?!:;…()\[\"'“”‘’„]*\Z")
_AT_EDGE = frozenset({"alert", "anchor", "break", "comment", "html"})
"""Types of standalone codes that work only at the edge of a text, or are invisible."""
_ATTRIBUTES = re.compile(r"\{\s*(?:[:.#]|[\w-]+\s*=)")


def pseudo_document(document: Document) -> Document:
    """The document with a made-up target, `translated`, for every translatable segment.

    Args:
        document: of the pseudo-locale; existing targets are replaced.
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

    If the brackets would change the markup, the source with accents only; if those would, the source.
    """
    accented = content(accents(part) if isinstance(part, str) else part for part in source)
    whole = _bracketed(_longer(source, accented)) if any(map(_has_words, source)) else accented
    return next((target for target in (whole, accented) if not check_codes(source, target)), source)


def pseudo_text(text: str) -> str:
    """A program's text; its placeholders, e.g. `{name}`, stay."""
    return "".join(part for part in pseudo_content((text,)) if isinstance(part, str)) if text else text


def accents(text: str) -> str:
    """The text with accented letters; entities, addresses and placeholders stay."""
    parts, end = [], 0
    for unchanged in _UNCHANGED.finditer(text):
        parts += [text[end : unchanged.start()].translate(_ACCENTS), unchanged[0]]
        end = unchanged.end()
    return "".join([*parts, text[end:].translate(_ACCENTS)])


def _segment(segment: Segment) -> Segment:
    target = pseudo_content(segment.source)
    return replace(segment, target=target, state=State.TRANSLATED, sub_state="", matches=())


def _has_words(part: str | InlineCode) -> bool:
    """Whether it is text with letters or digits that accents change."""
    return isinstance(part, str) and any(map(str.isalnum, _UNCHANGED.sub("", part)))


def _longer(source: Content, accented: Content) -> Content:
    """The text with filler words after its last word, before the closing punctuation."""
    index = max(index for index, part in enumerate(source) if _has_words(part))
    text = accented[index]
    assert isinstance(text, str)
    closing = _STOP.search(text, max((found.end() for found in _UNCHANGED.finditer(text)), default=0))
    at = closing.start() if closing else len(text)
    filler = _filler(sum(len(part) for part in source if isinstance(part, str)))
    return (*accented[:index], f"{text[:at]}{filler}{text[at:]}", *accented[index + 1 :])


def _filler(length: int) -> str:
    """A space and words, 70 % of the length in total; the brackets make up for rounding down."""
    growth = int(length * GROWTH)
    return f" {_FILLER * (growth // len(_FILLER) + 1)}"[:growth].rstrip()


def _bracketed(target: Content) -> Content:
    start = _edge_length(target)
    end = len(target) - _edge_length(target[::-1])
    last = target[end - 1]
    # An address extends to the next space.
    close = f" {CLOSE}" if isinstance(last, InlineCode) and last.type == "url" else CLOSE
    return content((*target[:start], OPEN, *target[start:end], close, *target[end:]))


def _edge_length(parts: Sequence[str | InlineCode]) -> int:
    """Number of parts at the start that are codes which must stay there."""
    return len([*takewhile(_stays_at_edge, parts)])


def _stays_at_edge(part: str | InlineCode) -> bool:
    if isinstance(part, str) or part.kind is not Kind.STANDALONE:
        return False
    return part.type in _AT_EDGE or _ATTRIBUTES.match(part.data) is not None
