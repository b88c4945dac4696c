"""JSON API of the checklist: where a set of answers leads."""

from __future__ import annotations

from dataclasses import asdict

from hubcheck.api.shapes import Json, RejectedError, fields_of, text_of, texts_of
from hubcheck.checklist import Outcome, Step, checks, is_solved, known_answers, next_step, path, remaining, route


def checklist(value: object) -> Json:
    """Where answers (`{"answers": {step: choice}}`) lead: the question or outcome, the path to it, and the checks.

    `{"goto": id}` instead of `answers` takes the shortest path to a step or outcome.
    """
    fields = fields_of(value)
    answers = known_answers(texts_of(fields.get("answers", {}))) if "goto" not in fields else _route(fields["goto"])
    current = next_step(answers)
    return {
        "answers": answers,
        "at": place_json(current),
        "path": [{"step": answered.step.id, "answer": answered.answer} for answered in path(answers)],
        "remaining": remaining(current.id),
        "checks": [asdict(check) for check in checks(answers)],
        "solved": is_solved(answers),
    }


def _route(target: object) -> dict[str, str]:
    try:
        return dict(route(text_of(target)))
    except KeyError:
        raise RejectedError("input") from None


def place_json(place: Step | Outcome) -> Json:
    """A step or an outcome as the API returns it."""
    return _step(place) if isinstance(place, Step) else _outcome(place)


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
