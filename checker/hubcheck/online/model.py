"""Questions and answers of the online checks, as they cross to whoever does the fetching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hubcheck.model import Finding

CHECKS: Final = ("tenant", "mx", "probe")
"""Is the domain known to Microsoft 365; does it receive mail; does the address answer at all."""

STATES: Final = {
    "tenant": ("found", "not-found", "unknown"),
    "mx": ("yes", "no", "null", "unknown"),
    "probe": ("answered", "no-answer", "timeout", "not-testable", "offline"),
}
"""What an answer can come to. No state of any check is a refusal."""

HOW: Final = ("response", "opaque", "failed", "timeout", "offline", "blocked")
"""How a question ended: with an answer that can be read; with one that cannot; without one; too late; with the browser
offline; stopped by the policy of the site."""


@dataclass(frozen=True, slots=True)
class Services:
    """Who may be asked; base addresses come from the site's configuration."""

    tenant: str = ""
    """Of Microsoft Entra's discovery, e.g. `https://login.microsoftonline.com`; empty: not asked."""
    mx: str = ""
    """Of DNS over HTTPS in JSON, e.g. `https://cloudflare-dns.com/dns-query`; empty: not asked."""
    probe: bool = False
    """Whether the host of a client link may be asked for a sign of life."""


@dataclass(frozen=True, slots=True)
class Request:
    """One question: a GET without cookies, referrer or body."""

    check: str
    """One of `CHECKS`."""
    url: str
    """Holds the domain or the host, nothing else of what was typed."""
    service: str
    """Host that is asked."""
    domain: str
    """What is asked about: all that is sent."""
    kind: str
    """`email` or `url`: what the question is for."""

    @property
    def readable(self) -> bool:
        """Whether the service lets pages of other sites read its answer (CORS)."""
        return self.check != "probe"

    @property
    def accept(self) -> str:
        """The `Accept` header; a type that DNS over HTTPS wants to be asked for."""
        return "application/dns-json" if self.check == "mx" else "application/json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question ended, as recorded by whoever asked."""

    how: str
    """One of `HOW`."""
    status: int = 0
    """Of HTTP, for `response`."""
    body: str = ""
    """For `response`."""
    seconds: int = 0
    """How long was waited, for `timeout`."""
    connected: bool = True
    """Whether the site itself could be reached just after the question failed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an outcome means."""

    state: str
    """One of `STATES[check]`."""
    finding: Finding
    """The sentence."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What can be asked about one input."""

    requests: tuple[Request, ...] = ()
    untestable: tuple[Answer, ...] = ()
    """What a browser cannot ask from here, known beforehand."""
