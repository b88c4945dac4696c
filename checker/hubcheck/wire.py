"""The JSON shapes of what the checks give back, and what a request must hold to ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from .checklist import (
    Outcome,
    Step,
    answer_for_email,
    answer_for_url,
    checks,
    clean,
    is_solved,
    next_step,
    path,
    remaining,
    route,
)
from .email import check_email
from .explain import Explanation, explain
from .messages import Catalogue, locales, read_catalogue
from .model import Params, Verdict
from .report import Circumstances, Typed, make_report, to_json, to_text
from .url import check_url

Json: TypeAlias = dict[str, Any]


class RefusedError(Exception):
    """A request that cannot be carried out; the message is its code, for programs."""


def text_of(value: object) -> str:
    """The value, which must be text."""
    if not isinstance(value, str):
        raise RefusedError("input")
    return value


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise RefusedError("input")
    return {name: text_of(text) for name, text in value.items()}


def verdict_json(verdict: Verdict) -> Json:
    """A verdict under the names of the command line's JSON."""
    return {
        "decision": verdict.decision,
        "class": verdict.kind,
        "suggestion": verdict.suggestion,
        "findings": [{"code": one.code, "params": _params(one.params)} for one in verdict.findings],
    }


def _params(params: Params) -> dict[str, str]:
    return dict(params)


def email(value: object) -> Json:
    """The verdict about an address, with `answer`: what it says to the checklist's step `email`."""
    verdict = check_email(text_of(value))
    return {**verdict_json(verdict), "answer": answer_for_email(verdict)}


def url(value: object) -> Json:
    """The verdict about a link, with `answer`: what it says to the checklist's step `url`."""
    verdict = check_url(text_of(value))
    return {**verdict_json(verdict), "answer": answer_for_url(verdict)}


def explained(value: object) -> list[Json]:
    """The causes that an error text may have, the likeliest first; none where it is not known."""
    return [_cause(one) for one in explain(text_of(value))]


def _cause(one: Explanation) -> Json:
    return {"code": one.code, "params": _params(one.params), "actor": one.actor, "goto": one.goto}


def checklist(value: object) -> Json:
    """Where answers (`{"answers": {step: choice}}`) lead: the question or outcome, the way there, and what was checked.

    `{"goto": id}` in place of `answers` gives the shortest way to a step or outcome.
    """
    if not isinstance(value, dict):
        raise RefusedError("input")
    answers = clean(_texts(value.get("answers", {}))) if "goto" not in value else _route(value["goto"])
    at = next_step(answers)
    return {
        "answers": answers,
        "at": _step(at) if isinstance(at, Step) else _outcome(at),
        "path": [{"step": one.step.id, "answer": one.answer} for one in path(answers)],
        "remaining": remaining(at.id),
        "checks": [{"step": one.step, "state": one.state, "because": one.because} for one in checks(answers)],
        "solved": is_solved(answers),
    }


def _route(name: object) -> dict[str, str]:
    try:
        return dict(route(text_of(name)))
    except KeyError:
        raise RefusedError("input") from None


def _step(step: Step) -> Json:
    return {"type": "step", "id": step.id, "kind": step.kind, "choices": [choice.id for choice in step.choices]}


def _outcome(outcome: Outcome) -> Json:
    return {
        "type": "outcome",
        "id": outcome.id,
        "actor": outcome.actor,
        "actions": list(outcome.action_ids),
        "mails": list(outcome.mails),
        "otherwise": outcome.otherwise,
    }


def report(value: object) -> Json:
    """The report as `text` in a locale's words and as `json`.

    The value holds `answers`, `typed` (`address`, `link`, `message`, each where there is one), `circumstances`
    (`time`, `zone`, `locale`, `version`, `page`) and, where the reader wants it, `whole_address`; `messages` brings the
    locale's sentences where the page has newer ones than the pack.
    """
    if not isinstance(value, dict):
        raise RefusedError("input")
    typed = _texts(value.get("typed", {}))
    judged = {"email": (check_email, "address"), "url": (check_url, "link")}
    verdicts = {name: check(typed[key]) for name, (check, key) in judged.items() if typed.get(key, "").strip()}
    try:
        circumstances = Circumstances(**_texts(value.get("circumstances", {})))
        known = Typed(**typed)
    except TypeError:
        raise RefusedError("input") from None
    answers = clean(_texts(value.get("answers", {})))
    made = make_report(answers, known, verdicts, circumstances, whole_address=value.get("whole_address") is True)
    catalogue = _catalogue(circumstances.locale, value.get("messages"))
    return {"text": to_text(made, catalogue), "json": to_json(made)}


def _catalogue(locale: str, messages: object) -> Catalogue:
    if isinstance(messages, Mapping):
        return Catalogue(locale, messages, read_catalogue())
    return read_catalogue(locale if locale in locales() else locales()[0])
