"""Targets whose source has changed since: revised after minor edits, offered as a match otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

from bitext.core.inline import markdown
from bitext.core.model import Content, InlineCode, Match, Segment, State
from bitext.segments.context import SegmentContext
from bitext.segments.fuzzy_match import similarity
from bitext.segments.minor_edits import STALE_MINOR, is_minor, minor_key, with_change_carried_over
from bitext.segments.source_catalog import comparable_text
from bitext.xliff.merge_documents import CONFLICT, OURS, THEIRS

PREVIOUS = "bt:prev"
"""Origin of a match: the earlier version of the same sentence."""
MEMORY = "bt:memory"
"""Origin of a match: another page, or a retired segment."""
ADOPTED = "bt:adopt"
"""Origin of a match: the page as it was translated before it had segments, by an alignment that is not sure."""
STALE = "bt:stale"
"""Sub-state of a target whose source may have changed its meaning."""
FREE_EMPHASIS = "bt:free-emphasis"
"""Sub-state of an adopted target that was published with other emphasis or code spans than its source has."""
_OWN = frozenset({PREVIOUS, MEMORY, ADOPTED, OURS, THEIRS})


class MinorRevisions:
    """Finds the unplaced pair of which a new sentence is a minor edit."""

    def __init__(self, unplaced: Mapping[str, Iterable[SegmentContext]], locale: str) -> None:
        """Index the unplaced pairs of each page; `locale` is the targets' BCP 47 tag."""
        self._locale = locale
        self._by_key: defaultdict[tuple[Hashable, ...], list[tuple[str, SegmentContext]]] = defaultdict(list)
        for page, places in unplaced.items():
            for place in places:
                if place.segment.target is not None and place.segment.sub_state != STALE:
                    self._by_key[minor_key(place.segment.source)].append((page, place))

    def of(self, page: str, place: SegmentContext) -> Segment | None:
        """The segment with the target of its earlier version.

        None where it is not a minor edit of any pair, or a changed number could not be carried over with certainty.
        """
        source = place.segment.source
        alike = self._by_key.get(minor_key(source), ())
        candidates = [(where, old) for where, old in alike if is_minor(old.segment.source, source)]
        if not candidates:
            return None
        _, best = max(
            candidates,
            key=lambda one: (
                one[0] == page,
                one[1].unit.type == place.unit.type,
                one[1].shared_neighbours(place),
                similarity(one[1].text, place.text),
                one[0],
                one[1].unit.id,
                one[1].segment.id,
            ),
        )
        return _revised(best.segment, place.segment, self._locale)


def with_source_codes(target: Content, source: Content) -> Content:
    """The target with its copies of inline codes replaced by the source's own."""
    own = {(part.id, part.kind): part for part in source if isinstance(part, InlineCode)}
    return tuple(own.get((part.id, part.kind), part) if isinstance(part, InlineCode) else part for part in target)


def fuzzy_proposal(old: Segment, source: Content, origin: str) -> Match | None:
    """An old pair as a match for a different source; quality in whole percent, rounded down."""
    if old.target is None:
        return None
    quality = similarity(comparable_text(old.source), comparable_text(source))
    return Match(old.source, old.target, float(min(int(quality), 99)), origin)


def previous_match(segment: Segment) -> Match | None:
    """The match that holds the pair before its revision."""
    return next((match for match in segment.matches if match.origin == PREVIOUS), None)


def before_revision(segment: Segment) -> Segment | None:
    """A segment as it was before the minor edit of its source; None for one that is not `bt:stale-minor`."""
    match = previous_match(segment) if segment.sub_state == STALE_MINOR else None
    return replace(segment, source=match.source, target=match.target, sub_state="", matches=()) if match else None


def without_settled_matches(segment: Segment, locale: str) -> Segment:
    """The segment without matches that its translator has dealt with, and without `stale-minor` once it was revised."""
    target, match = segment.target, previous_match(segment)
    if target is None or segment.state is State.INITIAL:
        return segment
    if segment.sub_state == CONFLICT:
        segment = replace(segment, sub_state="")
    if segment.sub_state == STALE_MINOR and match is not None:
        carried = _carried_over(match.source, match.target, segment.source, locale)
        if markdown(target) in {markdown(one) for one in (match.target, carried) if one is not None}:
            # Written by an earlier version, which was less strict about numbers.
            return segment if carried is not None else replace(segment, target=None, state=State.INITIAL, sub_state="")
        segment = replace(segment, sub_state="")
    if segment.sub_state in (STALE, STALE_MINOR):
        return segment
    return replace(segment, matches=tuple(one for one in segment.matches if one.origin not in _OWN))


def _carried_over(old: Content, target: Content, new: Content, locale: str) -> Content | None:
    """The old target with what changed in its source; None where that is not certain."""
    return with_change_carried_over(old, new, with_source_codes(target, new), locale) if is_minor(old, new) else None


def _revised(old: Segment, new: Segment, locale: str) -> Segment | None:
    first = before_revision(old) or old
    first = first if is_minor(first.source, new.source) else old
    target = first.target and _carried_over(first.source, first.target, new.source, locale)
    if target is None:
        return None
    match = fuzzy_proposal(first, new.source, PREVIOUS)
    return replace(
        new,
        target=target,
        state=old.state,
        sub_state=STALE_MINOR if old.state > State.INITIAL else "",
        matches=(match,) if match else (),
    )
