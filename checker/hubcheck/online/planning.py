"""Makes the questions about an address or a link: only the domain goes into them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from hubcheck.email import check_email
from hubcheck.email.address import Address as Mailbox
from hubcheck.email.address import parse as parse_mailbox
from hubcheck.email.paste import unpack
from hubcheck.model import finding
from hubcheck.online.model import Answer, Plan, Request, Services
from hubcheck.online.reach import obstacle
from hubcheck.url import check_url
from hubcheck.url.parse import Address, parse
from hubcheck.url.tenant import HOST, is_domain, is_guid

_WORTH_ASKING = frozenset({"accept", "warn"})
_PROBED = frozenset({"onprem", "legacy", "partner"})


def plan(kind: str, text: str, services: Services, *, secure: bool) -> Plan:
    """The questions for one input.

    Args:
        kind: `email` or `url`.
        text: as typed. What is judged dangerous, or refused for what it is, is never asked about.
        services: who may be asked.
        secure: whether the page itself came over https; it can then not reach an http address.
    """
    if kind == "email":
        return Plan(tuple(_about_address(text, services)))
    return _about_link(text, services, secure=secure)


def _about_address(text: str, services: Services) -> Iterator[Request]:
    mailbox = parse_mailbox(unpack(text).text)
    asking = check_email(text).decision in _WORTH_ASKING
    if not asking or not isinstance(mailbox, Mailbox) or mailbox.literal:
        return
    if services.tenant:
        yield _tenant(mailbox.domain, services.tenant, "email")
    if services.mx:
        query = f"{services.mx}?name={quote(mailbox.domain, safe='')}&type=MX"
        yield Request("mx", query, _host(services.mx), mailbox.domain, "email")


def _tenant(domain: str, base: str, kind: str) -> Request:
    """OpenID Connect discovery, which a tenant has under each of its domains and its id."""
    url = f"{base.rstrip('/')}/{quote(domain, safe='')}/v2.0/.well-known/openid-configuration"
    return Request("tenant", url, _host(base), domain, kind)


def _host(base: str) -> str:
    return urlsplit(base).hostname or ""


def _about_link(text: str, services: Services, *, secure: bool) -> Plan:
    verdict = check_url(text)
    address = parse(verdict.suggestion or text.strip())
    known = verdict.decision in ("ok", "fix")
    if address is None or not (known or verdict.kind in _PROBED):
        return Plan()
    requests: list[Request] = []
    tenant = address.segments[0].lower() if address.host == HOST and address.segments else ""
    if services.tenant and known and (is_domain(tenant) or is_guid(tenant)):
        requests.append(_tenant(tenant, services.tenant, "url"))
    if not services.probe:
        return Plan(tuple(requests))
    why = obstacle(address, secure=secure)
    if why:
        return Plan(tuple(requests), (Answer("not-testable", finding("online.not-testable", why=why)),))
    return Plan((*requests, _probe(address)))


def _probe(address: Address) -> Request:
    """The root of the host: whether anything answers there at all."""
    port = f":{address.port}" if address.port else ""
    return Request("probe", f"{address.scheme}://{address.host}{port}/", address.host, address.host, "url")
