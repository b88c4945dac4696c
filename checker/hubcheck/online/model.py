"""The model of the online checks: requests, their outcomes and what these mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from hubcheck.evidence import ONLINE, Evidence, Sentence
from hubcheck.model import Finding

CHECKS: Final = ("tenant", "mx", "probe")
"""Whether the domain is known to Microsoft 365; whether it receives mail; whether the host responds."""

STATES: Final = {
    "tenant": ("found", "not-found", "unknown"),
    "mx": ("yes", "no", "null", "unknown"),
    "probe": ("answered", "no-answer", "timeout", "not-testable", "offline"),
}
"""The states of an answer by check. None is a rejection."""

_FETCH = Evidence("published", "https://fetch.spec.whatwg.org/")

ONLINE_SENTENCES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "online.tenant-found": Sentence(ONLINE, ("domain",)),
        "online.tenant-unknown": Sentence(ONLINE, ("domain",)),
        "online.client-unknown": Sentence(ONLINE, ("domain",)),
        "online.mail-found": Sentence(ONLINE, ("domain",)),
        "online.mail-microsoft": Sentence(ONLINE, ("domain",)),
        "online.mail-none": Sentence(ONLINE, ("domain",)),
        "online.mail-unlisted": Sentence(ONLINE, ("domain",)),
        "online.domain-unknown": Sentence(ONLINE, ("domain",)),
        "online.answered": Sentence(ONLINE, ("host",)),
        "online.link-no-answer": Sentence(ONLINE, ("host",)),
        "online.no-answer": Sentence(ONLINE, ("service",)),
        "online.no-answer-link": Sentence(ONLINE, ("service",)),
        "online.timeout": Sentence(ONLINE, ("seconds", "service")),
        "online.busy": Sentence(ONLINE, ("service",)),
        "online.unreadable": Sentence(ONLINE, ("service",)),
        "online.blocked": Sentence(ONLINE, ("service",)),
        "online.offline": Sentence(ONLINE),
        "online.your-connection": Sentence(ONLINE),
        "online.not-testable": Sentence(_FETCH, ("why",)),
    }
)
"""Code of every possible finding -> its sentence."""

ONLINE_VALUES: Final = MappingProxyType({"obstacle": _FETCH})
"""Vocabulary of values in these sentences -> what its words rest on."""

HOW: Final = ("response", "opaque", "failed", "timeout", "offline", "blocked")
"""How a request ended: with a readable response; with an opaque one; without any; by a timeout; because the browser is
offline; blocked by the site's security policy."""


@dataclass(frozen=True, slots=True)
class Services:
    """The services that may be queried, from the site's configuration."""

    tenant: str = ""
    """Base URL of Microsoft Entra's discovery service, e.g. `https://login.microsoftonline.com`; empty for none."""
    mx: str = ""
    """URL of DNS over HTTPS in JSON, e.g. `https://cloudflare-dns.com/dns-query`; empty for none."""
    probe: bool = False
    """Whether the host of a client link may be probed."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request: a GET without cookies, referrer or body."""

    check: str
    """One of `CHECKS`."""
    url: str
    """Contains the domain or the host, and nothing else that was typed."""
    service: str
    """The queried host."""
    domain: str
    """The domain in question, which is all that is sent."""
    kind: str
    """The check that it belongs to: `email` or `url`."""

    @property
    def readable(self) -> bool:
        """Whether the service allows pages of other sites to read its response (CORS)."""
        return self.check != "probe"

    @property
    def accept(self) -> str:
        """The `Accept` header; DNS over HTTPS requires its own type."""
        return "application/dns-json" if self.check == "mx" else "application/json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a request ended, as recorded by the page that sent it."""

    how: str
    """One of `HOW`."""
    status: int = 0
    """The HTTP status of a `response`."""
    body: str = ""
    """The body of a `response`."""
    seconds: int = 0
    """Seconds until the `timeout`."""
    connected: bool = True
    """Whether the site itself was reachable right after the request failed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an outcome means."""

    state: str
    """One of `STATES[check]`."""
    finding: Finding


@dataclass(frozen=True, slots=True)
class Plan:
    """The possible requests about one input."""

    requests: tuple[Request, ...] = ()
    untestable: tuple[Answer, ...] = ()
    """Answers to checks that a browser cannot make from here, known in advance."""
