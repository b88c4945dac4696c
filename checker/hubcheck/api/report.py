"""The report for the page: as text in the reader's language and as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from hubcheck.api.shapes import Json, RefusedError, fields_of, texts_of
from hubcheck.checklist import clean
from hubcheck.checklist.report import Circumstances, Typed, make_report, to_json, to_text
from hubcheck.email import check_email
from hubcheck.messages import Catalogue, locales, read_catalogue
from hubcheck.url import check_url


def report(value: object) -> Json:
    """The report as `text` in a locale's words and as `json`.

    The value holds `answers`, `typed` (`address`, `link`, `message`, each where there is one), `circumstances`
    (`time`, `zone`, `locale`, `version`, `page`) and, where the reader wants it, `whole_address`; `messages` brings the
    locale's sentences where the page has newer ones than the pack.
    """
    fields = fields_of(value)
    typed = texts_of(fields.get("typed", {}))
    judged = {"email": (check_email, "address"), "url": (check_url, "link")}
    verdicts = {name: check(typed[key]) for name, (check, key) in judged.items() if typed.get(key, "").strip()}
    try:
        circumstances = Circumstances(**texts_of(fields.get("circumstances", {})))
        known = Typed(**typed)
    except TypeError:
        raise RefusedError("input") from None
    answers = clean(texts_of(fields.get("answers", {})))
    made = make_report(answers, known, verdicts, circumstances, whole_address=fields.get("whole_address") is True)
    catalogue = _catalogue(circumstances.locale, fields.get("messages"))
    return {"text": to_text(made, catalogue), "json": to_json(made)}


def _catalogue(locale: str, messages: object) -> Catalogue:
    if isinstance(messages, Mapping):
        return Catalogue(locale, messages, read_catalogue())
    return read_catalogue(locale if locale in locales() else locales()[0])
