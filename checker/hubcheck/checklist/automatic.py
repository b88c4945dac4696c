"""Turns what the checks found into an answer of the checklist, so that no typed text has to be kept."""

from __future__ import annotations

from collections.abc import Iterable

from ..explain import Explanation
from ..model import Verdict
from .model import Step
from .steps import UNKNOWN

_EMAIL = {"accept": "usable", "warn": "doubtful", "reject": "refused"}
_URL_DECISIONS = {"ok": "right", "fix": "fix", "danger": "danger"}
_URL_CLASSES = {
    "no_tenant": "no-client",
    "legacy": "no-client",
    "bad_tenant": "no-client",
    "placeholder": "no-client",
    "invitation": "invitation",
    "onprem": "own-server",
    "partner": "partner",
}


def answer_for_email(verdict: Verdict) -> str:
    """The answer to the step `email`."""
    return _EMAIL[verdict.decision]


def answer_for_url(verdict: Verdict) -> str:
    """The answer to the step `url`."""
    return _URL_DECISIONS.get(verdict.decision) or _URL_CLASSES.get(verdict.kind, "other-link")


def answers_for_text(step: Step, explanations: Iterable[Explanation]) -> tuple[str, ...]:
    """The possible answers to a step of kind `text`, one for each cause; `unknown` where nothing is known."""
    found = dict.fromkeys(item.goto for item in explanations if step.choice(item.goto))
    return tuple(found) or (UNKNOWN,)
