"""Follows the checklist: pure functions of the answers (`{step id: choice id}`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from hubcheck.checklist.model import Outcome, Step
from hubcheck.checklist.outcomes import OUTCOMES
from hubcheck.checklist.steps import CHECKS, FAILED, START, STEPS, UNKNOWN
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


@dataclass(frozen=True, slots=True)
class Position:
    """Where answers lead, with all that decides how the checklist goes on from there."""

    at: Step | Outcome
    ahead: tuple[str, ...] = ()
    """Ids of the steps that the reader's problem still has to check, in order."""
    failed: str = ""
    """Id of the last step whose check failed; empty if none did."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers that are possible here, whether they lead on or not."""
        return tuple(choice.id for choice in self.at.choices) if isinstance(self.at, Step) else (SOLVED, UNSOLVED)

    def after(self, answer: str | None) -> Position | None:
        """The position after an answer; None if it does not lead on."""
        if isinstance(self.at, Outcome):
            leads_on = self.at.otherwise and answer == UNSOLVED
            return Position(node(self.at.otherwise), self.ahead, self.failed) if leads_on else None
        choice = self.at.choice(answer)
        if choice is None:
            return None
        name = self.at.id
        ahead = CHECKS.get(choice.id, ()) if name == START else self.ahead
        ahead = ahead[ahead.index(name) + 1 :] if name in ahead else ahead
        return Position(node(choice.goto), ahead, name if choice.result == FAILED else self.failed)

    def check(self, answer: str | None) -> Check | None:
        """The check that an answer is the result of; None if it is of none."""
        choice = self.at.choice(answer) if isinstance(self.at, Step) and self.at.id != START else None
        return Check(self.at.id, choice.result or "not-asked") if choice else None

    @property
    def not_asked(self) -> tuple[Check, ...]:
        """The checks that an earlier failure has made pointless."""
        return tuple(Check(name, "not-asked", self.failed) for name in self.ahead if self.failed)


BEGINNING = Position(STEPS[START])
"""Where the checklist starts."""


def _walk(answers: Answers) -> tuple[list[tuple[Position, str]], Position]:
    """The positions on the path with the answers given there, in order, and where they lead."""
    answered: list[tuple[Position, str]] = []
    here = BEGINNING
    while True:
        answer = answers.get(here.at.id, "")
        following = here.after(answer)
        if following is None:
            return answered, here
        answered.append((here, answer))
        here = following


def next_step(answers: Answers) -> Step | Outcome:
    """The question to ask next, or the outcome that the answers lead to."""
    return _walk(answers)[1].at


def path(answers: Answers) -> tuple[AnsweredStep, ...]:
    """The answered steps that lead to `next_step(answers)`, in order."""
    return tuple(AnsweredStep(here.at, answer) for here, answer in _walk(answers)[0] if isinstance(here.at, Step))


def is_solved(answers: Answers) -> bool:
    """Whether the reader answered that the outcome solved the problem."""
    current = next_step(answers)
    return isinstance(current, Outcome) and answers.get(current.id) == SOLVED


def known_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that the checklist knows, also those off the path, since the path may return to them."""
    return {name: answer for name, answer in answers.items() if _is_known(name, answer)}


def _is_known(name: str, answer: str) -> bool:
    return (name in STEPS or name in OUTCOMES) and answer in Position(node(name)).choices


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
        here = Position(node(current))
        for answer in here.choices:
            following = here.after(answer)
            if following and following.at.id not in seen:
                seen.add(following.at.id)
                queue.append((following.at.id, (*answers, (current, answer))))
    raise KeyError(name)


def checks(answers: Answers) -> tuple[Check, ...]:
    """What passed, what failed, and what was not asked because of that."""
    answered, end = _walk(answers)
    results = (here.check(answer) for here, answer in answered)
    return (*filter(None, results), *end.not_asked)
