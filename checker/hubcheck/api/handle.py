"""The checker's door for other languages: one JSON request in, one JSON answer out (protocol version 1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, TypeAlias

from hubcheck.api import RefusedError

VERSION = 1
"""Version of the requests and answers; a request of another version is refused with the code `version`."""

Check: TypeAlias = Callable[[object], Any]

CHECKS: Mapping[str, tuple[str, str]] = {
    "email": ("email", "email"),
    "url": ("url", "url"),
    "explain": ("explain", "explained"),
    "checklist": ("checklist", "checklist"),
    "report": ("report", "report"),
    "table": ("table", "table"),
    "groups": ("table", "groups"),
    "sheet": ("table", "sheet"),
    "online": ("online", "online"),
    "outcome": ("online", "outcome"),
}
"""What `check` can be asked for, by the request's `kind`: a module of `hubcheck.api`, and its function."""


@cache
def check_of(kind: str) -> Check:
    """The check of a kind, loaded when it is first asked for.

    Raises:
        RefusedError: there is no such kind.
    """
    if kind not in CHECKS:
        raise RefusedError("kind")
    module, name = CHECKS[kind]
    check: Check = getattr(import_module(f"hubcheck.api.{module}"), name)
    return check


def _check(payload: Mapping[str, Any]) -> Any:
    check = check_of(payload.get("kind", ""))
    if "inputs" not in payload:
        return check(payload.get("input"))
    if not isinstance(payload["inputs"], list):
        raise RefusedError("input")
    return [check(one) for one in payload["inputs"]]


def _about(payload: Mapping[str, Any]) -> Any:
    return {"version": VERSION, "kinds": sorted(CHECKS)}


OPERATIONS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {"check": _check, "about": _about}
"""What a request may ask for, by its `op`."""


def _answer(request: object) -> Any:
    if not isinstance(request, dict) or request.get("v") != VERSION:
        raise RefusedError("version")
    operation = OPERATIONS.get(str(request.get("op")))
    payload = request.get("payload", {})
    if operation is None:
        raise RefusedError("op")
    if not isinstance(payload, dict) or not isinstance(payload.get("kind", ""), str):
        raise RefusedError("input")
    return operation(payload)


def handle(request: str) -> str:
    """Carry out one request.

    Args:
        request: JSON `{"v": 1, "op": "check", "payload": {"kind": "url", "input": "..."}}`; `inputs` in place of
            `input` takes a list and gives a list. `{"v": 1, "op": "about"}` tells version and kinds.

    Returns:
        JSON `{"v": 1, "data": ...}`, or `{"v": 1, "error": CODE}` where CODE is `json`, `version`, `op`, `kind` or
        `input`.
    """
    try:
        answer = {"v": VERSION, "data": _answer(json.loads(request))}
    except (json.JSONDecodeError, RecursionError):
        answer = {"v": VERSION, "error": "json"}
    except RefusedError as refused:
        answer = {"v": VERSION, "error": str(refused)}
    return json.dumps(answer)
