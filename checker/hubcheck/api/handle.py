"""The JSON API: one request in, one response out (protocol version 1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, TypeAlias

from hubcheck.api import RejectedError

VERSION = 1
"""Version of requests and responses; a request of another version is rejected with the code `version`."""

Check: TypeAlias = Callable[[object], Any]

CHECKS: Mapping[str, tuple[str, str]] = {
    "email": ("email", "email"),
    "url": ("url", "url"),
    "explain": ("explain", "explanations"),
    "checklist": ("checklist", "checklist"),
    "report": ("report", "report"),
    "table": ("table", "table"),
    "groups": ("table", "groups"),
    "sheet": ("table", "sheet"),
    "online": ("online", "online"),
    "outcome": ("online", "outcome"),
}
"""The checks by the request's `kind`: a module of `hubcheck.api`, and its function."""


@cache
def load_check(kind: str) -> Check:
    """The check of a kind, imported when it is first requested.

    Raises:
        RejectedError: there is no such kind.
    """
    if kind not in CHECKS:
        raise RejectedError("kind")
    module, name = CHECKS[kind]
    check: Check = getattr(import_module(f"hubcheck.api.{module}"), name)
    return check


def _check(payload: Mapping[str, Any]) -> Any:
    check = load_check(payload.get("kind", ""))
    if "inputs" not in payload:
        return check(payload.get("input"))
    if not isinstance(payload["inputs"], list):
        raise RejectedError("input")
    return [check(value) for value in payload["inputs"]]


def _about(payload: Mapping[str, Any]) -> Any:
    return {"version": VERSION, "kinds": sorted(CHECKS)}


OPERATIONS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {"check": _check, "about": _about}
"""The operations by the request's `op`."""


def _dispatch(request: object) -> Any:
    if not isinstance(request, dict) or request.get("v") != VERSION:
        raise RejectedError("version")
    operation = OPERATIONS.get(str(request.get("op")))
    payload = request.get("payload", {})
    if operation is None:
        raise RejectedError("op")
    if not isinstance(payload, dict) or not isinstance(payload.get("kind", ""), str):
        raise RejectedError("input")
    return operation(payload)


def handle(request: str) -> str:
    """Execute one request.

    Args:
        request: JSON `{"v": 1, "op": "check", "payload": {"kind": "url", "input": "..."}}`; `inputs` instead of
            `input` takes a list and returns a list. `{"v": 1, "op": "about"}` returns the version and the kinds.

    Returns:
        JSON `{"v": 1, "data": ...}`, or `{"v": 1, "error": CODE}` where CODE is `json`, `version`, `op`, `kind` or
        `input`.
    """
    try:
        response = {"v": VERSION, "data": _dispatch(json.loads(request))}
    except (json.JSONDecodeError, RecursionError):
        response = {"v": VERSION, "error": "json"}
    except RejectedError as rejected:
        response = {"v": VERSION, "error": str(rejected)}
    return json.dumps(response)
