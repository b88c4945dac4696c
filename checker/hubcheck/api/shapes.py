"""Shapes that several subjects share, and the refusal of a request that lacks them."""

from __future__ import annotations

from typing import Any, TypeAlias

from hubcheck.model import Finding, Verdict

Json: TypeAlias = dict[str, Any]


class RefusedError(Exception):
    """A request that cannot be carried out; the message is its code, for programs."""


def text_of(value: object) -> str:
    """The value, which must be text."""
    if not isinstance(value, str):
        raise RefusedError("input")
    return value


def fields_of(value: object) -> dict[str, Any]:
    """The value, which must be an object."""
    if not isinstance(value, dict):
        raise RefusedError("input")
    return value


def texts_of(value: object) -> dict[str, str]:
    """The value, which must be an object whose values are texts."""
    return {name: text_of(text) for name, text in fields_of(value).items()}


def finding_json(found: Finding) -> Json:
    """A finding's code and parameters."""
    return {"code": found.code, "params": dict(found.params)}


def verdict_json(verdict: Verdict, answer: str) -> Json:
    """A verdict under the names of the command line's JSON, with `answer`: what it says to the checklist."""
    return {
        "decision": verdict.decision,
        "class": verdict.kind,
        "suggestion": verdict.suggestion,
        "findings": [finding_json(one) for one in verdict.findings],
        "answer": answer,
    }
