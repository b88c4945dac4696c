"""Tenant, environment and the canonical client link for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import idna

from hubcheck.domains.knowledge import is_valid_idn

HOST = "businesscentral.dynamics.com"
"""The only web host of Business Central online."""
FLAG = "redirectedfromsignup=1"
"""What a client link must end with (Company Hub, codeunit 1151)."""
DEFAULT_ENVIRONMENT = "Production"
"""The environment of a link that names none."""
ENVIRONMENT_LIMIT = 30
"""The name of an environment has fewer characters than this (administration center API, environments)."""

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_ENVIRONMENT = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
_NO_TENANT = re.compile(r"(?:production|sandbox)(?:[-_]?[a-z0-9]*)?", re.ASCII | re.IGNORECASE)
_PLACEHOLDER_MARKS = re.compile(r"[<>{}\[\]…*]|\.\.\.|^x{3,}$|^x{8}-x|^%[^%]+%$", re.IGNORECASE)
_PLACEHOLDER_NAMES = frozenset(
    {"yourdomain", "yourcompany", "yourtenant", "yourclient", "clientdomain"}
    | {"customerdomain", "uwdomein", "jouwdomein", "klantdomein"}
)
"""First labels of placeholder domains, which no business registers."""
_PLACEHOLDER_WORDS = _PLACEHOLDER_NAMES | frozenset(
    {"tenant", "tenantid", "yourtenantid", "aadtenantid", "tenantname", "mytenant", "tenantdomain", "tenantguid"}
    | {"clienttenant", "guid", "domain", "domein", "uwtenant", "klanttenant"}
    | {"environment", "environmentname", "yourenvironment", "omgeving"}
)
_RESERVED_NAMES = ("example.com", "example.net", "example.org")
_RESERVED_ENDINGS = (".example", ".invalid", ".test", ".localhost")
_NIL_GUID = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Target:
    """What a client link opens."""

    tenant: str
    """Lower case: a domain or a GUID."""
    environment: str = ""
    """As written; empty for the default environment."""

    @property
    def link(self) -> str:
        """The canonical client link, ready to copy."""
        path = f"{self.tenant}/{self.environment}" if self.environment else self.tenant
        return f"https://{HOST}/{path}?{FLAG}"


def is_guid(text: str) -> bool:
    """Whether this is a GUID of 36 characters."""
    return _GUID.fullmatch(text) is not None


def is_domain(text: str) -> bool:
    """Whether this is a domain with at least two labels, the last not numeric (RFC 1123, 2.1), in valid Punycode."""
    labels = text.lower().split(".")
    return (
        len(labels) > 1
        and len(text) <= 253
        and all(map(_LABEL.fullmatch, labels))
        and len(labels[-1]) > 1
        and not labels[-1].isdigit()
        and is_valid_idn(text.lower())
    )


def canonical_tenant(text: str) -> str:
    """The canonical form of a tenant in a part of a path; empty if it cannot be one."""
    text = text.strip().strip("{}") if is_guid(text.strip().strip("{}")) else text.strip()
    if is_guid(text) or is_domain(text):
        return text.lower()
    if text.endswith(".") and is_domain(text[:-1]):
        return text[:-1].lower()
    return _ascii_domain(text)


def _ascii_domain(text: str) -> str:
    """An internationalized domain in ASCII, as tenants store it; empty if IDNA rejects it."""
    if text.isascii() or len(text) > 253:
        return ""
    try:
        ascii_form = idna.encode(text, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""
    return ascii_form if is_domain(ascii_form) else ""


def is_environment(text: str) -> bool:
    """Whether this is a valid name of an environment."""
    return len(text) < ENVIRONMENT_LIMIT and _ENVIRONMENT.fullmatch(text) is not None


def names_environment_only(text: str) -> bool:
    """Whether the first part of a path is an environment, so that the tenant is missing."""
    return _NO_TENANT.fullmatch(text) is not None


def is_placeholder(text: str) -> bool:
    """Whether this is a placeholder copied from instructions (including RFC 2606 names)."""
    lower = text.lower()
    if is_guid(lower.strip("{}")):
        return lower.strip("{}") == _NIL_GUID
    if _PLACEHOLDER_MARKS.search(lower):
        return True
    first, dot, _ = lower.partition(".")
    if re.sub(r"[-_ ]", "", first) in (_PLACEHOLDER_NAMES if dot else _PLACEHOLDER_WORDS):
        return True
    return lower in _RESERVED_NAMES or lower.endswith(_RESERVED_ENDINGS)
