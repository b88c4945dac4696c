"""A built site judged in one pass: links, alternates, languages, and that every locale has the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bitext.core.model import BitextError, Finding, Place, Severity
from bitext.site_check import bodies, heads, links, outside
from bitext.site_check.codes import CODES
from bitext.site_check.outside import Ask, external_urls
from bitext.site_check.page import Page
from bitext.site_check.reading import read_page
from bitext.site_check.site import Site, site_of

_Rule = Callable[[Site, Page], Iterable[Finding]]
RULES: tuple[_Rule, ...] = (
    links.dead_ends,
    links.leaks,
    heads.alternates,
    heads.language,
    heads.canonical,
    heads.title,
    bodies.parity,
    bodies.unmarked,
    bodies.doubles,
)
"""Each judges one page in its site."""
_SUFFIXES = (".html", ".htm")
_ORDER = {code: number for number, code in enumerate(CODES)}


@dataclass(frozen=True, slots=True)
class SiteChecked:
    """The outcome of a site check."""

    findings: tuple[Finding, ...]
    paths: tuple[Path, ...]
    """Every page that was read."""
    locales: tuple[str, ...]
    """Those that the site was found to have; its source first."""
    base: str | None
    """The site's own address, given or learned."""
    references: int
    """How many different addresses its pages hold, page by page."""
    external: int
    """How many different addresses of other sites."""
    asked: bool
    """Whether they were asked for."""
    unusable: bool
    """A page could not be read."""


def check_site(
    root: Path,
    base: str | None = None,
    *,
    list_external: bool = False,
    ask: Ask | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> SiteChecked:
    """Judge every page of a built site.

    Args:
        root: the folder that was built.
        base: the address that it is published at; None to learn it from canonical links.
        list_external: a note for each address of another site.
        ask: asks for an address of another site; None to ask for none.
        step: called as each page is read, with its path.

    Raises:
        BitextError: the folder is not there, or holds no page.
    """
    if not root.is_dir():
        raise BitextError("is no folder; build the site and name its folder", root)
    files = sorted(_files(root))
    names = [name for name in files if name.endswith(_SUFFIXES)]
    if not names:
        raise BitextError("holds no HTML page; build the site and name its folder", root)
    read = {name: _read(root, name, step) for name in names}
    site = site_of(root, files, (page for page in read.values() if page), base)
    unreadable = [_unreadable(root, name) for name, page in read.items() if page is None]
    urls = external_urls(site)
    rules = [*RULES, *([links.external] if list_external else ())]
    if ask is not None:
        rules.append(partial(outside.judged, known=outside.answers(urls, ask)))
    found = [one for page in site.pages.values() for one in _judged(site, page, rules)]
    return SiteChecked(
        (*unreadable, *found),
        tuple(root / name for name in names),
        tuple(dict.fromkeys((site.source, *sorted(site.folders.values())))),
        site.addresses.base,
        sum(len(page.references) for page in site.pages.values()),
        len(urls),
        ask is not None,
        bool(unreadable),
    )


def _judged(site: Site, page: Page, rules: Iterable[_Rule]) -> list[Finding]:
    found = [one for rule in rules for one in rule(site, page)]
    return sorted(found, key=lambda one: (one.place.line or 0 if one.place else 0, _ORDER[one.code]))


def _files(root: Path) -> Iterator[str]:
    for folder, _, names in os.walk(root):
        below = Path(folder).relative_to(root).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def _read(root: Path, name: str, step: Callable[[str], None]) -> Page | None:
    step(name)
    try:
        return read_page((root / name).read_bytes(), name)
    except OSError:
        return None


def _unreadable(root: Path, name: str) -> Finding:
    message = "the page is empty or cannot be read; build the site again"
    return Finding("page-unreadable", Severity.ERROR, message, Place(root / name))


__all__ = ["CODES", "RULES", "SiteChecked", "check_site"]
