"""Addresses that a browser cannot reach from a public page, known before it tries."""

from __future__ import annotations

import ipaddress
from typing import Final

from hubcheck.url.parse import Address

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


def obstacle(address: Address, *, secure: bool) -> str:
    """One of `OBSTACLES`, or empty if a browser may try."""
    if address.userinfo:
        return "credentials"
    if _is_local(address.host):
        return "local"
    if f" {address.port} " in _BAD_PORTS:
        return "port"
    return "mixed" if secure and address.scheme == "http" else ""


def _is_local(host: str) -> bool:
    if "." not in host or host.endswith(_LOCAL_ENDINGS):
        return True
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
