"""The report for an administrator: what was asked, found and answered, without what need not be known."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from hubcheck.checklist import Answered, Answers, Check, Outcome, checks, next_step, path
from hubcheck.checklist.outcomes import answer_message_id
from hubcheck.messages import Catalogue
from hubcheck.model import Verdict

SCHEMA = 1
"""Version of the JSON form."""

_WORD = re.compile(r"[^\s<>\"'(),;:]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """What the reader typed, as far as it is wanted in a report; kept by the caller, in memory only."""

    address: str = ""
    """The e-mail address, in full."""
    link: str = ""
    """The client link, as pasted."""
    message: str = ""
    """The error text, as pasted."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when; everything is passed in, nothing is looked up."""

    time: str
    """Local time, ISO 8601 with offset, e.g. `2026-11-22T08:30:00+01:00`."""
    zone: str
    """IANA name, e.g. `Europe/Brussels`."""
    locale: str
    """BCP 47."""
    version: str
    """Version of the checker."""
    page: str = ""
    """Address of the checklist with the answers in its fragment."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says, in codes; `to_text` and `to_json` write it."""

    circumstances: Circumstances
    """Where and when."""
    answers: tuple[Answered, ...]
    """The answers that led to the outcome, in order."""
    checks: tuple[Check, ...]
    """What passed, failed and was not asked."""
    outcome: str
    """Id of the outcome; empty where the reader stopped before one."""
    actor: str
    """Who has to act; empty without an outcome."""
    address: str
    """Masked, unless the reader wanted it whole."""
    link: str
    """Host and path of the link; a query or a user name in it is not told."""
    message: str
    """The error text."""
    verdicts: tuple[tuple[str, Verdict], ...]
    """Check (`email`, `url`) with its verdict."""


def mask_address(address: str) -> str:
    """`jan.peeters@kantoor.be` as `j***@kantoor.be`: the domain is what matters, the person is not."""
    name, at, domain = address.strip().rpartition("@")
    if not at:
        return "***" if address.strip() else ""
    return f"{name[:1]}***@{domain}"


def mask_link(link: str) -> str:
    """A link without what may be private: user name, query and fragment."""
    head = link.strip().partition("?")[0].partition("#")[0]
    start, slashes, rest = head.partition("//")
    if not slashes:
        return "***@" + head.rpartition("@")[2] if "@" in head else head
    authority, slash, path_part = rest.partition("/")
    return f"{start}//{authority.rpartition('@')[2]}{slash}{path_part}"


def mask_message(message: str) -> str:
    """An error text with every address in it masked; sign-in errors quote the account."""
    return _WORD.sub(lambda word: mask_address(word[0]) if "@" in word[0] else word[0], message.strip())


def make_report(
    answers: Answers,
    typed: Typed,
    verdicts: Mapping[str, Verdict],
    circumstances: Circumstances,
    *,
    whole_address: bool = False,
) -> Report:
    """A report of how far the checklist was walked; the address is masked unless `whole_address`."""
    end = next_step(answers)
    outcome = end if isinstance(end, Outcome) else None
    return Report(
        circumstances=circumstances,
        answers=path(answers),
        checks=checks(answers),
        outcome=outcome.id if outcome else "",
        actor=outcome.actor if outcome else "",
        address=typed.address.strip() if whole_address else mask_address(typed.address),
        link=mask_link(typed.link),
        message=typed.message.strip() if whole_address else mask_message(typed.message),
        verdicts=tuple(sorted(verdicts.items())),
    )


def to_json(report: Report) -> str:
    """The report for a machine: codes and values, no sentences, one JSON document."""
    document = {
        "schema": SCHEMA,
        **asdict(report.circumstances),
        "outcome": report.outcome,
        "actor": report.actor,
        "address": report.address,
        "link": report.link,
        "message": report.message,
        "answers": {item.step.id: item.answer for item in report.answers},
        "checks": [asdict(check) for check in report.checks],
        "verdicts": {name: _verdict(name, verdict) for name, verdict in report.verdicts},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _verdict(check: str, verdict: Verdict) -> dict[str, object]:
    """A verdict without what it repeats of the input; only a client link is worth telling."""
    return {
        "decision": verdict.decision,
        "class": verdict.kind,
        "suggestion": verdict.suggestion if check == "url" else "",
        "findings": [found.code for found in verdict.findings],
    }


def to_text(report: Report, catalogue: Catalogue) -> str:
    """The report for a ticket: plain text in a locale's words."""
    say = catalogue.text
    right = next((verdict.suggestion for name, verdict in report.verdicts if name == "url"), "")
    where = report.circumstances
    rows = [
        ("cause", plain(say(f"outcome.{report.outcome}.title")) if report.outcome else say("report.none")),
        ("actor", say(f"actor.{report.actor}") if report.actor else ""),
        ("address", report.address),
        ("link", report.link),
        ("right-link", right),
        ("message", report.message),
        ("time", f"{where.time} ({where.zone})"),
        ("locale", where.locale),
        ("version", where.version),
        ("page", where.page),
    ]
    head = [say("report.title"), ""]
    facts = [f"{catalogue.label('report.' + label)} {value}" for label, value in rows if value]
    return "\n".join([*head, *facts, *_checks(report, catalogue), *_answers(report, catalogue)]) + "\n"


def _checks(report: Report, catalogue: Catalogue) -> list[str]:
    """What was checked, one line each."""
    lines = [
        f"- {plain(catalogue.text(f'step.{check.step}.question'))} {_state(check, catalogue)}"
        for check in report.checks
    ]
    return ["", catalogue.label("report.checked"), *lines] if lines else []


def _state(check: Check, catalogue: Catalogue) -> str:
    """How a check stands, in words."""
    return catalogue.text(f"checklist.{check.state}" + ("-because" if check.because else ""))


def _answers(report: Report, catalogue: Catalogue) -> list[str]:
    """The answers, one line each."""
    lines = [
        f"- {plain(catalogue.text(f'step.{item.step.id}.question'))} "
        f"{plain(catalogue.text(answer_message_id(item.step, item.answer)))}"
        for item in report.answers
    ]
    return ["", catalogue.label("report.answers"), *lines] if lines else []


def plain(text: str) -> str:
    """A message without the marks of screen labels."""
    return text.replace("**", "")
