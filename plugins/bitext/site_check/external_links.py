"""Checks links to other sites, on request only, and with a limited request rate."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from bitext.core.model import Finding
from bitext.site_check.addresses import Scope
from bitext.site_check.codes import finding
from bitext.site_check.page import Page, Reference
from bitext.site_check.site import Site

_PARALLEL_HOSTS = 4
"""Requested in parallel; each host gets one request at a time."""
_PAUSE_SECONDS = 1.0
"""Between two requests to one host."""
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Response:
    """The response to a request for an address."""

    status: int | None
    """HTTP status; None if no server answered."""
    moved: str = ""
    """The new address, if the page has moved permanently."""
    reason: str = ""
    """Why no server answered."""


Fetch = Callable[[str], Response]
"""Requests one address, as `bitext.site_check.http_client.fetch` does."""


def external_urls(site: Site) -> set[str]:
    """The distinct addresses of other sites, without fragments."""
    pages = site.pages.values()
    return {urldefrag(reference.url).url for page in pages for reference in _external(site, page)}


def fetch_all(urls: Iterable[str], fetch: Fetch, pause: Callable[[float], None] = time.sleep) -> dict[str, Response]:
    """Request each absolute address once; `pause` waits for a number of seconds."""
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for url in sorted(set(urls)):
        hosts[urlsplit(url).netloc.lower()].append(url)

    def in_turn(group: list[str]) -> list[tuple[str, Response]]:
        responses = []
        for number, url in enumerate(group):
            if number:
                pause(_PAUSE_SECONDS)
            responses.append((url, fetch(url)))
        return responses

    with ThreadPoolExecutor(_PARALLEL_HOSTS) as pool:
        return {url: response for group in pool.map(in_turn, hosts.values()) for url, response in group}


def list_external_links(site: Site, page: Page) -> Iterator[Finding]:
    """Each address of another site, once per page."""
    for reference in _external(site, page):
        yield finding("external-link", f"{reference.label} {reference.url}", site, page, reference.line)


def check_external_links(site: Site, page: Page, responses: Mapping[str, Response]) -> Iterator[Finding]:
    """A link to another site may lead to a page that no longer exists."""
    for reference in _external(site, page):
        response = responses.get(urldefrag(reference.url).url)
        verdict = _verdict(response) if response else None
        if verdict:
            code, message = verdict
            yield finding(code, f"{reference.label} {reference.url} {message}", site, page, reference.line)


def _external(site: Site, page: Page) -> Iterable[Reference]:
    """The first reference of a page to each address of another site."""
    found: dict[str, Reference] = {}
    for reference in page.references:
        if site.destination(page, reference.url).scope is Scope.EXTERNAL:
            found.setdefault(reference.url, reference)
    return found.values()


def _verdict(response: Response) -> tuple[str, str] | None:
    if response.status is None:
        return "external-unsure", f"did not answer ({response.reason}); open it in a browser"
    if response.status in _GONE:
        return "external-gone", f"no longer exists (status {response.status}); correct or remove it"
    if response.status >= 400:
        return "external-unsure", f"returned status {response.status}; open it in a browser"
    return ("external-moved", f"has moved to {response.moved}; link to the new address") if response.moved else None
