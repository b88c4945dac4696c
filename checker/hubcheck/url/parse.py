"""The one place where a link is taken apart: the browser's own rules, plus the look at `xn--` labels it also takes."""

from __future__ import annotations

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
    """The whole link, serialized."""
    scheme: str
    """Lower case, without the colon."""
    host: str
    """Lower case, in ASCII (`xn--` labels stay), without a final dot; empty where there is none."""
    rooted: bool
    """Whether the host was written with a final dot."""
    port: str
    """Decimal digits; empty where it is the scheme's own."""
    userinfo: str
    """What stood before an `@` in front of the host, decoded."""
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
    def segments(self) -> tuple[str, ...]:
        """The decoded, trimmed parts of the path that are not empty."""
        parts = (unquote(part).strip() for part in self.path.split("/"))
        return tuple(part for part in parts if part)


def to_unicode(label: str) -> str:
    """The readable form of one host label; the label itself where it is no Punycode (RFC 3492)."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _label_holds(label: str) -> bool:
    """Whether a browser would take an `xn--` label: it decodes to text that IDNA mapping leaves alone (UTS #46, 4)."""
    if not label.startswith("xn--"):
        return True
    text = to_unicode(label)
    if text == label or text.isascii():
        return False
    try:
        idna.decode(label)
    except idna.IDNAError:
        # A symbol such as a snowman is refused by IDNA 2008 but taken by browsers; a control character is not, nor
        # what mapping would change.
        stable = unicodedata.normalize("NFKC", text).casefold() == text
        return stable and not any(unicodedata.category(letter)[0] in "CZ" for letter in text)
    except (UnicodeError, IndexError):
        return False
    return True


def parse(text: str) -> Address | None:
    """Take a link apart; None where a browser would refuse it. Never raises on any text."""
    try:
        url = URL(text)
    except (ValueError, IndexError, OverflowError):
        return None
    host = url.hostname
    bare = host[:-1] if host.endswith(".") else host
    if not all(map(_label_holds, host.split("."))):
        return None
    userinfo = unquote(":".join(part for part in (url.username, url.password) if part))
    return Address(
        href=url.href,
        scheme=url.protocol[:-1],
        host=bare,
        rooted=bare != host,
        port=url.port,
        userinfo=userinfo,
        path=url.pathname,
        query=url.search[1:],
        fragment=url.hash[1:],
    )


def parameters(query: str) -> tuple[tuple[str, str], ...]:
    """Names (lower case) and decoded values of a query, in order; `+` stays, since no form made these links."""
    pairs = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name:
            pairs.append((unquote(name).lower(), unquote(value)))
    return tuple(pairs)
