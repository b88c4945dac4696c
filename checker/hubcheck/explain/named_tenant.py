"""Reads from a sign-in message whose organisation it names, since that decides who has to act."""

from __future__ import annotations

import re
from enum import Enum

_DOMAIN = r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+"
_ACCOUNT = re.compile(rf"[^\s@<>()\[\],;:]+@({_DOMAIN})")
_TENANT = re.compile(
    rf"\b(?:tenant|directory)(?: named)?:? ({_DOMAIN})\b(?!@)"
    rf"|\b(?:the|to) ({_DOMAIN}) (?:tenant|directory)\b"
)
"""In "does not exist in the x directory", "in tenant x", "in the tenant named x" and "access to x tenant is denied"."""
_PERSONAL = "identity provider live.com"
"""A personal account of Microsoft: its address may have any domain."""
_SHARED = ".onmicrosoft.com"
"""Every tenant has such a domain beside its own ones, so that it says nothing about whose it is not."""

_IN_ENDINGS = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""Labels that belong to an ending, such as `co.uk`."""
_LONG_ENOUGH = 4
"""Characters of a name that can be recognised inside a longer one."""


class Owner(Enum):
    """Whose organisation a message names."""

    READER = "reader"
    CLIENT = "client"


def tenant_owner(text: str) -> Owner | None:
    """Whose organisation a normalized message names; None if it does not tell.

    A domain tells: that of the account if it is the reader's own, another one if it is the client's. The name of an
    organisation or its id does not, nor does a domain with a similar name: one organisation may have both.
    """
    tenants = {first or second for first, second in _TENANT.findall(text)}
    accounts = {match[1] for match in _ACCOUNT.finditer(text) if "#ext#" not in match[0]}
    if not tenants or not accounts or _PERSONAL in text:
        return None
    if any(_is_same(tenant, account) for tenant in tenants for account in accounts):
        return Owner.READER
    if any(domain.endswith(_SHARED) for domain in tenants | accounts):
        return None
    if any(_is_similar(tenant, account) for tenant in tenants for account in accounts):
        return None
    return Owner.CLIENT


def _is_same(one: str, other: str) -> bool:
    """Whether two domains are equal, or one is below the other."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _is_similar(one: str, other: str) -> bool:
    """Whether two domains share a name, or a name in one contains one in the other: `kantoor.be`, `kantoor-gent.eu`."""
    return any(a == b or _contains(a, b) or _contains(b, a) for a in _names(one) for b in _names(other))


def _contains(name: str, part: str) -> bool:
    return len(part) >= _LONG_ENOUGH and part in name


def _names(domain: str) -> set[str]:
    """The labels of a domain before its ending, without hyphens."""
    return {label.replace("-", "") for label in domain.split(".")[:-1]} - _IN_ENDINGS
