"""What every sentence of the checker rests on, as declared beside its code."""

from collections.abc import Iterator

from hubcheck.email.codes import EMAIL_CLASSES, EMAIL_SENTENCES
from hubcheck.evidence import ClassEvidence, Evidence
from hubcheck.model import DECISIONS
from hubcheck.online.model import ONLINE_SENTENCES, ONLINE_VALUES
from hubcheck.table.grouping import TABLE_SENTENCES
from hubcheck.url.codes import URL_CLASSES, URL_SENTENCES, URL_VALUES

_CLASSES = {"email": EMAIL_CLASSES, "url": URL_CLASSES}

LABELS = (
    *("actor.", "boot.", "bulk.", "checklist.", "cli.", "list.", "report.", "ui."),
    *("online.about", "online.start", "online.again", "online.asking", "online.off", "online.probe"),
)
"""Starts of the ids of messages that are not about the reader's input: buttons, headings, the state of the program."""

NOT_YET = ("answer.", "explain.", "mail.", "outcome.", "step.")
"""Starts of the ids of sentences whose evidence is not declared yet."""


def declared(names: frozenset[str]) -> dict[str, Evidence]:
    """Message id -> evidence, for every sentence among these messages."""
    sentences = {**EMAIL_SENTENCES, **URL_SENTENCES, **ONLINE_SENTENCES}
    levels = {code: sentence.evidence for code, sentence in sentences.items()}
    levels |= {f"decision.{decision}": evidence for decision, evidence in DECISIONS.items()}
    levels |= TABLE_SENTENCES
    for check, classes in _CLASSES.items():
        levels |= {f"{check}.class.{kind}.{part}": found for kind in classes for part, found in _parts(classes[kind])}
    vocabularies = {**URL_VALUES, **ONLINE_VALUES}
    values = (name for name in names if name.startswith("value."))
    return levels | {name: vocabularies[name.split(".")[1]] for name in values if name.split(".")[1] in vocabularies}


def _parts(said: ClassEvidence) -> Iterator[tuple[str, Evidence]]:
    yield "title", said.title
    if said.action:
        yield "action", said.action
