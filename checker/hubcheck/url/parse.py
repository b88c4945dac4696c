"""Parses links by the rules of browsers, including their validation of `xn--` labels."""

from __future__ import annotations

import ipaddress
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

import idna
from pywhatwgurl import URL

WEB = ("http", "https")
"""Schemes of a web page, as the URL Standard serializes them (without the colon)."""


@dataclass(frozen=True, slots=True)
class Address:
    """A link as a browser reads it (https://url.spec.whatwg.org/, section 4.4)."""

    href: str
    """The serialized link."""
    scheme: str
    """Lower case, without the colon."""
    host: str
    """Lower case, in ASCII (`xn--` labels stay), without a final dot; empty if there is none."""
    rooted: bool
    """Whether the host ended with a dot."""
    port: str
    """Decimal digits; empty for the scheme's default port."""
    userinfo: str
    """The decoded part before an `@` in front of the host."""
    path: str
    """Still percent-encoded; starts with `/` for a web link."""
    query: str
    """Without the `?`, still percent-encoded."""
    fragment: str
    """Without the `#`, still percent-encoded."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The host's labels in Unicode, left to right."""
        return tuple(to_unicode(label) for label in self.host.split("."))

    @property
    def is_ip(self) -> bool:
        """Whether the host is an IP address."""
        try:
            ipaddress.ip_address(self.host.strip("[]"))
        except ValueError:
            return False
        return True

    @property
    def segments(self) -> tuple[str, ...]:
        """The non-empty parts of the path, decoded and trimmed; an encoded slash separates parts too."""
        parts = (part.strip() for part in unquote(self.path).split("/"))
        return tuple(part for part in parts if part)


def to_unicode(label: str) -> str:
    """The Unicode form of a host label; the label itself if it is not valid Punycode (RFC 3492)."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _is_valid_label(label: str) -> bool:
    """Whether a browser accepts an `xn--` label: it decodes to text that IDNA mapping does not change (UTS #46, 4)."""
    if not label.startswith("xn--"):
        return True
    text = to_unicode(label)
    if text == label or text.isascii():
        return False
    try:
        idna.decode(label)
    except idna.IDNAError:
        # IDNA 2008 rejects symbols such as a snowman, browsers accept them; both reject control characters, and text
        # that mapping would change.
        stable = unicodedata.normalize("NFKC", text).casefold() == text
        return stable and not any(unicodedata.category(letter)[0] in "CZ" for letter in text)
    except (UnicodeError, IndexError):
        return False
    return True


def parse(text: str) -> Address | None:
    """Parse a link; None if a browser would reject it. Never raises."""
    try:
        url = URL(text)
    except (ValueError, IndexError, OverflowError):
        return None
    host = url.hostname
    unrooted = host.removesuffix(".")
    if not all(map(_is_valid_label, host.split("."))):
        return None
    userinfo = unquote(":".join(part for part in (url.username, url.password) if part))
    return Address(
        href=url.href,
        scheme=url.protocol[:-1],
        host=unrooted,
        rooted=unrooted != host,
        port=url.port,
        userinfo=userinfo,
        path=url.pathname,
        query=url.search[1:],
        fragment=url.hash[1:],
    )


def parameters(query: str) -> tuple[tuple[str, str], ...]:
    """Names (lower case) and decoded values of a query, in order; `+` stays, since no form encoded these links."""
    pairs = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name:
            pairs.append((unquote(name).lower(), unquote(value)))
    return tuple(pairs)
