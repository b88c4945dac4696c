"""JSON API of the address check."""

from __future__ import annotations

from hubcheck.api.shapes import Json, text_of, verdict_json
from hubcheck.checklist_answers import answer_for_email
from hubcheck.email import check_email


def email(value: object) -> Json:
    """The verdict on an address, with `answer`: the corresponding choice in the checklist's step `email`."""
    verdict = check_email(text_of(value))
    return verdict_json(verdict) | {"answer": answer_for_email(verdict)}
