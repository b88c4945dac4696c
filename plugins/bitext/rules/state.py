"""Rules on how far a target has come: what is published is written by somebody, for this very source."""

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
    """An empty target leaves a hole in the page: a row without a name, a step without a word."""
    if (
        segment.state is not State.INITIAL
        and not markdown(segment.target or ()).strip()
        and markdown(segment.source).strip()
    ):
        yield Fault("has a state but no text; write it, or set the state to initial")


@rule("fuzzy-published", Severity.ERROR)
def fuzzy_published(segment: Segment, context: Context) -> Iterator[Fault]:
    """The translation of a sentence that merely looks alike says what that other sentence says."""
    name = segment.sub_state.partition(":")[2]
    if segment.state is not State.INITIAL and name.startswith(("tm-fuzzy", "fuzzy")):
        yield Fault("is a match that nobody has looked at; correct it, then take its sub-state away")


@rule("stale", Severity.ERROR)
def stale(segment: Segment, context: Context) -> Iterator[Fault]:
    """It translates what the page said before: readers would do what is no longer right, so they see the source."""
    if segment.state is not State.INITIAL and segment.sub_state == STALE:
        yield Fault("was made for what the page said before; compare, correct, and take its sub-state away")


@rule("stale-minor", Severity.WARNING)
def stale_minor(segment: Segment, context: Context) -> Iterator[Fault]:
    """A number, a link or a comma has changed since: the sentence is shown, and may be wrong in that one place."""
    if segment.state is not State.INITIAL and segment.sub_state == STALE_MINOR:
        yield Fault("was made before a small change of its source; compare, and take its sub-state away")
