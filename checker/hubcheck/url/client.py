"""What is known about the client that a link names: a domain that no client can have, or one to ask about."""

from __future__ import annotations

from collections.abc import Iterator

from hubcheck.domains.knowledge import Fact, domain_facts
from hubcheck.domains.lists import is_example
from hubcheck.model import Finding, finding
from hubcheck.url.tenant import Target, is_guid

_PROVIDERS = frozenset({"personal", "telecom", "disposable"})


def client_faults(tenant: str) -> tuple[Finding, ...]:
    """Why a tenant (lower case, A-labels) cannot be a client's, one finding per reason; empty if it can."""
    return () if is_guid(tenant) else tuple(_faults(tenant))


def _faults(domain: str) -> Iterator[Finding]:
    for fact in domain_facts(domain):
        match fact.kind:
            case kind if kind in _PROVIDERS:
                yield finding("url.tenant-provider", domain=fact.domain)
            case "provider-typo" | "onmicrosoft-typo" | "tld-typo":
                yield _misspelling(fact)
            case "unknown-tld":
                yield finding("url.tenant-ending", tld=fact.ending)
            case "reserved":
                yield finding("url.tenant-reserved", domain=fact.domain)
            case "onmicrosoft-alone":
                yield finding("url.tenant-onmicrosoft")
            # A name near a provider's is usually the name of a firm.


def _misspelling(fact: Fact) -> Finding:
    """A misspelt domain with the link for the right one, unless that is no client's either."""
    meant = [known.kind for known in domain_facts(fact.meant)]
    if _PROVIDERS.intersection(meant):
        return finding("url.tenant-like-provider", domain=fact.domain, provider=fact.meant)
    if "reserved" in meant:
        return finding("url.tenant-ending", tld=fact.ending)
    return finding("url.tenant-spelling", domain=fact.domain, link=Target(fact.meant).link, meant=fact.meant)


def example_question(tenant: str) -> tuple[Finding, ...]:
    """A question if Microsoft's pages use the domain for invented organisations."""
    return (finding("url.example-client", domain=tenant),) if is_example(tenant) else ()
