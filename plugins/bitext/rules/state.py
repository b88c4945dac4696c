"""Rules on the state of a target: what is published was written for this very source."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.core.inline import markdown
from bitext.core.model import Segment, Severity, State
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, rule
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.retired_segments import STALE


@rule("target-empty", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def target_empty(segment: Segment, context: Context) -> Iterator[Fault]:
    """An empty target leaves a gap in the page: a row without a name, a step without text."""
    is_empty = not markdown(segment.target or ()).strip() and markdown(segment.source).strip()
    if segment.state is not State.INITIAL and is_empty:
        yield Fault("has a state but no text; translate it, or set the state to initial")


@rule("fuzzy-published", Severity.ERROR)
def fuzzy_published(segment: Segment, context: Context) -> Iterator[Fault]:
    """The translation of a similar sentence says what that other sentence says."""
    name = segment.sub_state.partition(":")[2]
    if segment.state is not State.INITIAL and name.startswith(("tm-fuzzy", "fuzzy")):
        yield Fault("is an unreviewed fuzzy match; correct it, then remove its sub-state")


@rule("stale", Severity.ERROR)
def stale(segment: Segment, context: Context) -> Iterator[Fault]:
    """It translates what the page used to say: readers would follow outdated instructions, so they get the source."""
    if segment.state is not State.INITIAL and segment.sub_state == STALE:
        yield Fault("translates an earlier version of its source; compare, correct, and remove its sub-state")


@rule("stale-minor", Severity.WARNING)
def stale_minor(segment: Segment, context: Context) -> Iterator[Fault]:
    """A number, a link or a comma has changed since: the sentence is shown but may be wrong in that one place."""
    if segment.state is not State.INITIAL and segment.sub_state == STALE_MINOR:
        yield Fault("predates a minor change of its source; compare, and remove its sub-state")
