"""The explanation of an error text for the page."""

from __future__ import annotations

from hubcheck.api.shapes import Json, text_of
from hubcheck.explain import Explanation, explain


def explained(value: object) -> list[Json]:
    """The causes that an error text may have, the likeliest first; none where it is not known."""
    return [_cause(one) for one in explain(text_of(value))]


def _cause(one: Explanation) -> Json:
    return {"code": one.code, "params": dict(one.params), "actor": one.actor, "goto": one.goto}
