"""The consistency check: equal sentences have equal translations on all pages."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bitext.core.inline import markdown
from bitext.core.model import Document, Finding, Segment, Severity, State, Unit
from bitext.core.quoting import short
from bitext.rules.context import Locate

WHY = "Two translations of the same words look like two different things."
_LEAST = 5
"""From this many words a sentence means the same everywhere: "Is it open?" depends on what "it" is."""


_KEYBOARD = str.maketrans("’‘“”„‐‑–—", '\'\'"""----')


@dataclass(frozen=True, slots=True)
class _Use:
    page: str
    unit: Unit
    segment: Segment
    locate: Locate


def inconsistent(pages: Iterable[tuple[Document, Locate]]) -> Iterator[Finding]:
    """A finding for each sentence whose targets differ, at the first one that differs from the majority.

    Args:
        pages: all documents of a locale, each with a function that locates its targets.
    """
    uses: defaultdict[tuple[str, str], list[_Use]] = defaultdict(list)
    for document, locate in pages:
        for unit in document.units:
            for segment in unit.segments:
                if segment.target is not None and segment.state > State.INITIAL:
                    use = _Use(document.original, unit, segment, locate)
                    uses[_key(markdown(segment.source)), _sort(unit)].append(use)
    for (source, _), same in uses.items():
        if len(source.split()) >= _LEAST:
            yield from _odd_ones(same)


def _sort(unit: Unit) -> str:
    """What sets equal sentences apart: headings are worded differently, and plural forms must differ."""
    if unit.type == "message" and "/" in unit.name:
        return unit.name.rpartition("/")[2]
    return "heading" if unit.type == "heading" else ""


def _odd_ones(same: list[_Use]) -> Iterator[Finding]:
    texts = [_key(markdown(use.segment.target or ())) for use in same]
    usual, count = Counter(texts).most_common(1)[0]
    if count == len(same):
        return
    odd = [use for use, text in zip(same, texts, strict=True) if text != usual]
    yield _finding(odd[0], same[texts.index(usual)], len(odd) - 1)


def _finding(use: _Use, model: _Use, more: int) -> Finding:
    model_text = short(markdown(model.segment.target or ()))
    others = f" (and {more} more)" if more else ""
    source = short(markdown(use.segment.source))
    message = (
        f'the target of "{source}"{others} differs from that in {model.page} ("{model_text}"); '
        "use one of them everywhere"
    )
    place = use.locate(use.unit.id, use.segment.id, "")
    return Finding("inconsistent", Severity.WARNING, message, place, use.unit.id, use.segment.id)


def _key(text: str) -> str:
    """The text for comparison: normalized, case-folded, whitespace collapsed, apostrophes, quotation marks and dashes
    as on a keyboard, without the final full stop.
    """
    typed = unicodedata.normalize("NFC", text).translate(_KEYBOARD)
    return " ".join(typed.casefold().split()).rstrip(" .:;")
