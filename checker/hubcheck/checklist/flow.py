"""Follows the checklist: pure functions of the answers (`{step id: choice id}`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from hubcheck.checklist.model import Outcome, Step
from hubcheck.checklist.outcomes import OUTCOMES
from hubcheck.checklist.steps import CHECKS, START, STEPS, UNKNOWN
from hubcheck.explain import Explanation

Answers: TypeAlias = Mapping[str, str]
"""Step id -> choice id; an outcome's id -> `yes` or `no` to "did this solve it?"."""

SOLVED, UNSOLVED = "yes", "no"


@dataclass(frozen=True, slots=True)
class AnsweredStep:
    """A step on the path with the choice of the reader."""

    step: Step
    answer: str
    """The choice's id."""


@dataclass(frozen=True, slots=True)
class Check:
    """The state of one thing that could be wrong."""

    step: str
    """Id of the step that checks it."""
    state: str
    """`passed`, `failed` or `not-asked`."""
    because: str = ""
    """If it was not asked: id of the earlier step that failed; empty if the reader did not know."""


def answers_for_text(step: Step, explanations: Iterable[Explanation]) -> tuple[str, ...]:
    """The possible answers to a step of kind `text`, one per cause; `unknown` if there is none."""
    choices = dict.fromkeys(explanation.goto for explanation in explanations if step.choice(explanation.goto))
    return tuple(choices) or (UNKNOWN,)


def node(name: str) -> Step | Outcome:
    """The step or outcome with this id.

    Raises:
        KeyError: there is none.
    """
    return STEPS[name] if name in STEPS else OUTCOMES[name]


def _walk(answers: Answers) -> tuple[list[AnsweredStep], Step | Outcome]:
    """The answers on the path, in order, and where they lead."""
    answered: list[AnsweredStep] = []
    current: Step | Outcome = STEPS[START]
    while True:
        if isinstance(current, Step):
            choice = current.choice(answers.get(current.id))
            if choice is None:
                return answered, current
            answered.append(AnsweredStep(current, choice.id))
            current = node(choice.goto)
        elif current.otherwise and answers.get(current.id) == UNSOLVED:
            current = node(current.otherwise)
        else:
            return answered, current


def next_step(answers: Answers) -> Step | Outcome:
    """The question to ask next, or the outcome that the answers lead to."""
    return _walk(answers)[1]


def path(answers: Answers) -> tuple[AnsweredStep, ...]:
    """The answered steps that lead to `next_step(answers)`, in order."""
    return tuple(_walk(answers)[0])


def is_solved(answers: Answers) -> bool:
    """Whether the reader answered that the outcome solved the problem."""
    current = next_step(answers)
    return isinstance(current, Outcome) and answers.get(current.id) == SOLVED


def known_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that the checklist knows, also those off the path, since the path may return to them."""
    known = {}
    for name, answer in answers.items():
        step = STEPS.get(name)
        if step.choice(answer) if step else name in OUTCOMES and answer in (SOLVED, UNSOLVED):
            known[name] = answer
    return known


@cache
def remaining(name: str) -> int:
    """The maximum number of further questions between this step and an outcome; 0 for an outcome."""
    current = node(name)
    if isinstance(current, Outcome):
        return 0
    return max(1 + remaining(choice.goto) if choice.goto in STEPS else 0 for choice in current.choices)


@cache
def route(name: str) -> tuple[tuple[str, str], ...]:
    """The fewest answers that lead to a step or outcome, for a link to it.

    Raises:
        KeyError: there is no such step or outcome, or no path to it.
    """
    node(name)
    queue: deque[tuple[str, tuple[tuple[str, str], ...]]] = deque([(START, ())])
    seen = {START}
    while queue:
        current, answers = queue.popleft()
        if current == name:
            return answers
        for answer, goto in _exits(node(current)):
            if goto not in seen:
                seen.add(goto)
                queue.append((goto, (*answers, (current, answer))))
    raise KeyError(name)


def _exits(current: Step | Outcome) -> tuple[tuple[str, str], ...]:
    """Each answer with the id that it leads to."""
    if isinstance(current, Step):
        return tuple((choice.id, choice.goto) for choice in current.choices)
    return ((UNSOLVED, current.otherwise),) if current.otherwise else ()


def checks(answers: Answers) -> tuple[Check, ...]:
    """What passed, what failed, and what was not asked because of that."""
    answered = {step.step.id: step for step in path(answers)}
    order = CHECKS.get(answered[START].answer, ()) if START in answered else ()
    names = [*(name for name in answered if name != START), *(name for name in order if name not in answered)]
    reached = max((order.index(name) for name in answered if name in order), default=-1)
    results: list[Check] = []
    failed = ""
    for name in names:
        if name in answered:
            choice = answered[name].step.choice(answered[name].answer)
            result = choice.result if choice else ""
            failed = name if result == "failed" else failed
            results.append(Check(name, result or "not-asked"))
        elif failed and order.index(name) > reached:
            results.append(Check(name, "not-asked", failed))
    return tuple(results)
