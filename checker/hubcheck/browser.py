"""The checker's door for other languages: one JSON request in, one JSON answer out (protocol version 1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from hubcheck.model import Verdict
from hubcheck.url import check_url

VERSION = 1
"""Version of the requests and answers; a request of another version is refused with the code `version`."""

Check: TypeAlias = Callable[[Any], Any]


class _RefusedError(Exception):
    """A request that cannot be carried out; the message is its code."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _RefusedError("input")
    return value


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """A verdict under the names of the command line's JSON (`decision`, `class`, `suggestion`, `findings`)."""
    return {
        "decision": verdict.decision,
        "class": verdict.kind,
        "suggestion": verdict.suggestion,
        "findings": [{"code": one.code, "params": dict(one.params)} for one in verdict.findings],
    }


def _url(value: object) -> dict[str, Any]:
    return verdict_json(check_url(_text(value)))


CHECKS: Mapping[str, Check] = {"url": _url}
"""What `check` can be asked for, by the request's `kind`."""


def _check(payload: Mapping[str, Any]) -> Any:
    check = CHECKS.get(payload.get("kind", ""))
    if check is None:
        raise _RefusedError("kind")
    if "inputs" in payload:
        return [check(one) for one in payload["inputs"]]
    return check(payload.get("input"))


def _about(payload: Mapping[str, Any]) -> Any:
    return {"version": VERSION, "kinds": sorted(CHECKS)}


OPERATIONS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {"check": _check, "about": _about}
"""What a request may ask for, by its `op`."""


def _answer(request: object) -> Any:
    if not isinstance(request, dict) or request.get("v") != VERSION:
        raise _RefusedError("version")
    operation = OPERATIONS.get(request.get("op", ""))
    payload = request.get("payload", {})
    if operation is None or not isinstance(payload, dict):
        raise _RefusedError("op" if operation is None else "input")
    return operation(payload)


def handle(request: str) -> str:
    """Carry out one request.

    Args:
        request: JSON `{"v": 1, "op": "check", "payload": {"kind": "url", "input": "..."}}`; `inputs` in place of
            `input` takes a list and gives a list. `{"op": "about"}` tells version and kinds.

    Returns:
        JSON `{"v": 1, "data": ...}`, or `{"v": 1, "error": CODE}` where CODE is `json`, `version`, `op`, `kind` or
        `input`.
    """
    try:
        answer = {"v": VERSION, "data": _answer(json.loads(request))}
    except json.JSONDecodeError:
        answer = {"v": VERSION, "error": "json"}
    except _RefusedError as refused:
        answer = {"v": VERSION, "error": str(refused)}
    return json.dumps(answer, ensure_ascii=False)
