"""The JSON shapes of the online checks."""

from __future__ import annotations

from hubcheck.api.shapes import Json, RefusedError, fields_of, finding_json, text_of
from hubcheck.online.judging import judge
from hubcheck.online.model import CHECKS, HOW, Answer, Outcome, Request, Services
from hubcheck.online.planning import plan

_KINDS = ("email", "url")


def online(value: object) -> Json:
    """`{"kind", "input", "services": {"tenant", "mx", "probe"}, "secure": bool}` -> `requests`, `untestable`."""
    fields = fields_of(value)
    services = fields_of(fields.get("services"))
    wanted = Services(
        text_of(services.get("tenant", "")), text_of(services.get("mx", "")), services.get("probe") is True
    )
    kind = _one_of(_KINDS, fields.get("kind"))
    made = plan(kind, text_of(fields.get("input")), wanted, secure=fields.get("secure") is True)
    return {
        "requests": [_request_json(one) for one in made.requests],
        "untestable": [_answer(one) for one in made.untestable],
    }


def _request_json(request: Request) -> Json:
    return {
        "check": request.check,
        "url": request.url,
        "service": request.service,
        "domain": request.domain,
        "kind": request.kind,
        "readable": request.readable,
        "accept": request.accept,
    }


def outcome(value: object) -> Json:
    """`{"request": .., "outcome": {"how", "status", "body", "seconds", "connected"}}` -> `state` and `finding`."""
    fields = fields_of(value)
    asked, ended = fields_of(fields.get("request")), fields_of(fields.get("outcome"))
    request = Request(
        check=_one_of(CHECKS, asked.get("check")),
        url=text_of(asked.get("url")),
        service=text_of(asked.get("service")),
        domain=text_of(asked.get("domain")),
        kind=_one_of(_KINDS, asked.get("kind")),
    )
    result = Outcome(
        _one_of(HOW, ended.get("how")),
        _number(ended.get("status", 0)),
        text_of(ended.get("body", "")),
        _number(ended.get("seconds", 0)),
        ended.get("connected") is not False,
    )
    return _answer(judge(request, result))


def _answer(answer: Answer) -> Json:
    return {"state": answer.state, "finding": finding_json(answer.finding)}


def _one_of(known: tuple[str, ...], value: object) -> str:
    if text_of(value) not in known:
        raise RefusedError("input")
    return text_of(value)


def _number(value: object) -> int:
    if type(value) is not int:
        raise RefusedError("input")
    return value
