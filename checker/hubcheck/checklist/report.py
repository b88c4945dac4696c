"""The redacted report for an administrator: questions, answers and verdicts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from hubcheck.checklist import OUTCOMES, AnsweredStep, Answers, Check, Outcome, checks, next_step, path
from hubcheck.checklist.outcomes import answer_message_id
from hubcheck.explain import Explanation, explain
from hubcheck.messages import Catalogue, without_bold
from hubcheck.model import Verdict

SCHEMA = 1
"""Version of the JSON report."""

_WORD = re.compile(r"[^\s<>\"'(),;:]+")


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """What the reader typed; the caller keeps it in memory only."""

    address: str = ""
    """The unmasked e-mail address."""
    link: str = ""
    """The client link, as pasted."""
    message: str = ""
    """The error text, as pasted."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and where the report was made; the caller supplies all of it."""

    time: str
    """Local time, ISO 8601 with offset, e.g. `2026-11-22T08:30:00+01:00`."""
    zone: str
    """IANA name, e.g. `Europe/Brussels`."""
    locale: str
    """BCP 47."""
    version: str
    """Version of the checker."""
    page: str = ""
    """URL of the checklist with the answers in its fragment."""


@dataclass(frozen=True, slots=True)
class Report:
    """The content of a report, as codes; `to_text` and `to_json` render it."""

    circumstances: Circumstances
    answers: tuple[AnsweredStep, ...]
    """The answers that led to the outcome, in order."""
    checks: tuple[Check, ...]
    """What passed, what failed and what was not asked."""
    outcome: str
    """Id of the outcome; empty if the reader stopped before one."""
    actor: str
    """Who has to act; empty without an outcome."""
    address: str
    """Masked, unless the reader chose to include it in full."""
    link: str
    """Host and path of the link, without query and user name."""
    message: str
    """The error text; addresses in it are masked like `address`."""
    verdicts: tuple[tuple[str, Verdict], ...]
    """Name of a check (`email`, `url`) and its verdict."""
    causes: tuple[Explanation, ...] = ()
    """What the message can mean."""


def mask_address(address: str) -> str:
    """`jan.peeters@kantoor.be` as `j***@kantoor.be`: the domain matters, the person does not."""
    name, at, domain = address.strip().rpartition("@")
    if not at:
        return "***" if address.strip() else ""
    return f"{name[:1]}***@{domain}"


def mask_link(link: str) -> str:
    """A link without the parts that may be private: user name, query and fragment."""
    head = link.strip().partition("?")[0].partition("#")[0]
    start, slashes, rest = head.partition("//")
    if not slashes:
        return "***@" + head.rpartition("@")[2] if "@" in head else head
    authority, slash, path_part = rest.partition("/")
    return f"{start}//{authority.rpartition('@')[2]}{slash}{path_part}"


def mask_message(message: str) -> str:
    """An error text with masked addresses: sign-in errors quote the account."""
    return _WORD.sub(lambda word: mask_address(word[0]) if "@" in word[0] else word[0], message.strip())


def make_report(
    answers: Answers,
    reader_input: ReaderInput,
    verdicts: Mapping[str, Verdict],
    circumstances: Circumstances,
    *,
    whole_address: bool = False,
) -> Report:
    """A report of the answers so far; addresses are masked unless `whole_address`."""
    end = next_step(answers)
    outcome = end if isinstance(end, Outcome) else None
    return Report(
        circumstances=circumstances,
        answers=path(answers),
        checks=checks(answers),
        outcome=outcome.id if outcome else "",
        actor=outcome.actor if outcome else "",
        address=reader_input.address.strip() if whole_address else mask_address(reader_input.address),
        link=mask_link(reader_input.link),
        message=reader_input.message.strip() if whole_address else mask_message(reader_input.message),
        verdicts=tuple(sorted(verdicts.items())),
        causes=explain(reader_input.message),
    )


def to_json(report: Report) -> str:
    """The report as one JSON document: codes and values, no sentences."""
    document = {
        "schema": SCHEMA,
        **asdict(report.circumstances),
        "outcome": report.outcome,
        "actor": report.actor,
        "address": report.address,
        "link": report.link,
        "message": report.message,
        "answers": {answered.step.id: answered.answer for answered in report.answers},
        "checks": [asdict(check) for check in report.checks],
        "verdicts": {name: _verdict(name, verdict) for name, verdict in report.verdicts},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _verdict(check: str, verdict: Verdict) -> dict[str, object]:
    """A verdict without the parts that repeat the input; only the suggestion of a client link stays."""
    return {
        "decision": verdict.decision,
        "class": verdict.kind,
        "suggestion": verdict.suggestion if check == "url" else "",
        "findings": [finding.code for finding in verdict.findings],
    }


def to_text(report: Report, catalogue: Catalogue) -> str:
    """The report as plain text in the catalogue's language, for a support ticket."""
    text = catalogue.text
    correct_link = next((verdict.suggestion for name, verdict in report.verdicts if name == "url"), "")
    circumstances = report.circumstances
    rows = [
        ("cause", without_bold(text(f"outcome.{report.outcome}.title")) if report.outcome else text("report.none")),
        ("actor", text(f"report.by.{report.actor}") if report.actor else ""),
        ("address", report.address),
        ("link", report.link),
        ("right-link", correct_link),
        ("message", report.message),
        ("time", f"{circumstances.time[:16].replace('T', ' ')} ({circumstances.zone})"),
        ("locale", circumstances.locale),
        ("version", circumstances.version),
        ("page", circumstances.page),
    ]
    head = [text("report.title"), ""]
    facts = [f"{catalogue.label('report.' + label)} {value}" for label, value in rows if value]
    return "\n".join([*head, *facts, *_checks(report, catalogue), *_answers(report, catalogue)]) + "\n"


def _checks(report: Report, catalogue: Catalogue) -> list[str]:
    lines = [
        f"- {without_bold(catalogue.text(f'step.{check.step}.question'))} {_state(check, catalogue)}"
        for check in report.checks
    ]
    return ["", catalogue.label("report.checked"), *lines] if lines else []


def _state(check: Check, catalogue: Catalogue) -> str:
    return catalogue.text(f"checklist.{check.state}" + ("-because" if check.because else ""))


def _answers(report: Report, catalogue: Catalogue) -> list[str]:
    lines = [
        f"- {without_bold(catalogue.text(f'step.{answered.step.id}.question'))} "
        f"{without_bold(_answer(report, answered, catalogue))}"
        for answered in report.answers
    ]
    return ["", catalogue.label("report.answers"), *lines] if lines else []


def _answer(report: Report, answered: AnsweredStep, catalogue: Catalogue) -> str:
    """An answer in words: of a message what it means, or the solution if its text is gone."""
    label = catalogue.text(answer_message_id(answered.step, answered.answer))
    if answered.step.kind != "text" or answered.answer not in OUTCOMES:
        return label
    meanings = (catalogue.text(cause.code) for cause in report.causes if cause.goto == answered.answer)
    return next(meanings, "") or catalogue.text("checklist.known-solution", title=label)
