"""Adopts one page: pairs its blocks and sentences with those of its translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter

from bitext.core.inline import comparable, content, markdown, visible
from bitext.core.locales import language_of
from bitext.core.model import Content, InlineCode
from bitext.exchange.adopt.alignment import Pair, align_units, length_ratio
from bitext.exchange.adopt.meanings import Meanings
from bitext.exchange.adopt.pieces import Piece, sentence_piece, unit_pieces
from bitext.exchange.adopt.sentences import Bead, align_sentences
from bitext.exchange.microsoft_pages.targets import with_source_ids
from bitext.localize.publishable import SegmentIndex
from bitext.markdown.extract import DefaultTitle, ExtractedPage, ExtractedSegment, ExtractedUnit, extract_units
from bitext.segments.source_catalog import CatalogUpdate, with_boundaries

_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_WORD = re.compile(r"\W+")
_NAME = 3
"""How many words a name may have."""
_LOST_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?|///)\s")
"""The start of a block whose lines were joined, so that it became text: tools for PO files do so."""
_LEAD = re.compile(r"\s*((?:\.{3}|[…–—])[ \t]*)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation for a segment."""

    target: Content
    line: int
    """1-based, in the translated page."""
    sure: bool
    """Whether it may be published unless it breaks a rule; otherwise a person must confirm it."""


@dataclass(frozen=True, slots=True)
class AlignedPage:
    """A page with the translations of its segments."""

    catalog: CatalogUpdate
    """The source catalog; sentences that are one in the translation are one segment."""
    proposals: Mapping[SegmentIndex, Proposal]
    unpaired: Sequence[tuple[int, str]]
    """Line and text of what the translation has in addition."""
    titles: Sequence[tuple[str, str, int]] = ()
    """Type, title and line of each block that has a title in the translation alone."""


def align_page(
    catalog: CatalogUpdate,
    text: str,
    locale: str,
    meanings: Meanings | None,
    joinable: Callable[[int], bool] = lambda unit: True,
) -> AlignedPage:
    """Pair a page with its translation.

    Args:
        catalog: the source catalog of the page.
        text: the translated page.
        locale: of the translation; BCP 47.
        meanings: compares texts by meaning; None where that is not possible.
        joinable: index of a unit -> whether its segments may be joined: nobody has translated them.
    """
    target = extract_units(text, replace(catalog.page.options, locale=locale))
    found = _Alignment(catalog, target, meanings, joinable).result()
    if language_of(locale) == language_of(catalog.document.source_locale):
        return found
    units = found.catalog.page.units
    proposals = {
        (row, at): proposal
        for (row, at), proposal in found.proposals.items()
        if not _is_source_text(units[row].segments[at].source, proposal.target)
    }
    return replace(found, proposals=proposals)


@dataclass(frozen=True, slots=True)
class _Place:
    """Sentences of the translation for a segment of the source."""

    unit: int
    segment: int
    column: int
    """Index of a unit of the translation."""
    sentences: range
    sure: bool


