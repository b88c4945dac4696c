"""What the outcomes of requests mean. No response, or an unreadable one, says nothing about the reader's input."""

from __future__ import annotations

import json
from typing import Any

from hubcheck.model import finding
from hubcheck.online.model import Answer, Outcome, Request

_UNKNOWN_TENANT = 90002
"""AADSTS90002: tenant not found."""
_MX = 15
"""Type of an MX record (RFC 1035, 3.2.2)."""
_NO_ERROR, _NO_SUCH_NAME = 0, 3
"""RCODEs (RFC 1035, 4.1.1)."""
_NULL_MX = "0 ."
"""The domain accepts no mail (RFC 7505)."""
_MICROSOFT = (".mail.protection.outlook.com", ".mx.microsoft")
"""Suffixes of the names of Exchange Online's mail servers."""


def interpret(request: Request, outcome: Outcome) -> Answer:
    """What one outcome means; never a rejection of what was typed."""
    if request.check == "probe":
        return _probe_answer(request, outcome)
    if outcome.how != "response":
        return _no_response(request, outcome)
    if outcome.status == 429 or outcome.status >= 500:
        return Answer("unknown", finding("online.busy", service=request.service))
    try:
        body = json.loads(outcome.body)
    except (json.JSONDecodeError, RecursionError):
        body = None
    tenant = request.check == "tenant"
    answer = _tenant_answer(request, outcome.status, body) if tenant else _mail_answer(request, body)
    return answer or Answer("unknown", finding("online.unreadable", service=request.service))


def _no_response(request: Request, outcome: Outcome) -> Answer:
    service = request.service
    if outcome.how == "offline":
        return Answer("unknown", finding("online.offline"))
    if outcome.how == "blocked":
        return Answer("unknown", finding("online.blocked", service=service))
    if outcome.how == "timeout":
        return Answer("unknown", finding("online.timeout", service=service, seconds=str(outcome.seconds)))
    if not outcome.connected:
        return Answer("unknown", finding("online.your-connection"))
    code = "online.no-answer" if request.kind == "email" else "online.no-answer-link"
    return Answer("unknown", finding(code, service=service))


def _tenant_answer(request: Request, status: int, body: Any) -> Answer | None:
    """The discovery service responds with 200 and an issuer, or with an OAuth error for an unknown tenant."""
    if not isinstance(body, dict):
        return None
    if status == 200 and isinstance(body.get("issuer"), str) and body["issuer"]:
        return Answer("found", finding("online.tenant-found", domain=request.domain))
    codes = body.get("error_codes")
    if body.get("error") == "invalid_tenant" or (isinstance(codes, list) and _UNKNOWN_TENANT in codes):
        code = "online.tenant-unknown" if request.kind == "email" else "online.client-unknown"
        return Answer("not-found", finding(code, domain=request.domain))
    return None


def _mail_answer(request: Request, body: Any) -> Answer | None:
    """DNS over HTTPS in JSON (Google's format, which Cloudflare also uses)."""
    if not isinstance(body, dict) or type(body.get("Status")) is not int:
        return None
    domain = request.domain
    if body["Status"] == _NO_SUCH_NAME:
        return Answer("no", finding("online.domain-unknown", domain=domain))
    records = body.get("Answer", [])
    if body["Status"] != _NO_ERROR or not isinstance(records, list):
        return None
    servers = [_server(record) for record in records if isinstance(record, dict) and record.get("type") == _MX]
    if not servers:
        return Answer("no", finding("online.mail-unlisted", domain=domain))
    if servers == [_NULL_MX]:
        return Answer("null", finding("online.mail-none", domain=domain))
    microsoft = any(server.removesuffix(".").endswith(_MICROSOFT) for server in servers)
    return Answer("yes", finding("online.mail-microsoft" if microsoft else "online.mail-found", domain=domain))


def _server(record: dict[str, Any]) -> str:
    return " ".join(str(record.get("data", "")).lower().split())


def _probe_answer(request: Request, outcome: Outcome) -> Answer:
    """A page learns whether another origin responded, but not how (Fetch, opaque responses)."""
    host = request.service
    match outcome.how:
        case "response" | "opaque":
            return Answer("answered", finding("online.answered", host=host))
        case "timeout":
            return Answer("timeout", finding("online.timeout", service=host, seconds=str(outcome.seconds)))
        case "offline":
            return Answer("offline", finding("online.offline"))
        case "blocked":
            return Answer("not-testable", finding("online.not-testable", why="csp"))
    if not outcome.connected:
        return Answer("offline", finding("online.your-connection"))
    return Answer("no-answer", finding("online.link-no-answer", host=host))
