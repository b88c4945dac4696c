"""Checks links to other hosts: former and partner addresses, on-premises servers, invitations, other sites."""

from __future__ import annotations

import re

from hubcheck.model import Finding, Verdict, finding
from hubcheck.url.lookalike import INTERNAL_ENDINGS
from hubcheck.url.parse import Address, parameters
from hubcheck.url.tables import Site, find_site
from hubcheck.url.tenant import Target, canonical_tenant
from hubcheck.url.verdicts import rejected

_LEGACY = "financials.dynamics.com"
_PARTNER = ".bc.dynamics.com"
_RENTED = ".cloudapp.azure.com"
_SERVER_PATH = re.compile(
    r"(?:bc|nav|dynamicsnav|dynamicsbc|microsoftdynamicsnav|businesscentral|navision)[-_]?\w{0,12}"
    r"|webclient|odatav4|odata|soap|ws|webservices",
    re.IGNORECASE | re.ASCII,
)
_SERVER_NAME = re.compile(r"(?:bc|nav|businesscentral|dynamicsnav|dynamicsbc|navision|navserver|bcserver)\d*")
_SERVER_PORTS = frozenset({"7045", "7046", "7047", "7048", "7049", "7085", "7086", "8080", "49000"})
_CLIENT_PARAMETERS = frozenset({"company", "page", "report", "tenant", "dc", "bookmark", "signinname"})
_INVITATION_PATHS = ("/redeem", "/b2b", "/invitation")


def check_other_host(address: Address, *, bare: bool) -> Verdict:
    """Check a link that neither leads to Business Central online nor imitates it; `bare` if typed without a scheme."""
    host = address.host
    if host == _LEGACY or host.endswith("." + _LEGACY):
        return rejected("legacy", "url.legacy", host=host)
    if host.endswith(_PARTNER):
        return rejected("partner", "url.partner", host=host)
    rented = host.endswith(_RENTED) and _is_on_premises(address)
    if (site := find_site(host)) and not rented:
        return _check_site(address, site)
    if _is_on_premises(address):
        return rejected("onprem", "url.onprem", host=host)
    if "." not in host:
        return rejected("invalid", "url.single-label", host=host)
    return rejected("wrong_kind", "url.wrong-kind", *_domain_hint(address, bare), what="website", host=host)


def _check_site(address: Address, site: Site) -> Verdict:
    """The verdict on a well-known site; a sign-in page may contain an invitation."""
    redeems = site.what == "signin" and address.path.lower().startswith(_INVITATION_PATHS)
    if redeems or site.what == "invitation":
        return rejected("invitation", "url.invitation")
    return rejected("wrong_kind", "url.wrong-kind", what=site.what, host=address.host)


def _domain_hint(address: Address, bare: bool) -> tuple[Finding, ...]:
    """A bare domain may be the client's: a finding with the link that it would have."""
    tenant = canonical_tenant(address.host.removeprefix("www."))
    if not (bare and tenant and address.path == "/" and not address.query):
        return ()
    return (finding("url.domain-only", domain=tenant, link=Target(tenant).link),)


def _is_on_premises(address: Address) -> bool:
    """Whether this is Business Central or NAV on premises."""
    labels = address.host.split(".")
    if address.is_ip or labels[-1] in (*INTERNAL_ENDINGS, "localhost"):
        return True
    if any(_SERVER_PATH.fullmatch(part) for part in address.segments[:3]) or address.port in _SERVER_PORTS:
        return True
    if any(name in _CLIENT_PARAMETERS for name, _ in parameters(address.query)):
        return True
    named = _SERVER_NAME.fullmatch(labels[0]) is not None
    return (named and len(labels) > 2) or (len(labels) == 1 and bool(address.port))