@dataclass
class _Alignment:
    catalog: CatalogUpdate
    target: ExtractedPage
    meanings: Meanings | None
    joinable: Callable[[int], bool]
    places: list[_Place] = field(default_factory=list)
    groups: dict[int, list[range]] = field(default_factory=dict)
    """By unit, the segments that become one."""
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Units of the source and of the translation."""
    used: set[SegmentIndex] = field(default_factory=set)
    """Segments of the translation that have a place."""

    def result(self) -> AlignedPage:
        for pair in self._unit_pairs():
            self.pairs.append((self.rows[pair.source], self.columns[pair.target]))
            self._pair_unit(*self.pairs[-1], sure=pair.sure)
        self.catalog, failed = _joined(self.catalog, self.groups)
        proposals: dict[SegmentIndex, Proposal] = {}
        for place in self.places:
            if place.unit not in failed:
                proposals |= self._proposals(place)
        self.used.update(
            (column, at) for column in self.titles for at in range(len(self.target.units[column].segments))
        )
        titles = [(type, _text(self.target.units[at]), self.target.units[at].line) for at, type in self.titles.items()]
        return AlignedPage(self.catalog, proposals, list(self._unpaired()), titles)

    @cached_property
    def rows(self) -> list[int]:
        return _top_units(self.catalog.page)

    @cached_property
    def columns(self) -> list[int]:
        return [index for index in _top_units(self.target) if index not in self.titles]

    @cached_property
    def titles(self) -> Mapping[int, str]:
        """The titles of blocks that have none in the source: index of the unit, and type of the block."""
        own, theirs = _titles(self.catalog.page), _titles(self.target)
        if len(own) != len(theirs):
            return {}
        return {
            title: block.type
            for block, title in zip(own, theirs, strict=True)
            if isinstance(block, DefaultTitle) and isinstance(title, int)
        }

    @cached_property
    def _pieces(self) -> tuple[list[Piece], list[Piece]]:
        return unit_pieces(self.catalog.page, self.rows), unit_pieces(self.target, self.columns)

    def _unit_pairs(self) -> list[Pair]:
        source, target = self._pieces
        return align_units(source, target, self.meanings)

    def _pair_unit(self, row: int, column: int, *, sure: bool) -> None:
        source, target = self.catalog.page.units[row].segments, self.target.units[column].segments
        beads = self._beads(source, target)
        if sure and all(bead.source and bead.target for bead in beads) and not all(bead.sure for bead in beads):
            # The block is translated as a whole, although its sentences cannot be told apart.
            beads = [Bead(range(len(source)), range(len(target)), True)]
        if any(len(bead.source) > 1 for bead in beads):
            if sure and self.joinable(row):
                self.groups[row] = [bead.source for bead in beads if bead.source]
            else:
                beads = [one for bead in beads for one in _split(bead)]
        for place, bead in enumerate(bead for bead in beads if bead.source):
            if bead.target:
                self.places.append(_Place(row, place, column, bead.target, sure and bead.sure))

    def _beads(self, source: Sequence[ExtractedSegment], target: Sequence[ExtractedSegment]) -> list[Bead]:
        left, right = ([sentence_piece(one.source) for one in some] for some in (source, target))
        return align_sentences(left, right, length_ratio(*self._pieces), self.meanings)

    def _proposals(self, place: _Place) -> dict[SegmentIndex, Proposal]:
        """The target of a segment, and of the alt texts and titles in its inline codes."""
        sentences = self.target.units[place.column].segments[place.sentences.start : place.sentences.stop]
        text = _content(self.target, sentences)
        if text is None:
            return {}
        lead = _lead(self.target, place.column, place.sentences.start)
        if lead and not _lead(self.catalog.page, place.unit, place.segment):
            text = content((lead, *text))
        segment = self.catalog.page.units[place.unit].segments[place.segment]
        fitted, ids = with_source_ids(text, segment.source)
        line = self._line(sentences[0].start)
        is_text = not _LOST_BLOCK.match(visible(text)) or bool(_LOST_BLOCK.match(visible(segment.source)))
        place = replace(place, sure=place.sure and is_text)
        found = {(place.unit, place.segment): Proposal(fitted, line, place.sure)}
        self.used.update((place.column, at) for at in place.sentences)
        own = _subs(self.catalog.page, place.unit, [segment])
        extra: dict[str, str] = {}
        for (code, type, number), index in _subs(self.target, place.column, sentences).items():
            id = ids.get(code, "")
            row = own.get((id, type, number))
            unit = self.target.units[index]
            if row is not None and len(unit.segments) == 1 == len(self.catalog.page.units[row].segments):
                found[row, 0] = Proposal(unit.segments[0].source, self._line(unit.start), place.sure)
                self.used.add((index, 0))
            elif id.startswith("+") and number == 0:
                extra[id] = self.target.text[unit.start : unit.end]
                self.used.update((index, at) for at in range(len(unit.segments)))
        if extra:
            # What the source does not have has no units either: its words stay in it.
            whole = (_with_words(part, extra) if isinstance(part, InlineCode) else part for part in fitted)
            found[place.unit, place.segment] = Proposal(tuple(whole), line, place.sure)
        return found

    def _unpaired(self) -> Iterator[tuple[int, str]]:
        for index, unit in enumerate(self.target.units):
            for at, segment in enumerate(unit.segments):
                if (index, at) not in self.used:
                    yield self._line(segment.start), markdown(segment.source)
        for start, text in self._outside():
            yield self._line(start), text

    def _outside(self) -> Iterator[tuple[int, str]]:
        """Where blocks of the translation have code beside their sentences that their sources lack, and its text."""
        rows = {column: row for row, column in self.pairs}
        for column in self.columns:
            own = _between(self.catalog.page, rows[column]) if column in rows else []
            left = Counter(_NO_WORD.sub("", text) for _, text in own)
            for start, text in _between(self.target, column):
                word = _NO_WORD.sub("", text)
                if left[word] <= 0:
                    yield start, text
                left[word] -= 1

    def _line(self, position: int) -> int:
        return self.target.text.count("\n", 0, position) + 1


def _top_units(page: ExtractedPage) -> list[int]:
    return [index for index, unit in enumerate(page.units) if unit.parent is None]


def _titles(page: ExtractedPage) -> list[int | DefaultTitle]:
    """All blocks that may have a title, in page order: the index of its unit, or that the renderer supplies it."""
    found: list[tuple[int, int | DefaultTitle]] = [(block.at, block) for block in page.untitled]
    found += [(unit.start, index) for index, unit in enumerate(page.units) if unit.type == "title"]
    return [title for _, title in sorted(found, key=itemgetter(0))]


def _between(page: ExtractedPage, index: int) -> list[tuple[int, str]]:
    """What a unit has outside its sentences, such as a sentence of code alone: where it begins, and its text."""
    unit = page.units[index]
    starts = [unit.start, *(segment.end for segment in unit.segments)]
    ends = [*(segment.start for segment in unit.segments), unit.end]
    spans = [(start, page.text[start:end]) for start, end in zip(starts, ends, strict=True) if start < end]
    return [(start + len(text) - len(text.lstrip()), " ".join(text.split())) for start, text in spans if "`" in text]


def _text(unit: ExtractedUnit) -> str:
    return " ".join(markdown(segment.source) for segment in unit.segments)


def _split(bead: Bead) -> Iterator[Bead]:
    """A bead of several source sentences that cannot be joined: the first gets the translation, to be confirmed."""
    if len(bead.source) <= 1:
        yield bead
        return
    first = bead.source.start
    yield Bead(range(first, first + 1), bead.target)
    for at in bead.source[1:]:
        yield Bead(range(at, at + 1), range(bead.target.stop, bead.target.stop))


def _subs(page: ExtractedPage, parent: int, segments: Sequence[ExtractedSegment]) -> dict[tuple[str, str, int], int]:
    """The units inside the inline codes of sentences, by the id of the code, their type, and a number."""
    found: dict[tuple[str, str, int], int] = {}
    spans = [(_id(span.code, number), span) for number, one in enumerate(segments) for span in one.codes]
    for index, unit in enumerate(page.units):
        if unit.parent == parent:
            id = next((id for id, span in spans if span.start <= unit.start and unit.end <= span.end), None)
            if id is not None:
                found[id, unit.type, sum(key[:2] == (id, unit.type) for key in found)] = index
    return found


def _is_source_text(source: Content, target: Content) -> bool:
    """Whether a sentence was left in the source language; a few words may be a name, which is the same in both.

    No name ends as a sentence does, and has words in small letters.
    """
    words = [word for part in source if isinstance(part, str) for word in _WORD.findall(part)]
    ends = visible(source).rstrip().endswith((".", "!", "?")) and any(map(str.islower, words))
    return comparable(source) == comparable(target) and (len(words) > _NAME or ends)


def _with_words(code: InlineCode, words: Mapping[str, str]) -> InlineCode:
    return replace(code, data=code.data.replace("…", words.get(code.id, "…"), 1))


def _id(code: InlineCode, sentence: int) -> str:
    return f"{code.id}.{sentence}" if sentence else code.id


def _content(page: ExtractedPage, segments: Sequence[ExtractedSegment]) -> Content | None:
    """Consecutive sentences as one; None where there is more than white space between them."""
    parts: list[str | InlineCode] = []
    for number, segment in enumerate(segments):
        if number:
            between = page.text[segments[number - 1].end : segment.start]
            if between.strip(" \t\r\n>"):
                return None
            parts.append(" " if between else "")
        parts += [part if isinstance(part, str) else replace(part, id=_id(part, number)) for part in segment.source]
    return content(parts)


def _lead(page: ExtractedPage, unit: int, segment: int) -> str:
    """The dots or dashes before a sentence, which do not belong to it; empty for none."""
    segments = page.units[unit].segments
    start = segments[segment - 1].end if segment else page.units[unit].start
    found = _LEAD.fullmatch(page.text[start : segments[segment].start])
    return found[1] if found else ""


def _joined(catalog: CatalogUpdate, groups: Mapping[int, Sequence[range]]) -> tuple[CatalogUpdate, Set[int]]:
    """The catalog with some segments joined, and the units where that fails."""
    known = {row: _joined_texts(catalog.page.units[row], some) for row, some in groups.items()}
    if not known:
        return catalog, frozenset()
    joined = with_boundaries(catalog, known)
    return joined, {row for row, some in groups.items() if len(joined.page.units[row].segments) != len(some)}


def _joined_texts(unit: ExtractedUnit, groups: Sequence[range]) -> list[str]:
    """The texts of joined segments of a unit."""
    spans: list[tuple[int, int]] = []
    at = 0
    for segment in unit.segments:
        text = " ".join(markdown(segment.source).split())
        start = max(unit.text.find(text, at), at)
        at = start + len(text)
        spans.append((start, at))
    return [unit.text[spans[group.start][0] : spans[group.stop - 1][1]] for group in groups]
