"""What every sentence of the checker rests on, as declared beside its code."""

from collections.abc import Iterator

from hubcheck.checklist import MAILS, OUTCOMES, Outcome
from hubcheck.checklist.steps import STEP_SENTENCES
from hubcheck.email.codes import EMAIL_CLASSES, EMAIL_SENTENCES
from hubcheck.evidence import ClassEvidence, Evidence
from hubcheck.explain.sources import explanation_evidence
from hubcheck.model import DECISIONS
from hubcheck.online.model import ONLINE_SENTENCES, ONLINE_VALUES
from hubcheck.table.grouping import TABLE_SENTENCES
from hubcheck.url.codes import URL_CLASSES, URL_SENTENCES, URL_VALUES

_CLASSES = {"email": EMAIL_CLASSES, "url": URL_CLASSES}

LABELS = (
    *("actor.", "boot.", "bulk.", "checklist.", "cli.", "list.", "message.", "report.", "ui."),
    *("mail.fill.", "online.about", "online.start", "online.again", "online.asking", "online.off", "online.probe"),
)
"""Starts of the ids of messages that are not about the reader's input: buttons, headings, the state of the program."""


def declared(names: frozenset[str]) -> dict[str, Evidence]:
    """Message id -> evidence, for every sentence among these messages."""
    sentences = {**EMAIL_SENTENCES, **URL_SENTENCES, **ONLINE_SENTENCES}
    levels = {code: sentence.evidence for code, sentence in sentences.items()}
    levels |= {f"decision.{decision}": evidence for decision, evidence in DECISIONS.items()}
    levels |= TABLE_SENTENCES | explanation_evidence() | STEP_SENTENCES
    levels |= {name: one.evidence for one in OUTCOMES.values() for name in _texts(one)}
    levels |= {f"mail.{name}.{part}": mail.evidence for name, mail in MAILS.items() for part in ("subject", "body")}
    for check, classes in _CLASSES.items():
        levels |= {f"{check}.class.{kind}.{part}": found for kind in classes for part, found in _parts(classes[kind])}
    vocabularies = {**URL_VALUES, **ONLINE_VALUES}
    values = (name for name in names if name.startswith("value."))
    return levels | {name: vocabularies[name.split(".")[1]] for name in values if name.split(".")[1] in vocabularies}


def _texts(outcome: Outcome) -> tuple[str, ...]:
    return (f"outcome.{outcome.id}.title", f"outcome.{outcome.id}.text", *outcome.action_ids)


def _parts(said: ClassEvidence) -> Iterator[tuple[str, Evidence]]:
    yield "title", said.title
    if said.action:
        yield "action", said.action
