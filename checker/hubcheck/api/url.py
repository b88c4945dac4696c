"""The link check for the page."""

from __future__ import annotations

from hubcheck.api.shapes import Json, text_of, verdict_json
from hubcheck.checklist_answers import answer_for_url
from hubcheck.url import check_url


def url(value: object) -> Json:
    """The verdict about a link, with `answer`: what it says to the checklist's step `url`."""
    verdict = check_url(text_of(value))
    return verdict_json(verdict, answer_for_url(verdict))
