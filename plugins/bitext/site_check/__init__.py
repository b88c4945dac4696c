"""Lints a built site in one pass: links, alternates, languages, and parity of locales."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bitext.core.model import BitextError, Finding, Location, Severity
from bitext.site_check import content_rules, external_links, head_rules, link_rules
from bitext.site_check.codes import CODES
from bitext.site_check.external_links import Fetch, external_urls
from bitext.site_check.page import Page
from bitext.site_check.page_reader import read_page
from bitext.site_check.site import Site, site_of

_Rule = Callable[[Site, Page], Iterable[Finding]]
RULES: tuple[_Rule, ...] = (
    link_rules.broken_links,
    link_rules.locale_leaks,
    head_rules.alternates,
    head_rules.language,
    head_rules.canonical,
    head_rules.title,
    content_rules.parity,
    content_rules.unmarked_source_text,
    content_rules.duplicate_ids,
)
"""Each checks one page in the context of its site."""
_SUFFIXES = (".html", ".htm")
_ORDER = {code: number for number, code in enumerate(CODES)}


@dataclass(frozen=True, slots=True)
class SiteChecked:
    """The outcome of a site check."""

    findings: tuple[Finding, ...]
    paths: tuple[Path, ...]
    """Every page that was read."""
    locales: tuple[str, ...]
    """The site's locales; its source locale first."""
    base: str | None
    """The site's own address: given, or derived from canonical links."""
    references: int
    """Number of distinct addresses, summed over the pages."""
    external: int
    """Number of distinct addresses of other sites."""
    fetched: bool
    """Whether these were requested."""
    unusable: bool
    """Whether a page could not be read."""


def check_site(
    root: Path,
    base: str | None = None,
    *,
    list_external: bool = False,
    fetch: Fetch | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> SiteChecked:
    """Check every page of a built site.

    Args:
        root: the folder of the built site.
        base: the address of the published site; None to derive it from canonical links.
        list_external: whether to report a note for each address of another site.
        fetch: requests an address of another site; None to request none.
        step: called with the path of each page before it is read.

    Raises:
        BitextError: the folder does not exist, or contains no page.
    """
    if not root.is_dir():
        raise BitextError("is not a folder; build the site and give its folder", root)
    files = sorted(_files(root))
    names = [name for name in files if name.endswith(_SUFFIXES)]
    if not names:
        raise BitextError("contains no HTML page; build the site and give its folder", root)
    read = {name: _read(root, name, step) for name in names}
    site = site_of(root, files, (page for page in read.values() if page), base)
    unreadable = [_unreadable(root, name) for name, page in read.items() if page is None]
    urls = external_urls(site)
    rules = [*RULES, *_external_rules(urls, list_external, fetch)]
    findings = _once([finding for page in site.pages.values() for finding in _checked(site, page, rules)])
    return SiteChecked(
        (*unreadable, *findings),
        tuple(root / name for name in names),
        tuple(dict.fromkeys((site.source, *sorted(site.folders.values())))),
        site.addresses.base,
        sum(len(page.references) for page in site.pages.values()),
        len(urls),
        fetch is not None,
        bool(unreadable),
    )


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings; of a text that a theme has on every page of a language only the first."""
    told: dict[object, Finding] = {}
    for at, one in enumerate(findings):
        told.setdefault(one.message if one.code == content_rules.THEME_TEXT else at, one)
    return list(told.values())


def _external_rules(urls: Collection[str], list_external: bool, fetch: Fetch | None) -> Iterator[_Rule]:
    if list_external:
        yield external_links.list_external_links
    if fetch is not None:
        yield partial(external_links.check_external_links, responses=external_links.fetch_all(urls, fetch))


def _checked(site: Site, page: Page, rules: Iterable[_Rule]) -> list[Finding]:
    findings = [finding for rule in rules for finding in rule(site, page)]
    return sorted(
        findings, key=lambda finding: (finding.location.line or 0 if finding.location else 0, _ORDER[finding.code])
    )


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
    return Finding("page-unreadable", Severity.ERROR, message, Location(root / name))


__all__ = ["CODES", "RULES", "SiteChecked", "check_site"]
