"""Checks links to other hosts: former and partner addresses, on-premises servers, invitations, other sites."""

from __future__ import annotations

from hubcheck.domains.knowledge import ONMICROSOFT
from hubcheck.model import Finding, Verdict, finding
from hubcheck.url.client import client_faults
from hubcheck.url.on_premises import RENTED, is_on_premises
from hubcheck.url.parse import Address
from hubcheck.url.tables import Site, find_site
from hubcheck.url.tenant import Target, canonical_tenant, is_domain, is_guid, is_placeholder, names_environment_only
from hubcheck.url.verdicts import rejected

_LEGACY = "financials.dynamics.com"
_PARTNER = ".bc.dynamics.com"
_OF_MICROSOFT = frozenset({"wrapper", "invitation", "signin", "technical", "dynamics", "product", "docs", "mail"})
_INVITATION_PATHS = ("/redeem", "/b2b", "/invitation")


def check_other_host(address: Address, *, bare: bool) -> Verdict:
    """Check a link that neither leads to Business Central online nor imitates it; `bare` if typed without a scheme."""
    host = address.host
    if host == _LEGACY or host.endswith("." + _LEGACY):
        return rejected("legacy", "url.legacy", host=host)
    if host.endswith(_PARTNER):
        return rejected("partner", "url.partner", host=host)
    offer = _offer(address) if bare else ()
    server = is_on_premises(address)
    site = None if server and host.endswith(RENTED) else find_site(host)
    if site and not (offer and host.endswith(f".{ONMICROSOFT}")):
        return _check_site(address, site)
    return rejected("onprem", "url.onprem", host=host) if server else _check_website(address, offer, bare=bare)


def _check_website(address: Address, offer: tuple[Finding, ...], *, bare: bool) -> Verdict:
    """The verdict on a site that no list knows, with the link that it may stand for."""
    host = address.host
    if "." not in host and not address.is_ip:
        return rejected("invalid", "url.single-label", host=host)
    if not (address.is_ip or is_domain(host)) and (bare or host.startswith(".")):
        return rejected("invalid", "url.not-a-link")
    return Verdict("reject", "wrong_kind", findings=(*offer, finding("url.other-site", host=host)))


def _check_site(address: Address, site: Site) -> Verdict:
    """The verdict on a well-known site; a sign-in page may contain an invitation."""
    redeems = site.what == "signin" and address.path.lower().startswith(_INVITATION_PATHS)
    if redeems or site.what == "invitation":
        return rejected("invitation", "url.invitation")
    return rejected("wrong_kind", "url.wrong-kind", what=site.what, host=address.host)


def _offer(address: Address) -> tuple[Finding, ...]:
    """The link for a bare domain, which may be the client's, or why it cannot be."""
    tenant = canonical_tenant(address.host.removeprefix("www."))
    if not tenant or not all(map(names_environment_only, address.segments)) or address.query:
        return ()
    return client_faults(tenant) or (_domain_offer(Target(tenant, *address.segments[:1])),)


def _domain_offer(target: Target) -> Finding:
    return finding("url.domain-only", domain=target.tenant, link=target.link)


def is_foreign(host: str, verdict: Verdict) -> bool:
    """Whether the target of a link whose text names Business Central belongs to somebody else.

    Not so for Microsoft's own pages and for mail filters that hide the target, unless they reveal another one.
    """
    site = find_site(host)
    revealed = any(found.code == "url.wrapped" for found in verdict.findings)
    return revealed or site is None or site.what not in _OF_MICROSOFT


def bare_client(text: str) -> Verdict | None:
    """The offer of a link for the only tenant id, or for the only domain, in a text without a link."""
    words = [word.strip("\"'()[]{}<>,;:.") for word in text.split()]
    ids = dict.fromkeys(part.lower() for word in words if is_guid(part := word.partition("/")[0].strip("{}")))
    domains = dict.fromkeys(word.lower() for word in words if is_domain(word) and not client_faults(word.lower()))
    match [*ids, *domains]:
        case [client] if not is_placeholder(client):
            target = Target(client)
            offer = finding("url.id-only", id=client, link=target.link) if ids else _domain_offer(target)
            return Verdict("reject", "invalid", findings=(offer, finding("url.not-a-link")))
    return None
