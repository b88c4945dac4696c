"""Plans the requests about an address or a link: they contain only its domain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, urlsplit

from hubcheck.email import check_email
from hubcheck.email.address import Address as Mailbox
from hubcheck.email.address import parse as parse_mailbox
from hubcheck.email.paste import extract_address
from hubcheck.model import finding
from hubcheck.online.model import Answer, Plan, Request, Services
from hubcheck.url import check_url
from hubcheck.url.parse import Address, parse
from hubcheck.url.tenant import HOST, is_domain, is_guid

_REQUESTED_DECISIONS = frozenset({"accept", "unknown", "warn"})
_PROBED_CLASSES = frozenset({"onprem", "legacy", "partner"})

OBSTACLES: Final = ("mixed", "local", "credentials", "port", "csp")
"""An http address on an https page; an address in a private network; a user name in the link; a port that browsers
block; the security policy of this site (known only after a try)."""

# https://fetch.spec.whatwg.org/#port-blocking
_BAD_PORTS = (
    " 0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 "
    "135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 "
    "995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080 "
)
# RFC 6762 (mDNS), RFC 8375, RFC 6761 and common names of private networks
_LOCAL_ENDINGS = (".local", ".internal", ".home.arpa", ".localhost", ".lan", ".corp", ".home", ".intranet")


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
    why = _obstacle(address, secure=secure)
    if why:
        return Plan(tuple(requests), (Answer("not-testable", finding("online.not-testable", why=why)),))
    return Plan((*requests, _probe_request(address)))


def _obstacle(address: Address, *, secure: bool) -> str:
    """Why a browser cannot reach an address from a public page: one of `OBSTACLES`; empty if it may try."""
    if address.userinfo:
        return "credentials"
    if "." not in address.host or address.host.endswith(_LOCAL_ENDINGS) or address.is_ip:
        return "local"
    if f" {address.port} " in _BAD_PORTS:
        return "port"
    return "mixed" if secure and address.scheme == "http" else ""


def _probe_request(address: Address) -> Request:
    """A request for the root of the host, to see whether it responds."""
    port = f":{address.port}" if address.port else ""
    return Request("probe", f"{address.scheme}://{address.host}{port}/", address.host, address.host, "url")
