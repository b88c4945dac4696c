"""The source catalog of one page: ids are assigned here, and survive the author's edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from bitext.core.inline import markdown
from bitext.core.model import Content, Document, Segment, Unit
from bitext.core.stable_ids import free_id, normal, segment_id, unit_id
from bitext.markdown.extract import ExtractedPage, resegmented
from bitext.segments.align import Block, align, exact


@dataclass(frozen=True, slots=True)
class Draft:
    """A unit before it has an id."""

    type: str
    text: str
    """The whole unit's Markdown; a new id is derived from it."""
    name: str
    segments: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class CatalogUpdate:
    """A page's source catalog, brought up to date."""

    document: Document
    """One unit per extracted unit, in the same order."""
    retired: tuple[Unit, ...]
    """Units that vanished, and remaining units with only those of their segments that vanished."""
    page: ExtractedPage
    """The page with the segment boundaries of the catalog; empty for text that is not a page."""


def updated_catalog(
    page: ExtractedPage, old: Document | None, retired: frozenset[str], *, original: str, source_locale: str
) -> CatalogUpdate:
    """Bring a page's source catalog up to date.

    Args:
        page: the page as it is now, segmented by the splitter.
        old: its catalog so far.
        retired: ids that this page used before: `<unit>`, and `<unit>-<segment>` for segments.
        original: the page's path below the docs folder.
        source_locale: BCP 47.
    """
    before = unique_units(old)
    drafts = _drafts(page)
    found = _aligned(before, drafts)
    kept = [_kept_boundaries(before[found[at]], draft) if at in found else () for at, draft in enumerate(drafts)]
    if any(kept):
        page = resegmented(page, kept, edited=True)
        drafts = _drafts(page)
    units, gone = _with_ids(drafts, before, found, retired)
    return CatalogUpdate(_document(units, old, original, source_locale), gone, page)


def updated_catalog_of_drafts(
    drafts: Sequence[Draft], old: Document | None, retired: frozenset[str], *, original: str, source_locale: str
) -> CatalogUpdate:
    """The same for text that is not a page and arrives already segmented, such as the navigation."""
    before = unique_units(old)
    units, gone = _with_ids(drafts, before, _aligned(before, drafts), retired)
    return CatalogUpdate(_document(units, old, original, source_locale), gone, ExtractedPage(""))


def with_boundaries(catalog: CatalogUpdate, known: Mapping[int, Sequence[str]]) -> CatalogUpdate:
    """The catalog with other segment boundaries in some units.

    Args:
        catalog: of a page.
        known: by index of a unit, the texts of its new segments.
    """
    texts = [
        known.get(index) or tuple(map(markdown, draft.segments)) for index, draft in enumerate(_drafts(catalog.page))
    ]
    page = resegmented(catalog.page, texts)
    units = tuple(
        replace(unit, segments=_segments(unit, draft, frozenset())[0]) if index in known else unit
        for index, (unit, draft) in enumerate(zip(catalog.document.units, _drafts(page), strict=True))
    )
    return replace(catalog, document=replace(catalog.document, units=units), page=page)


def unique_units(document: Document | None) -> tuple[Unit, ...]:
    """The units of a file; of units or segments that share an id after a bad merge, the first."""
    if document is None:
        return ()
    units: dict[str, Unit] = {}
    for unit in document.units:
        segments = {segment.id: segment for segment in reversed(unit.segments)}
        if len(segments) < len(unit.segments):
            unit = replace(unit, segments=tuple(reversed(segments.values())))
        units.setdefault(unit.id, unit)
    return tuple(units.values())


def unit_key(unit: Unit) -> tuple[str, str]:
    """Equal for units of equal type and text, wherever their segment boundaries are."""
    return Block(unit.type, _unit_texts(unit)).key


def comparable_text(source: Content) -> str:
    """A segment's source for comparison: its Markdown with whitespace collapsed."""
    return normal(markdown(source))


def _drafts(page: ExtractedPage) -> list[Draft]:
    return [
        Draft(unit.type, unit.text, unit.name, tuple(segment.source for segment in unit.segments))
        for unit in page.units
    ]


def _aligned(before: Sequence[Unit], drafts: Sequence[Draft]) -> dict[int, int]:
    return align(
        [Block(unit.type, _unit_texts(unit)) for unit in before],
        [Block(draft.type, _draft_texts(draft)) for draft in drafts],
    )


def _unit_texts(unit: Unit) -> tuple[str, ...]:
    return _texts(tuple(segment.source for segment in unit.segments))


def _draft_texts(draft: Draft) -> tuple[str, ...]:
    return _texts(draft.segments)


@lru_cache(maxsize=4096)  # Each unit of a page is compared three times, and nearly always with its equal.
def _texts(segments: tuple[Content, ...]) -> tuple[str, ...]:
    return tuple(map(comparable_text, segments))


def _kept_boundaries(old: Unit, new: Draft) -> tuple[str, ...]:
    if _unit_texts(old) == _draft_texts(new):
        return ()
    return tuple(markdown(segment.source) for segment in old.segments)


def _document(units: tuple[Unit, ...], old: Document | None, original: str, source_locale: str) -> Document:
    return Document(original, source_locale, units, notes=old.notes if old else (), meta=old.meta if old else ())


def _with_ids(
    drafts: Sequence[Draft], before: Sequence[Unit], found: Mapping[int, int], retired: frozenset[str]
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    # Ids retired in this run count as taken too: a run repeated after a kill must assign the same ids.
    taken = {*retired, *(unit.id for unit in before)}
    seen: Counter[tuple[str, str]] = Counter()
    units: list[Unit] = []
    gone = [unit for index, unit in enumerate(before) if index not in set(found.values())]
    for index, draft in enumerate(drafts):
        key = draft.type, normal(draft.text)
        if index in found:
            unit = before[found[index]]
        else:
            unit = Unit(free_id(partial(unit_id, *key), seen[key], taken), draft.type, ())
        taken.add(unit.id)
        seen[key] += 1
        segments, lost = _segments(unit, draft, retired)
        # A name contains an ordinal: renaming units would let one edited heading touch every unit below it.
        units.append(replace(unit, segments=segments, name=unit.name or draft.name))
        if lost:
            gone.append(replace(unit, segments=lost))
    return tuple(units), tuple(gone)


def _segments(unit: Unit, draft: Draft, retired: frozenset[str]) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """The unit's segments with ids, and those of its old ones that vanished."""
    texts, before = _draft_texts(draft), _unit_texts(unit)
    if texts == before:
        return tuple(map(Segment, (segment.id for segment in unit.segments), draft.segments)), ()
    found = exact(before, texts)
    taken = {segment.id for segment in unit.segments} | retired_segment_ids(unit.id, retired)
    seen: Counter[str] = Counter()
    segments = []
    for index, (text, source) in enumerate(zip(texts, draft.segments, strict=True)):
        id = unit.segments[found[index]].id if index in found else free_id(partial(segment_id, text), seen[text], taken)
        taken.add(id)
        seen[text] += 1
        segments.append(Segment(id, source))
    used = set(found.values())
    return tuple(segments), tuple(old for index, old in enumerate(unit.segments) if index not in used)


def retired_segment_ids(unit: str, retired: frozenset[str]) -> set[str]:
    """The ids of the unit's retired segments, out of the page's retired ids."""
    return {id.removeprefix(f"{unit}-") for id in retired if id.startswith(f"{unit}-")}
