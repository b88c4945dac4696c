"""What is known about a domain from its form and from the lists; the address check and the link check both ask here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import idna

from hubcheck.domains.lists import find_listing, is_known_tld, is_reserved
from hubcheck.domains.spelling import correct_tld, is_certain_typo, near_provider, onmicrosoft_domain

ONMICROSOFT = "onmicrosoft.com"
"""The domain below which every Microsoft 365 organisation gets its first one."""

FACTS: Final = (
    *("provider-typo", "provider-near", "onmicrosoft-typo", "short-tld", "tld-typo", "unknown-tld"),
    *("reserved", "single-label", "onmicrosoft-alone", "onmicrosoft", "personal", "telecom", "disposable"),
)
"""Every possible `kind` of a fact."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known about a domain."""

    kind: str
    """One of `FACTS`."""
    domain: str
    """The domain that the fact is about, in Unicode: the one asked for, or its listed parent."""
    meant: str = ""
    """For a misspelling, the domain that was probably meant."""
    operator: str = ""
    """For `telecom` and `personal`, the operator if a source names one."""

    @property
    def ending(self) -> str:
        """The last label."""
        return self.domain.rpartition(".")[2]


@lru_cache(maxsize=4096)
def domain_facts(domain: str, unicode_domain: str = "") -> tuple[Fact, ...]:
    """All facts about a syntactically valid domain; none about an ordinary one.

    Args:
        domain: A-labels, lower case.
        unicode_domain: the same in Unicode; decoded if not given.
    """
    shown = unicode_domain or to_unicode(domain)
    return (*_spelling(domain, shown), *_reachability(domain, shown), *_owner(domain, shown))


def is_valid_idn(domain: str) -> bool:
    """Whether every `xn--` label of a domain (A-labels, lower case) is valid (IDNA 2008: RFC 5891, 5.4)."""
    return all(not label.startswith("xn--") or _decoded(label) for label in domain.split("."))


def to_unicode(domain: str) -> str:
    """The domain in Unicode; labels that are not valid stay as they are."""
    return ".".join(_decoded(label) or label for label in domain.split("."))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        text = idna.decode(label)
        return text if idna.encode(text).decode("ascii") == label else ""
    except (idna.IDNAError, UnicodeError, IndexError):
        return ""


def _spelling(domain: str, shown: str) -> Iterator[Fact]:
    """Misspelt names; at most one."""
    ending = shown.rpartition(".")[2]
    if meant := onmicrosoft_domain(domain):
        alone = meant == ONMICROSOFT
        yield Fact("onmicrosoft-alone", shown) if alone else Fact("onmicrosoft-typo", shown, meant)
    elif meant := near_provider(domain, shown):
        yield Fact("provider-typo" if is_certain_typo(shown, meant) else "provider-near", shown, meant)
    elif len(ending) == 1 and ending.isascii():
        yield Fact("short-tld", shown)
    elif "." in domain and not is_reserved(domain) and not is_known_tld(domain.rpartition(".")[2]):
        meant = correct_tld(shown)
        yield Fact("tld-typo", shown, meant) if meant else Fact("unknown-tld", shown)


def _reachability(domain: str, shown: str) -> Iterator[Fact]:
    """Names that no organisation can have."""
    if is_reserved(domain):
        yield Fact("reserved", shown)
    elif "." not in domain:
        yield Fact("single-label", shown)


def _owner(domain: str, shown: str) -> Iterator[Fact]:
    """Names whose owner is listed, or is Microsoft 365 itself."""
    if domain == ONMICROSOFT:
        yield Fact("onmicrosoft-alone", shown)
    elif domain.endswith(f".{ONMICROSOFT}"):
        yield Fact("onmicrosoft", shown)
    elif (listing := find_listing(domain)) and listing.kind != "work":
        yield Fact(listing.kind, listing.domain, operator=listing.operator)
