"""The address check for the page."""

from __future__ import annotations

from hubcheck.api.shapes import Json, text_of, verdict_json
from hubcheck.checklist_answers import answer_for_email
from hubcheck.email import check_email


def email(value: object) -> Json:
    """The verdict about an address, with `answer`: what it says to the checklist's step `email`."""
    verdict = check_email(text_of(value))
    return verdict_json(verdict, answer_for_email(verdict))
