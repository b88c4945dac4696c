"""JSON shapes that several checks share, and the error for a request of another shape."""

from __future__ import annotations

from typing import Any, TypeAlias

from hubcheck.model import Finding, Verdict

Json: TypeAlias = dict[str, Any]


class RejectedError(Exception):
    """A request that cannot be executed; the message is an error code of the API."""


def text_of(value: object) -> str:
    """The value as text.

    Raises:
        RejectedError: it is something else.
    """
    if not isinstance(value, str):
        raise RejectedError("input")
    return value


def fields_of(value: object) -> dict[str, Any]:
    """The value as a JSON object.

    Raises:
        RejectedError: it is something else.
    """
    if not isinstance(value, dict):
        raise RejectedError("input")
    return value


def texts_of(value: object) -> dict[str, str]:
    """The value as a JSON object whose values are texts.

    Raises:
        RejectedError: it is something else.
    """
    return {name: text_of(text) for name, text in fields_of(value).items()}


def finding_json(finding: Finding) -> Json:
    """A finding's code and parameters."""
    return {"code": finding.code, "params": dict(finding.params)}


def verdict_json(verdict: Verdict) -> Json:
    """A verdict as the API and the command line return it."""
    return {
        "decision": verdict.decision,
        "class": verdict.kind,
        "suggestion": verdict.suggestion,
        "findings": [finding_json(finding) for finding in verdict.findings],
    }
