"""The address check for the page."""

from __future__ import annotations

from ..answers import answer_for_email
from ..email import check_email
from .shapes import Json, text_of, verdict_json


def email(value: object) -> Json:
    """The verdict about an address, with `answer`: what it says to the checklist's step `email`."""
    verdict = check_email(text_of(value))
    return verdict_json(verdict, answer_for_email(verdict))
