"""The consistency check: equal sentences have equal translations on all pages."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bitext.check.locations import TargetLocations
from bitext.core.content_cache import digest
from bitext.core.inline import markdown
from bitext.core.model import Document, Finding, Segment, Severity, State, Unit
from bitext.core.quoting import short
from bitext.core.storage import read_bytes

WHY = "Two translations of the same words look like two different things."
_LEAST = 5
"""From this many words a sentence means the same everywhere: "Is it open?" depends on what "it" is."""


_KEYBOARD = str.maketrans("’‘“”„‐‑–—", '\'\'"""----')


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence with its target, as far as it is compared with others."""

    sentence: bytes
    """The same for equal sentences."""
    text: bytes
    """The same for equal targets."""
    unit: str
    segment: str
    source: str
    """As messages show it."""
    target: str


@dataclass(frozen=True, slots=True)
class _Place:
    page: str
    path: Path
    use: Use


def uses_of(document: Document) -> tuple[Use, ...]:
    """The sentences of a locale's document that have a target, and are long enough to mean the same everywhere."""
    return tuple(
        found
        for unit in document.units
        for segment in unit.segments
        if segment.target is not None and segment.state > State.INITIAL and (found := _use(unit, segment))
    )


def _use(unit: Unit, segment: Segment) -> Use | None:
    source = markdown(segment.source)
    key = _key(source)
    if len(key.split()) < _LEAST:
        return None
    target = markdown(segment.target or ())
    return Use(digest(key, _sort(unit)), digest(_key(target)), unit.id, segment.id, short(source), short(target))


def inconsistent(pages: Iterable[tuple[str, Path, Iterable[Use]]]) -> Iterator[Finding]:
    """A finding for each sentence whose targets differ, at the first one that differs from the majority.

    Args:
        pages: all pages of a locale, each with its segment file and the sentences in it.
    """
    places: defaultdict[bytes, list[_Place]] = defaultdict(list)
    for page, path, uses in pages:
        for use in uses:
            places[use.sentence].append(_Place(page, path, use))
    for same in places.values():
        yield from _odd_ones(same)


def _sort(unit: Unit) -> str:
    """What sets equal sentences apart: headings are worded differently, and plural forms must differ."""
    if unit.type == "message" and "/" in unit.name:
        return unit.name.rpartition("/")[2]
    return "heading" if unit.type == "heading" else ""


def _odd_ones(same: list[_Place]) -> Iterator[Finding]:
    usual, count = Counter(place.use.text for place in same).most_common(1)[0]
    if count == len(same):
        return
    odd = [place for place in same if place.use.text != usual]
    model = next(place for place in same if place.use.text == usual)
    yield _finding(odd[0], model, len(odd) - 1)


def _finding(place: _Place, model: _Place, more: int) -> Finding:
    others = f" (and {more} more)" if more else ""
    message = (
        f'the target of "{place.use.source}"{others} differs from that in {model.page} ("{model.use.target}"); '
        "use one of them everywhere"
    )
    where = TargetLocations(place.path, read_bytes(place.path))(place.use.unit, place.use.segment)
    return Finding("inconsistent", Severity.WARNING, message, where, place.use.unit, place.use.segment)


def _key(text: str) -> str:
    """The text for comparison: normalized, case-folded, whitespace collapsed, apostrophes, quotation marks and dashes
    as on a keyboard, without the final full stop.
    """
    typed = unicodedata.normalize("NFC", text).translate(_KEYBOARD)
    return " ".join(typed.casefold().split()).rstrip(" .:;")
