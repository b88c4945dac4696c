"""The checks of the command line, and their verdicts as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from hubcheck.api.shapes import verdict_json
from hubcheck.explain import UNKNOWN_CODE, explain
from hubcheck.messages import Catalogue, Panel, describe, without_bold
from hubcheck.model import Finding, Verdict, finding
from hubcheck.url import check_url

_TEXT_LENGTH = 200


def _check_message(text: str) -> Verdict:
    """The explanations of an error text as a verdict: `known` or `unknown`, with a finding per cause or code."""
    findings = tuple(
        finding(cause.code, **dict(cause.params), actor=cause.actor, goto=cause.goto) for cause in explain(text)
    )
    known = any(found.code != UNKNOWN_CODE for found in findings)
    return Verdict("known" if known else "unknown", "message", findings=findings)


def _check_address(text: str) -> Verdict:
    """The address check; imported here because only this command needs its lists."""
    from hubcheck.email import check_email

    return check_email(text)


CHECKS: Mapping[str, Callable[[str], Verdict]] = {
    "email": _check_address,
    "url": check_url,
    "explain": _check_message,
}
"""The checks by the command's name."""


def has_findings(verdict: Verdict) -> bool:
    """Whether there is something to do, or a text without an explanation."""
    return not (verdict.decision in ("accept", "ok", "known") or verdict.kind == "unlisted")


def answer_json(
    command: str, identifier: object, text: str, verdict: Verdict, catalogue: Catalogue | None
) -> dict[str, Any]:
    """The verdict with its id; with a catalogue, also its sentences: `title`, `text`, `action` and `details`.

    A reader is not bothered with what a phone's keyboard adds to a good address; a program gets the address without it.
    """
    answer = {"id": identifier, **verdict_json(verdict)}
    if command == "email" and verdict.decision in ("accept", "unknown"):
        from hubcheck.email.paste import without_keyboard_marks

        address = without_keyboard_marks(text)
        answer["suggestion"] = "" if address == text else address
    return answer if catalogue is None else answer | asdict(_panel(command, verdict, catalogue))


def answer_text(command: str, text: str, verdict: Verdict, catalogue: Catalogue) -> str:
    """The text that was checked, and below it the sentences of its verdict."""
    lines = _sentences(command, verdict, catalogue)
    return "\n".join([text.strip()[:_TEXT_LENGTH], *(f"  {line}" for line in lines if line)])


def _sentences(command: str, verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    panel = _panel(command, verdict, catalogue)
    decision = "" if command == "explain" else f"{catalogue.label(f'decision.{verdict.decision}')} "
    yield from (decision + panel.title, panel.text, panel.action, *panel.details)
    if verdict.suggestion:
        yield catalogue.text("cli.right-value", value=verdict.suggestion)


def _panel(command: str, verdict: Verdict, catalogue: Catalogue) -> Panel:
    """The sentences of a verdict as plain text."""
    panel = _explanation(verdict, catalogue) if command == "explain" else describe(command, verdict, catalogue)
    return Panel(
        title=without_bold(panel.title),
        text=without_bold(panel.text),
        action=without_bold(panel.action),
        details=tuple(map(without_bold, panel.details)),
    )


def _explanation(verdict: Verdict, catalogue: Catalogue) -> Panel:
    """The causes of an error text, each with who acts."""
    causes = [_cause(cause, catalogue) for cause in verdict.findings]
    if not causes:
        return Panel("", catalogue.text("explain.nothing"), "", ())
    title = catalogue.text("explain.several", count=str(len(causes))) if len(causes) > 1 else ""
    return Panel(title, causes[0], "", tuple(causes[1:]))


def _cause(cause: Finding, catalogue: Catalogue) -> str:
    actor = dict(cause.params)["actor"]
    return catalogue.sentence(cause) + (f" ({catalogue.text(f'actor.{actor}')})" if actor else "")
