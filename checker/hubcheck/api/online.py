"""JSON API of the online checks: the requests that a page may send, and what their outcomes mean."""

from __future__ import annotations

from dataclasses import asdict

from hubcheck.api.shapes import Json, RejectedError, fields_of, finding_json, text_of
from hubcheck.online.interpreting import interpret
from hubcheck.online.model import CHECKS, HOW, Answer, Outcome, Request, Services
from hubcheck.online.planning import plan

_KINDS = ("email", "url")


def online(value: object) -> Json:
    """`{"kind", "input", "services": {"tenant", "mx", "probe"}, "secure": bool}` -> `requests`, `untestable`."""
    fields = fields_of(value)
    services = fields_of(fields.get("services"))
    allowed = Services(
        text_of(services.get("tenant", "")), text_of(services.get("mx", "")), services.get("probe") is True
    )
    kind = _one_of(_KINDS, fields.get("kind"))
    planned = plan(kind, text_of(fields.get("input")), allowed, secure=fields.get("secure") is True)
    return {
        "requests": [
            asdict(request) | {"readable": request.readable, "accept": request.accept} for request in planned.requests
        ],
        "untestable": [_answer_json(answer) for answer in planned.untestable],
    }


def outcome(value: object) -> Json:
    """`{"request": .., "outcome": {"how", "status", "body", "seconds", "connected"}}` -> `state` and `finding`."""
    fields = fields_of(value)
    sent, result = fields_of(fields.get("request")), fields_of(fields.get("outcome"))
    request = Request(
        check=_one_of(CHECKS, sent.get("check")),
        url=text_of(sent.get("url")),
        service=text_of(sent.get("service")),
        domain=text_of(sent.get("domain")),
        kind=_one_of(_KINDS, sent.get("kind")),
    )
    ended = Outcome(
        _one_of(HOW, result.get("how")),
        _number(result.get("status", 0)),
        text_of(result.get("body", "")),
        _number(result.get("seconds", 0)),
        result.get("connected") is not False,
    )
    return _answer_json(interpret(request, ended))


def _answer_json(answer: Answer) -> Json:
    return {"state": answer.state, "finding": finding_json(answer.finding)}


def _one_of(known: tuple[str, ...], value: object) -> str:
    if text_of(value) not in known:
        raise RejectedError("input")
    return text_of(value)


def _number(value: object) -> int:
    if type(value) is not int:
        raise RejectedError("input")
    return value
