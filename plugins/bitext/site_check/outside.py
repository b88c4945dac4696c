"""Addresses of other sites: which of them still answer, asked politely and only when somebody wants to know."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from bitext.core.model import Finding
from bitext.site_check.addresses import Way
from bitext.site_check.codes import finding
from bitext.site_check.page import Page
from bitext.site_check.site import Site

_HOSTS = 4
"""Asked at the same time; each of them gets one request after another."""
_PAUSE = 1.0
"""Seconds between two requests to one host."""
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for an address."""

    status: int | None
    """Of HTTP; None where no server answered."""
    moved: str = ""
    """Where the page is now, if its server says that it has moved for good."""
    reason: str = ""
    """Why no server answered."""


Ask = Callable[[str], Answer]
"""Asks for one address; `bitext.site_check.web.ask` does it on the web."""


def external_urls(site: Site) -> set[str]:
    """The addresses of other sites, each once, without the place on the page."""
    return {
        urldefrag(one.url).url
        for page in site.pages.values()
        for one in page.references
        if site.target(page, one.url).way is Way.EXTERNAL
    }


def answers(urls: Iterable[str], ask: Ask, pause: Callable[[float], None] = time.sleep) -> dict[str, Answer]:
    """Ask for each address once.

    Args:
        urls: whole addresses.
        ask: asks for one.
        pause: waits so many seconds.
    """
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for url in sorted(set(urls)):
        hosts[urlsplit(url).netloc.lower()].append(url)

    def in_turn(group: list[str]) -> list[tuple[str, Answer]]:
        found = []
        for number, url in enumerate(group):
            if number:
                pause(_PAUSE)
            found.append((url, ask(url)))
        return found

    with ThreadPoolExecutor(_HOSTS) as pool:
        return {url: answer for group in pool.map(in_turn, hosts.values()) for url, answer in group}


def judged(site: Site, page: Page, known: Mapping[str, Answer]) -> Iterator[Finding]:
    """A reader follows a link to another site and finds nothing."""
    seen: set[str] = set()
    for reference in page.references:
        if reference.url in seen or site.target(page, reference.url).way is not Way.EXTERNAL:
            continue
        seen.add(reference.url)
        answer = known.get(urldefrag(reference.url).url)
        verdict = _verdict(answer) if answer else None
        if verdict:
            code, message = verdict
            yield finding(code, f"{reference.said} {reference.url} {message}", site, page, reference.line)


def _verdict(answer: Answer) -> tuple[str, str] | None:
    if answer.status is None:
        return "external-unsure", f"gave no answer ({answer.reason}); open it yourself"
    if answer.status in _GONE:
        return "external-gone", f"is not there any more (status {answer.status}); correct or remove it"
    if answer.status >= 400:
        return "external-unsure", f"gave status {answer.status}; open it yourself"
    return ("external-moved", f"has moved to {answer.moved}; link to that") if answer.moved else None
