"""Resolves the addresses in a built site's pages to files in the site's folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, unquote, urljoin, urlsplit

from bitext.site_check.page import Page

_UNKNOWN_BASE = "http://site.invalid/"
"""Placeholder for an unknown site address (`.invalid` is reserved by RFC 2606)."""
_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)\Z", re.ASCII)
"""The form of nearly every internal link: up some folders, down into others."""
_FOLLOWED = frozenset({"http", "https"})


class Scope(StrEnum):
    """How an address relates to the site."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    """On the site's host, but not below its address."""
    EXTERNAL = "external"
    IGNORED = "ignored"
    """Not checked: `mailto:`, `tel:`, `data:`, .."""
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Destination:
    """The destination of an address."""

    scope: Scope
    path: str = ""
    """For `INSIDE`: path in the site's folder, without `%` escapes; a folder ends with `/` or is empty."""
    fragment: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Resolves the addresses of one site."""

    base: str | None
    """The site's own address with a final `/`; None if unknown."""
    _known: dict[tuple[str, str, str], Destination] = field(default_factory=dict)

    def destination(self, page: Page, url: str) -> Destination:
        """The destination of an address in a page."""
        rest, _, fragment = url.partition("#")
        # An address without path is the page itself, which is not a folder if it is `x.html`.
        own_page = not rest or rest.startswith("?") or page.base
        key = (page.address if own_page else page.address.rpartition("/")[0] + "/", page.base, rest)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._resolved(*key)
        return Destination(found.scope, found.path, fragment, found.query) if fragment else found

    def _resolved(self, origin: str, base: str, url: str) -> Destination:
        path = None if base else _below(origin, url)
        return self._as_standard(origin, base, url) if path is None else Destination(Scope.INSIDE, path)

    def _as_standard(self, origin: str, base: str, url: str) -> Destination:
        home = self.base or _UNKNOWN_BASE
        try:
            here = urljoin(home, quote(origin.lstrip("/")))
            parts = urlsplit(urljoin(urljoin(here, base), url))
            host = parts.hostname
        except ValueError:
            return Destination(Scope.MALFORMED)
        if parts.scheme not in _FOLLOWED:
            return Destination(Scope.IGNORED)
        if host is None:
            return Destination(Scope.MALFORMED)
        root = urlsplit(home)
        if parts.netloc.lower() != root.netloc.lower():
            return Destination(Scope.EXTERNAL)
        if not (parts.path + "/").startswith(root.path):
            return Destination(Scope.OUTSIDE)
        return Destination(Scope.INSIDE, unquote(parts.path[len(root.path) :]), query=parts.query)


def _below(origin: str, url: str) -> str | None:
    """The path of a plain relative address; None for any other, and for one that leaves the site."""
    found = _PLAIN.match(url)
    folders = origin.lstrip("/").split("/")[:-1]
    up = len(found[1]) // len("../") if found else 0
    if not url or found is None or up > len(folders):
        return None
    return "/".join((*folders[: len(folders) - up], found[2]))


def base_of(pages: Iterable[Page]) -> str | None:
    """The site's address according to most canonical links; None if no page has one.

    Canonical links that do not end with their page's own address (of fallback pages, wrong ones) are ignored.
    """
    votes: Counter[str] = Counter()
    for page in pages:
        for canonical in page.canonicals[:1]:
            url, address = unquote(canonical.url), page.address
            if urlsplit(url).scheme in _FOLLOWED and url.endswith(f"/{address}"):
                # The start page's is weak evidence: every address ends with its empty path.
                votes[url[: len(url) - len(address)]] += 2 if address else 1
    return max(votes, key=lambda base: (votes[base], base)) if votes else None
