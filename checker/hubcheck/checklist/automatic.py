"""Turns what a pasted message means into answers of the checklist, so that the text need not be kept."""

from __future__ import annotations

from collections.abc import Iterable

from hubcheck.checklist.model import Step
from hubcheck.checklist.steps import UNKNOWN
from hubcheck.explain import Explanation


def answers_for_text(step: Step, explanations: Iterable[Explanation]) -> tuple[str, ...]:
    """The possible answers to a step of kind `text`, one for each cause; `unknown` where nothing is known."""
    found = dict.fromkeys(item.goto for item in explanations if step.choice(item.goto))
    return tuple(found) or (UNKNOWN,)
