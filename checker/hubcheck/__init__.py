"""The checker: checks sign-up addresses, client links and error texts, identically in CPython and in the browser."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubcheck.checklist import OUTCOMES, START, STEPS, Choice, Outcome, Step, next_step
    from hubcheck.email import check_email
    from hubcheck.explain import Explanation
    from hubcheck.explain import explain as explain_message
    from hubcheck.messages import Catalogue, describe, read_catalogue
    from hubcheck.model import Finding, Verdict
    from hubcheck.url import check_url

_LOCATIONS = {
    "OUTCOMES": "hubcheck.checklist:OUTCOMES",
    "START": "hubcheck.checklist:START",
    "STEPS": "hubcheck.checklist:STEPS",
    "Catalogue": "hubcheck.messages:Catalogue",
    "Choice": "hubcheck.checklist:Choice",
    "Explanation": "hubcheck.explain:Explanation",
    "Finding": "hubcheck.model:Finding",
    "Outcome": "hubcheck.checklist:Outcome",
    "Step": "hubcheck.checklist:Step",
    "Verdict": "hubcheck.model:Verdict",
    "check_email": "hubcheck.email:check_email",
    "check_url": "hubcheck.url:check_url",
    "describe": "hubcheck.messages:describe",
    "explain_message": "hubcheck.explain:explain",
    "next_step": "hubcheck.checklist:next_step",
    "read_catalogue": "hubcheck.messages:read_catalogue",
}

__all__ = [
    "OUTCOMES",
    "START",
    "STEPS",
    "Catalogue",
    "Choice",
    "Explanation",
    "Finding",
    "Outcome",
    "Step",
    "Verdict",
    "check_email",
    "check_url",
    "describe",
    "explain_message",
    "next_step",
    "read_catalogue",
]


def __getattr__(name: str) -> object:
    # Imported on first use: in a browser, every import at startup makes the reader wait.
    if name not in _LOCATIONS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _LOCATIONS[name].partition(":")
    return getattr(import_module(module), attribute)
