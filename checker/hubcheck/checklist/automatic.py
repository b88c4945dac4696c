"""Turns explanations of a pasted message into answers to the checklist, so that the text is not stored."""

from __future__ import annotations

from collections.abc import Iterable

from hubcheck.checklist.model import Step
from hubcheck.checklist.steps import UNKNOWN
from hubcheck.explain import Explanation


def answers_for_text(step: Step, explanations: Iterable[Explanation]) -> tuple[str, ...]:
    """The possible answers to a step of kind `text`, one per cause; `unknown` if there is none."""
    choices = dict.fromkeys(explanation.goto for explanation in explanations if step.choice(explanation.goto))
    return tuple(choices) or (UNKNOWN,)
