"""Renders a verdict as text: title, reason, action, and every further finding."""

from __future__ import annotations

from dataclasses import dataclass

from hubcheck.messages.catalogue import Catalogue
from hubcheck.model import Verdict


@dataclass(frozen=True, slots=True)
class Panel:
    """A verdict as readers see it."""

    title: str
    """The verdict."""
    text: str
    """The reason in one sentence: the deciding finding."""
    action: str
    """What to do; empty if nothing."""
    details: tuple[str, ...]
    """Every further finding."""


def describe(check: str, verdict: Verdict, catalogue: Catalogue) -> Panel:
    """A verdict of the check `email` or `url` in the catalogue's language."""
    name = f"{check}.class.{verdict.kind}"
    sentences = [catalogue.sentence(finding) for finding in verdict.findings]
    action = f"{name}.action"
    if any(finding.code == "email.suggestion-refused" for finding in verdict.findings):
        action = "email.class.personal.action"
    return Panel(
        title=catalogue.text(f"{name}.title"),
        text=sentences[0] if sentences else "",
        action=catalogue.text(action) if action in catalogue else "",
        details=tuple(sentences[1:]),
    )
