"""JSON API of the link check."""

from __future__ import annotations

from hubcheck.api.basis import basis_json
from hubcheck.api.shapes import Json, text_of, verdict_json
from hubcheck.checklist_answers import answer_for_url
from hubcheck.url import check_url
from hubcheck.url.codes import URL_SENTENCES


def url(value: object) -> Json:
    """The verdict on a link, with `answer`: the corresponding choice in the checklist's step `url`,
    and `basis`: what the deciding finding rests on."""
    verdict = check_url(text_of(value))
    return verdict_json(verdict) | basis_json(verdict, URL_SENTENCES) | {"answer": answer_for_url(verdict)}
