"""Walks the checklist: pure functions of the answers, which are given by name (`{step id: choice id}`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from hubcheck.checklist.model import Outcome, Step
from hubcheck.checklist.outcomes import OUTCOMES
from hubcheck.checklist.steps import CHECKS, START, STEPS

Answers: TypeAlias = Mapping[str, str]
"""Step id -> choice id; an outcome's id -> `yes` or `no` to "did this solve it?"."""

SOLVED, UNSOLVED = "yes", "no"


@dataclass(frozen=True, slots=True)
class Answered:
    """A step on the path with the choice that was made."""

    step: Step
    """The question."""
    answer: str
    """The choice's id."""


@dataclass(frozen=True, slots=True)
class Check:
    """How one thing that could be wrong stands."""

    step: str
    """Id of the step that checks it."""
    state: str
    """`passed`, `failed` or `not-asked`."""
    because: str = ""
    """Where it was not asked: id of the earlier step that failed; empty where the reader could not tell."""


def node(name: str) -> Step | Outcome:
    """The step or outcome with this id; KeyError where there is none."""
    return STEPS[name] if name in STEPS else OUTCOMES[name]


def _walk(answers: Answers) -> tuple[list[Answered], Step | Outcome]:
    """The answers that count, in order, and where they lead."""
    passed: list[Answered] = []
    at: Step | Outcome = STEPS[START]
    while True:
        if isinstance(at, Step):
            choice = at.choice(answers.get(at.id))
            if choice is None:
                return passed, at
            passed.append(Answered(at, choice.id))
            at = node(choice.goto)
        elif at.otherwise and answers.get(at.id) == UNSOLVED:
            at = node(at.otherwise)
        else:
            return passed, at


def next_step(answers: Answers) -> Step | Outcome:
    """The question to ask next, or the outcome that the answers lead to."""
    return _walk(answers)[1]


def path(answers: Answers) -> tuple[Answered, ...]:
    """The answered steps that lead to `next_step(answers)`, in order."""
    return tuple(_walk(answers)[0])


def is_solved(answers: Answers) -> bool:
    """Whether the reader said that the outcome solved the problem."""
    at = next_step(answers)
    return isinstance(at, Outcome) and answers.get(at.id) == SOLVED


def clean(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that the checklist knows; those off the path stay, since the path may come back to them."""
    kept = {}
    for name, answer in answers.items():
        step = STEPS.get(name)
        known = step.choice(answer) is not None if step else name in OUTCOMES and answer in (SOLVED, UNSOLVED)
        if known:
            kept[name] = answer
    return kept


@cache
def remaining(name: str) -> int:
    """At most how many more questions follow this step before an outcome; 0 for an outcome."""
    at = node(name)
    if isinstance(at, Outcome):
        return 0
    return max(1 + remaining(choice.goto) if choice.goto in STEPS else 0 for choice in at.choices)


@cache
def route(name: str) -> tuple[tuple[str, str], ...]:
    """The fewest answers that lead to a step or outcome: what a link to it carries; KeyError for an unknown id."""
    node(name)
    queue: deque[tuple[str, tuple[tuple[str, str], ...]]] = deque([(START, ())])
    seen = {START}
    while queue:
        at, answers = queue.popleft()
        if at == name:
            return answers
        for answer, goto in _exits(node(at)):
            if goto not in seen:
                seen.add(goto)
                queue.append((goto, (*answers, (at, answer))))
    raise KeyError(name)


def _exits(at: Step | Outcome) -> tuple[tuple[str, str], ...]:
    """Each answer at a place with where it leads."""
    if isinstance(at, Step):
        return tuple((choice.id, choice.goto) for choice in at.choices)
    return ((UNSOLVED, at.otherwise),) if at.otherwise else ()


def checks(answers: Answers) -> tuple[Check, ...]:
    """What passed, what failed, and what was not asked because of that."""
    answered = {item.step.id: item for item in path(answers)}
    order = CHECKS.get(answered[START].answer, ()) if START in answered else ()
    names = [*(name for name in answered if name != START), *(name for name in order if name not in answered)]
    reached = max((order.index(name) for name in answered if name in order), default=-1)
    found: list[Check] = []
    failed = ""
    for name in names:
        if name in answered:
            choice = answered[name].step.choice(answered[name].answer)
            result = choice.result if choice else ""
            failed = name if result == "failed" else failed
            found.append(Check(name, result or "not-asked"))
        elif failed and order.index(name) > reached:
            found.append(Check(name, "not-asked", failed))
    return tuple(found)
