"""Extracts the real link from one that a mail filter, a search engine or a sign-in page wrapped."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote

from hubcheck.url.parse import Address, parameters
from hubcheck.url.tables import find_wrappers

_LINK = re.compile(
    r"(?:https?|ms-businesscentral|javascript|data|vbscript):|[^\s/@:]+\.[a-z]{2,}(?:[/?#]|$)", re.IGNORECASE
)
_DEFENSE_V2 = ("urldefense.proofpoint.com", "urldefense.com", "urldefense.us")
_V3 = re.compile(r"/v3/__(?P<link>.+?)__;(?P<letters>[^!]*)!", re.DOTALL)
_V3_RUN = re.compile(r"\*(?:\*(.))?")
_RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CISCO = "secure-web.cisco.com"
_BETWEEN_UNDERSCORES = ("url.avanan.click", "url.emailprotection.link", "protect.checkpoint.com")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A link inside another."""

    name: str
    """Kind of the service that wrapped it."""
    link: str
    """The inner link, decoded but not checked."""


def unwrap(address: Address) -> Wrapped | None:
    """The link inside a wrapper; None if the address is no wrapper or does not reveal its target."""
    return _url_defense(address) or _in_path(address) or _in_query(address)


def _in_query(address: Address) -> Wrapped | None:
    """Wrappers with the link in a query parameter."""
    candidates = find_wrappers(address.host)
    values = dict(reversed(parameters(address.query))) if candidates else {}
    for wrapper in candidates:
        if address.path.lower().startswith(wrapper.path):
            for name in wrapper.parameters:
                value = _decode_base64(values.get(name, "").strip())
                if _LINK.match(value):
                    return Wrapped(wrapper.name, value)
    return None


def _decode_base64(value: str) -> str:
    """A Base64-encoded web link (Sophos; Bing with the prefix `a1`) decoded; any other value unchanged."""
    value = value.removeprefix("a1") if value.startswith("a1aHR0c") else value
    if not value.startswith("aHR0c"):
        return value
    try:
        return base64.urlsafe_b64decode(value.replace("+", "-").replace("/", "_") + "=" * (-len(value) % 4)).decode(
            "utf-8"
        )
    except (binascii.Error, UnicodeDecodeError):
        return value


def _url_defense(address: Address) -> Wrapped | None:
    """Proofpoint's encodings, versions 2 and 3 (as described by its public decoder)."""
    if address.host not in _DEFENSE_V2:
        return None
    if address.path.startswith("/v2/"):
        value = dict(parameters(address.query)).get("u", "")
        return Wrapped("urldefense", unquote(value.replace("-", "%").replace("_", "/"))) if value else None
    path_and_query = address.path + (f"?{address.query}" if address.query else "")
    if match := _V3.match(path_and_query):
        return Wrapped("urldefense", _version_3(match["link"], match["letters"]))
    return None


def _version_3(link: str, coded: str) -> str:
    """Restore the letters that version 3 replaced by `*` (one) or `**n` (a run)."""
    try:
        letters = iter(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8"))
    except (binascii.Error, UnicodeDecodeError, ValueError):
        letters = iter("")

    def restore(match: re.Match[str]) -> str:
        length = _RUN_LENGTHS.find(match[1]) + 2 if match[1] else 1
        return "".join(letter for _, letter in zip(range(length), letters, strict=False)) or match[0]

    # Normalizing the path leaves one slash of `https://`.
    return re.sub(r"^(https?):/*", r"\1://", _V3_RUN.sub(restore, link))


def _in_path(address: Address) -> Wrapped | None:
    """Wrappers with the link in their path."""
    if address.host == _CISCO:
        inner = unquote(address.path.rpartition("/")[2])
        return Wrapped("mail-filter", inner) if _LINK.match(inner) else None
    if address.host in _BETWEEN_UNDERSCORES:
        parts = (address.path + "?" + address.query).split("___")
        return Wrapped("mail-filter", parts[1]) if len(parts) > 2 and _LINK.match(parts[1]) else None
    return None
