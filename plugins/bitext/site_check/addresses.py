"""Addresses of a built site: where in the site's folder does an address lead?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, unquote, urljoin, urlsplit

from bitext.site_check.page import Page

_NOWHERE = "http://site.invalid/"
"""Stands for the site's address where nothing says it (RFC 2606: never anybody's)."""
_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)\Z", re.ASCII)
"""What nearly every link of a site is: up some folders, down some others."""
_FOLLOWED = frozenset({"http", "https"})


class Way(StrEnum):
    """How an address relates to the site."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    """On the site's host, but not below its address."""
    EXTERNAL = "external"
    IGNORED = "ignored"
    """Nothing to look up: `mailto:`, `tel:`, `data:`, .."""
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads."""

    way: Way
    path: str = ""
    """Inside: below the site's folder, without `%` escapes; a folder ends with `/` or is empty."""
    fragment: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Resolves the addresses of one site."""

    base: str | None
    """The site's own address with a final `/`; None where nobody said it."""
    _known: dict[tuple[str, str, str], Target] = field(default_factory=dict)

    def target(self, page: Page, url: str) -> Target:
        """Where an address in a page leads."""
        rest, _, fragment = url.partition("#")
        # An address without path is the page itself, which is no folder where it is `x.html`.
        alone = not rest or rest.startswith("?") or page.base
        key = (page.address if alone else page.address.rpartition("/")[0] + "/", page.base, rest)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._resolved(*key)
        return Target(found.way, found.path, fragment, found.query) if fragment else found

    def _resolved(self, origin: str, base: str, url: str) -> Target:
        path = None if base else _below(origin, url)
        return self._as_standard(origin, base, url) if path is None else Target(Way.INSIDE, path)

    def _as_standard(self, origin: str, base: str, url: str) -> Target:
        home = self.base or _NOWHERE
        try:
            here = urljoin(home, quote(origin.lstrip("/")))
            parts = urlsplit(urljoin(urljoin(here, base), url))
            host = parts.hostname
        except ValueError:
            return Target(Way.MALFORMED)
        if parts.scheme not in _FOLLOWED:
            return Target(Way.IGNORED)
        if host is None:
            return Target(Way.MALFORMED)
        root = urlsplit(home)
        if parts.netloc.lower() != root.netloc.lower():
            return Target(Way.EXTERNAL)
        if not (parts.path + "/").startswith(root.path):
            return Target(Way.OUTSIDE)
        return Target(Way.INSIDE, unquote(parts.path[len(root.path) :]), query=parts.query)


def _below(origin: str, url: str) -> str | None:
    """The path that a plain relative address leads to; None for any other, and for one that leaves the site."""
    found = _PLAIN.match(url)
    folders = origin.lstrip("/").split("/")[:-1]
    up = len(found[1]) // len("../") if found else 0
    if not url or found is None or up > len(folders):
        return None
    return "/".join((*folders[: len(folders) - up], found[2]))


def learned_base(pages: Iterable[Page]) -> str | None:
    """The site's address as most canonical links have it; None where no page has one.

    A canonical link that does not end with its page's own address (a fallback page's, a wrong one) has no say.
    """
    votes: Counter[str] = Counter()
    for page in pages:
        for canonical in page.canonicals[:1]:
            url, address = unquote(canonical.url), page.address
            if urlsplit(url).scheme in _FOLLOWED and url.endswith(f"/{address}"):
                # The start page's tells least: whatever it says ends with nothing.
                votes[url[: len(url) - len(address)]] += 2 if address else 1
    return max(votes, key=lambda base: (votes[base], base)) if votes else None
