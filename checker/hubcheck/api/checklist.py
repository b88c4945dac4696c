"""The checklist for the page: where answers lead."""

from __future__ import annotations

from hubcheck.api.shapes import Json, RefusedError, fields_of, text_of, texts_of
from hubcheck.checklist import Outcome, Step, checks, clean, is_solved, next_step, path, remaining, route


def checklist(value: object) -> Json:
    """Where answers (`{"answers": {step: choice}}`) lead: the question or outcome, the way there, and what was checked.

    `{"goto": id}` in place of `answers` gives the shortest way to a step or outcome.
    """
    fields = fields_of(value)
    answers = clean(texts_of(fields.get("answers", {}))) if "goto" not in fields else _route(fields["goto"])
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
