"""Recognizes links to a server of Business Central or NAV by the forms that Microsoft publishes for them.

https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-web-client-urls:
`http(s)://server[:port]/instance[/WebClient]/`, the services of an instance at their default ports, and samples such as
`https://myBCserver/240`.
"""

from __future__ import annotations

import ipaddress
import re

from hubcheck.domains.lists import open_suffix
from hubcheck.url.lookalike import INTERNAL_ENDINGS
from hubcheck.url.parse import Address, parameters

RENTED = ".cloudapp.azure.com"
"""Ending of the hosts of virtual machines in Azure, on which partners install Business Central."""
# BC250, DynamicsNAV110, NAV2018, BC250-test
_NUMBERED = re.compile(
    r"(?:(?:bc|dynamicsbc|businesscentral)[-_]?\d{2,3}|(?:nav|dynamicsnav|microsoftdynamicsnav)[-_]?(?:20)?\d{2,3})"
    r"(?:[-_]?[a-z]\w{0,15})?",
    re.IGNORECASE | re.ASCII,
)
_NAMED = re.compile(
    r"(?:bc|nav|dynamicsnav|dynamicsbc|microsoftdynamicsnav|businesscentral|navision)[-_]?[a-z]{0,12}",
    re.IGNORECASE | re.ASCII,
)
_VERSION = re.compile(r"\d{2,3}", re.ASCII)
_SERVICES = frozenset({"odatav4", "odata", "soap", "ws", "webservices", "api", "dev"})
_PAGES = frozenset(
    {"webclient", "signin", "signin.aspx", "default.aspx", "tablet.aspx", "phone.aspx", "tablet", "phone"}
)
_SERVICE_PORTS = frozenset({"7045", "7046", "7047", "7048", "7049", "7085", "7086"})
_WEB_PORT = "8080"
_PARAMETERS = frozenset({"company", "tenant", "bookmark", "signinname"})
_SERVER = re.compile(r"(?:bc|nav|erp|businesscentral|dynamicsnav|navision)?(?:srv|server|app|web)?\d*", re.ASCII)
_SERVER_NAME = re.compile(r"(?:bc|nav|dynamicsnav|dynamicsbc|navision)(?:srv|server)?\d*", re.ASCII)


def is_on_premises(address: Address) -> bool:
    """Whether a link has a published form of a link to a server of Business Central or NAV."""
    if address.port in _SERVICE_PORTS or any(_NUMBERED.fullmatch(part) for part in address.segments[:1]):
        return True
    first, *rest = [part.lower() for part in address.segments] or [""]
    if rest[:1] == ["webclient"]:
        return True
    if _is_internal(address):
        named = _NAMED.fullmatch(first) or _VERSION.fullmatch(first)
        return bool(named) or address.port == _WEB_PORT or bool(rest and rest[0] in _SERVICES | _PAGES)
    if _NAMED.fullmatch(first):
        return _is_server(address) or bool(rest and rest[0] in _SERVICES)
    return _is_named_server(address) and first in ("", *_PAGES)


def _is_internal(address: Address) -> bool:
    """Whether the host is reachable in a network of its own alone."""
    labels = address.host.split(".")
    if address.is_ip:
        return ipaddress.ip_address(address.host.strip("[]")).is_private
    return len(labels) == 1 or labels[-1] in (*INTERNAL_ENDINGS, "localhost")


def _is_server(address: Address) -> bool:
    """Whether host, port or query mark the start of an instance's path; on a website, `/bc` may be anything."""
    first, *rest = address.host.split(".")
    if address.is_ip or address.port == _WEB_PORT or address.host.endswith(RENTED):
        return True
    if first == "www" or len(rest) < 2:
        return False
    named = first != "" and _SERVER.fullmatch(first) is not None
    return named or any(name in _PARAMETERS for name, _ in parameters(address.query))


def _is_named_server(address: Address) -> bool:
    """Whether the host has a server's name below a company's domain: `nav.klant.be`."""
    first, *rest = address.host.split(".")
    return len(rest) > 1 and not open_suffix(address.host) and _SERVER_NAME.fullmatch(first) is not None
