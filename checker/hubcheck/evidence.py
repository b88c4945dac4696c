"""What a sentence of the checker rests on, which limits what it may assert (docs/adr/0032-evidence-levels.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LEVELS: Final = ("form", "listed", "published", "online", "reported")
"""How the reader's input is written; a list that we ship; a published rule of Microsoft or a standard; an answer just
received from a service; what the reader answered, or a message of the product that the reader pasted."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one sentence rests on."""

    level: str
    """One of `LEVELS`."""
    page: str = ""
    """For `published`, the https address of the page with the rule; for `reported`, of the page that explains the
    message, if the sentence explains one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The declaration of a sentence, beside its code."""

    evidence: Evidence
    params: tuple[str, ...] = ()
    """Names of the values in the sentence, sorted."""


@dataclass(frozen=True, slots=True)
class ClassEvidence:
    """The declaration of the sentences of a class of verdicts."""

    title: Evidence
    action: Evidence | None = None
    """None for a class without an instruction."""


FORM: Final = Evidence("form")
LISTED: Final = Evidence("listed")
ONLINE: Final = Evidence("online")
REPORTED: Final = Evidence("reported")

LEARN: Final = "https://learn.microsoft.com/"
"""Start of the addresses of Microsoft's pages, without a locale."""
_RFC = "https://www.rfc-editor.org/rfc/"


def published(path: str) -> Evidence:
    """A rule on a page of learn.microsoft.com, by its path without a locale."""
    return Evidence("published", LEARN + path)


def rfc(number: int, section: str) -> Evidence:
    """A rule in a section of a standard of the internet, e.g. `rfc(5321, "4.5.3.1.1")`."""
    return Evidence("published", f"{_RFC}rfc{number}#section-{section}")
