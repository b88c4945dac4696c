"""Puts a verdict into words: title, reason, action, and every further finding."""

from __future__ import annotations

from dataclasses import dataclass

from hubcheck.messages.catalogue import Catalogue
from hubcheck.model import Verdict


@dataclass(frozen=True, slots=True)
class Panel:
    """What a reader is shown for a verdict."""

    title: str
    """The verdict in words."""
    text: str
    """Why, in one sentence: the deciding finding."""
    action: str
    """What to do; empty where there is nothing to do."""
    details: tuple[str, ...]
    """Every further finding."""


def describe(check: str, verdict: Verdict, catalogue: Catalogue) -> Panel:
    """A verdict of `email` or `url` in a locale's words."""
    name = f"{check}.class.{verdict.kind}"
    sentences = [catalogue.sentence(found) for found in verdict.findings]
    action = f"{name}.action"
    return Panel(
        title=catalogue.text(f"{name}.title"),
        text=sentences[0] if sentences else "",
        action=catalogue.text(action) if action in catalogue else "",
        details=tuple(sentences[1:]),
    )
