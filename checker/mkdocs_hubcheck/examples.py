"""The examples below a form, for readers whose checker does not start; checked while the site is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hubcheck.email import check_email
from hubcheck.messages import Catalogue, describe
from hubcheck.messages.render import Panel
from hubcheck.model import Verdict
from hubcheck.url import check_url

_TYPED: Mapping[str, tuple[str, ...]] = {
    "email": (
        "an@kantoor.be",
        "an@klant.onmicrosoft.com",
        "an@gmail.com",
        "an@telenet.be",
        "an@mailinator.com",
        "an@navy.mil",
        "an_kantoor.be#EXT#@klant.onmicrosoft.com",
        "an+klant@kantoor.be",
        "info@kantoor.be",
        "an@gmial.com",
        "an@kantoor",
    ),
    "url": (
        "https://businesscentral.dynamics.com/klant.be?redirectedfromsignup=1",
        "https://businesscentral.dynamics.com/klant.be/Production?company=Klant&page=9305",
        "ms-businesscentral://businesscentral.dynamics.com/klant.be",
        "https://businesscentral.dynamics.com/?redirectedfromsignup=1",
        "https://klant.financials.dynamics.com",
        "https://server.klant.be:8080/BC230",
        "https://businesscentral.dynamics.com.example.org/klant.be",
    ),
}
_CHECKS: Mapping[str, Callable[[str], Verdict]] = {"email": check_email, "url": check_url}
_TONES = {
    "accept": "ok",
    "ok": "ok",
    "unknown": "unknown",
    "warn": "warn",
    "fix": "fix",
    "reject": "reject",
    "danger": "danger",
}
_TO_FIX = frozenset({"typo", "fixable", "alias_plus"})


@dataclass(frozen=True, slots=True)
class Example:
    """A possible input, and the verdict on it."""

    typed: str
    tone: str
    """`ok`, `unknown`, `warn`, `fix`, `reject` or `danger`, for the icon and the colour."""
    panel: Panel
    """Title, reason and action in the page's language."""
    suggestion: str
    """The correct value; empty if unknown."""


def examples(kind: str, catalogue: Catalogue) -> tuple[Example, ...]:
    """The examples of a form (`email` or `url`) in the catalogue's language."""
    return tuple(_example(kind, typed, catalogue) for typed in _TYPED[kind])


def _example(kind: str, typed: str, catalogue: Catalogue) -> Example:
    verdict = _CHECKS[kind](typed)
    tone = "fix" if verdict.suggestion and verdict.kind in _TO_FIX else _TONES[verdict.decision]
    return Example(typed, tone, describe(kind, verdict, catalogue), verdict.suggestion)
