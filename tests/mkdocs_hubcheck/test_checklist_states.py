"""The script of the page follows the compiled checklist as `hubcheck` follows its rules: both are asked everything."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from hubcheck.api.checklist import checklist
from hubcheck.api.shapes import RejectedError
from hubcheck.checklist import BEGINNING, OUTCOMES, STEPS, Position
from mkdocs_hubcheck import node
from mkdocs_hubcheck.checklist_states import checklist_states

Answers = dict[str, str]

NAMES = [*STEPS, *OUTCOMES]
STRANGE = ["", "no such answer", "unknown", "yes", "__proto__", "constructor"]
SCRIPT = Path(__file__).resolve().parents[1] / "web" / "support" / "walk_checklist.mjs"


def views(requests: list[Any]) -> list[Any]:
    """What the page's script makes of requests to `hubcheck.api.checklist`; an error is None."""
    given = json.dumps({"states": json.loads(checklist_states()), "requests": requests})
    done = subprocess.run([*node.find().node, str(SCRIPT)], input=given, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def view(request: Any) -> Any:
    """What Python makes of it."""
    try:
        return json.loads(json.dumps(checklist(request)))
    except RejectedError:
        return None


def short(view: Any) -> Any:
    """A view with the id of its place, which one test compares as a whole."""
    return view and {**view, "at": view["at"]["id"]}


def positions() -> Iterator[tuple[Position, Answers]]:
    """Every position that decides differently how the checklist goes on, and the answers of one path to it."""
    waiting: list[tuple[Position, Answers]] = [(BEGINNING, {})]
    seen = {BEGINNING}
    while waiting:
        here, answers = waiting.pop()
        yield here, answers
        for answer in here.choices:
            there = here.after(answer)
            if there and there not in seen:
                seen.add(there)
                waiting.append((there, {**answers, here.at.id: answer}))


REACHED = list(positions())


def test_every_answer_at_every_position_leads_both_to_the_same_view() -> None:
    requests = [
        {"answers": {**answers, here.at.id: answer}}
        for here, answers in REACHED
        for answer in [*here.choices, *STRANGE]
    ]
    assert len(requests) > 5000
    for request, found in zip(requests, views(requests), strict=True):
        assert short(found) == short(view(request)), request


def test_every_step_and_outcome_is_described_alike_and_has_the_same_shortest_way() -> None:
    requests = [{"goto": name} for name in [*NAMES, *STRANGE, "nowhere"]]
    assert views(requests) == [view(request) for request in requests]


def test_random_answers_on_and_off_the_path_lead_both_to_the_same_view() -> None:
    random = Random(13)
    answers = [choice.id for step in STEPS.values() for choice in step.choices]
    requests = []
    for _ in range(2000):
        _, known = random.choice(REACHED)
        others = {random.choice([*NAMES, *STRANGE]): random.choice([*answers, *STRANGE]) for _ in range(3)}
        requests.append({"answers": {**others, **known} if random.random() < 0.5 else {**known, **others}})
    for request, found in zip(requests, views(requests), strict=True):
        assert short(found) == short(view(request)), request


def test_states_from_which_everything_goes_on_alike_are_one() -> None:
    states = [tuple(state) for state in json.loads(checklist_states())["states"]]
    assert len(states) == len(set(states)) < len(REACHED)


def test_every_step_and_outcome_can_be_reached() -> None:
    assert {here.at.id for here, _ in REACHED} == set(NAMES)
