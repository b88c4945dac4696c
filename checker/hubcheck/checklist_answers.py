"""Turns a verdict into an answer to the checklist's step, so that typed text is not stored."""

from __future__ import annotations

from hubcheck.model import Verdict

_EMAIL = {"accept": "usable", "unknown": "usable", "warn": "doubtful", "reject": "refused"}
_URL_DECISIONS = {"ok": "right", "fix": "fix", "danger": "danger"}
_URL_CLASSES = {
    "no_tenant": "no-client",
    "legacy": "no-client",
    "bad_tenant": "no-client",
    "placeholder": "no-client",
    "several": "several",
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
