"""JSON API of the address check."""

from __future__ import annotations

from hubcheck.api.basis import basis_json
from hubcheck.api.shapes import Json, text_of, verdict_json
from hubcheck.checklist_answers import answer_for_email
from hubcheck.email import check_email
from hubcheck.email.codes import EMAIL_SENTENCES


def email(value: object) -> Json:
    """The verdict on an address, with `answer`: the corresponding choice in the checklist's step `email`,
    and `basis`: what the deciding finding rests on."""
    verdict = check_email(text_of(value))
    return verdict_json(verdict) | basis_json(verdict, EMAIL_SENTENCES) | {"answer": answer_for_email(verdict)}
