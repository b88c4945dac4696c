"""JSON API of the explanations of error texts."""

from __future__ import annotations

from hubcheck.api.shapes import Json, text_of
from hubcheck.explain import Explanation, explain


def explanations(value: object) -> list[Json]:
    """The possible causes of an error text, in the order in which its messages appear; empty if it is unknown."""
    return [_explanation_json(explanation) for explanation in explain(text_of(value))]


def _explanation_json(explanation: Explanation) -> Json:
    return {
        "code": explanation.code,
        "params": dict(explanation.params),
        "actor": explanation.actor,
        "goto": explanation.goto,
        "anchor": explanation.anchor,
    }
