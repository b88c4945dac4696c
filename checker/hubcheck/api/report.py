"""JSON API of the report for an administrator."""

from __future__ import annotations

from collections.abc import Mapping

from hubcheck.api.shapes import Json, RejectedError, fields_of, texts_of
from hubcheck.checklist import known_answers
from hubcheck.checklist.report import Circumstances, ReaderInput, make_report, to_json, to_text
from hubcheck.email import check_email
from hubcheck.messages import Catalogue, locales, read_catalogue
from hubcheck.url import check_url


def report(value: object) -> Json:
    """The report as `text` in the reader's language and as `json`.

    The value contains `answers`, `typed` (any of `address`, `link`, `message`), `circumstances` (`time`, `zone`,
    `locale`, `version`, `page`) and optionally `whole_address`, to leave the address unmasked. `messages` overrides the
    packed messages of the locale if the page has newer ones.
    """
    fields = fields_of(value)
    typed = texts_of(fields.get("typed", {}))
    checks = {"email": (check_email, "address"), "url": (check_url, "link")}
    verdicts = {name: check(typed[key]) for name, (check, key) in checks.items() if typed.get(key, "").strip()}
    try:
        circumstances = Circumstances(**texts_of(fields.get("circumstances", {})))
        reader_input = ReaderInput(**typed)
    except TypeError:
        raise RejectedError("input") from None
    answers = known_answers(texts_of(fields.get("answers", {})))
    unmasked = fields.get("whole_address") is True
    redacted = make_report(answers, reader_input, verdicts, circumstances, whole_address=unmasked)
    catalogue = _catalogue(circumstances.locale, fields.get("messages"))
    return {"text": to_text(redacted, catalogue), "json": to_json(redacted)}


def _catalogue(locale: str, messages: object) -> Catalogue:
    if isinstance(messages, Mapping):
        return Catalogue(locale, messages, read_catalogue())
    return read_catalogue(locale if locale in locales() else locales()[0])
