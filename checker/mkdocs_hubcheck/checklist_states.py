"""Compiles the checklist into data: every state that answers can lead to. A page follows them without Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache

from hubcheck.api.checklist import place_json
from hubcheck.checklist import (
    BEGINNING,
    OUTCOMES,
    SOLVED,
    STEPS,
    Check,
    Outcome,
    Position,
    Step,
    node,
    remaining,
    route,
)

State = tuple[int, int, *tuple[int, ...]]
"""Number of its place, number of its checks that were not asked, and for each answer the state that follows, or -1."""

_PLACES = {name: number for number, name in enumerate((*STEPS, *OUTCOMES))}
"""Id of each step and outcome -> its number in the data."""
_STAYS = -1


@cache
def checklist_states() -> str:
    """All states of the checklist as JSON; types in `checker/web/checklist/walker.js`.

    States from which everything goes on alike are one state.
    """
    not_asked: dict[tuple[Check, ...], int] = {}
    states: dict[State, int] = {}

    @cache
    def state(here: Position) -> int:
        following = (here.after(answer) for answer in here.choices)
        numbers = [_STAYS if there is None else state(there) for there in following]
        unasked = not_asked.setdefault(here.not_asked, len(not_asked))
        return states.setdefault((_PLACES[here.at.id], unasked, *numbers), len(states))

    data = {
        "start": state(BEGINNING),
        "solved": SOLVED,
        "places": [_place(node(name)) for name in _PLACES],
        "notAsked": [[asdict(check) for check in checks] for checks in not_asked],
        "states": list(states),
    }
    return json.dumps(data, separators=(",", ":"))


def _place(place: Step | Outcome) -> dict[str, object]:
    """A step or outcome with its answers and the shortest way to it."""
    here = Position(place)
    checks = [here.check(answer) for answer in here.choices]
    return {
        "at": place_json(place),
        "remaining": remaining(place.id),
        "answers": here.choices,
        "checks": [check and check.state for check in checks],
        "from": list(_way(place.id)),
    }


def _way(name: str) -> Iterator[int]:
    """Numbers of the place before this one on the shortest way to it, and of the answer there; none for the first."""
    for before, answer in route(name)[-1:]:
        yield _PLACES[before]
        yield Position(node(before)).choices.index(answer)
