"""Plans the requests about an address or a link: they contain only its domain."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from hubcheck.email import check_email
from hubcheck.email.address import Address as Mailbox
from hubcheck.email.address import parse as parse_mailbox
from hubcheck.email.paste import extract_address
from hubcheck.model import finding
from hubcheck.online.model import Answer, Plan, Request, Services
from hubcheck.online.reach import obstacle
from hubcheck.url import check_url
from hubcheck.url.parse import Address, parse
from hubcheck.url.tenant import HOST, is_domain, is_guid

_REQUESTED_DECISIONS = frozenset({"accept", "warn"})
_PROBED_CLASSES = frozenset({"onprem", "legacy", "partner"})


def plan(kind: str, text: str, services: Services, *, secure: bool) -> Plan:
    """The requests for one input.

    Args:
        kind: `email` or `url`.
        text: as typed; nothing is requested about dangerous or otherwise rejected input.
        services: those that may be queried.
        secure: whether the page itself was loaded over https, so that it cannot reach http addresses.
    """
    if kind == "email":
        return Plan(tuple(_address_requests(text, services)))
    return _link_plan(text, services, secure=secure)


def _address_requests(text: str, services: Services) -> Iterator[Request]:
    mailbox = parse_mailbox(extract_address(text).text)
    usable = check_email(text).decision in _REQUESTED_DECISIONS
    if not usable or not isinstance(mailbox, Mailbox) or mailbox.literal:
        return
    if services.tenant:
        yield _tenant_request(mailbox.domain, services.tenant, "email")
    if services.mx:
        query = f"{services.mx}?name={quote(mailbox.domain, safe='')}&type=MX"
        yield Request("mx", query, _host(services.mx), mailbox.domain, "email")


def _tenant_request(domain: str, base: str, kind: str) -> Request:
    """OpenID Connect discovery, which works with each domain of a tenant and with its id."""
    url = f"{base.rstrip('/')}/{quote(domain, safe='')}/v2.0/.well-known/openid-configuration"
    return Request("tenant", url, _host(base), domain, kind)


def _host(base: str) -> str:
    return urlsplit(base).hostname or ""


def _link_plan(text: str, services: Services, *, secure: bool) -> Plan:
    verdict = check_url(text)
    address = parse(verdict.suggestion or text.strip())
    usable = verdict.decision in ("ok", "fix")
    if address is None or not (usable or verdict.kind in _PROBED_CLASSES):
        return Plan()
    requests: list[Request] = []
    tenant = address.segments[0].lower() if address.host == HOST and address.segments else ""
    if services.tenant and usable and (is_domain(tenant) or is_guid(tenant)):
        requests.append(_tenant_request(tenant, services.tenant, "url"))
    if not services.probe:
        return Plan(tuple(requests))
    why = obstacle(address, secure=secure)
    if why:
        return Plan(tuple(requests), (Answer("not-testable", finding("online.not-testable", why=why)),))
    return Plan((*requests, _probe_request(address)))


def _probe_request(address: Address) -> Request:
    """A request for the root of the host, to see whether it responds."""
    port = f":{address.port}" if address.port else ""
    return Request("probe", f"{address.scheme}://{address.host}{port}/", address.host, address.host, "url")
