"""Logs problems of segment files, includes and options: warnings fail a strict build, notes do not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from bitext.core.model import BitextError, Finding, Location, Severity

log = get_plugin_logger("mkdocs_bitext")


def log_findings(findings: Iterable[Finding], root: Path) -> None:
    """Log what is wrong with targets; paths are shown relative to `root`."""
    for finding in findings:
        write = log.info if finding.severity is Severity.NOTE else log.warning
        write("%s", sentence(finding, root))


def log_errors(errors: Iterable[BitextError], root: Path, instead: str = "the page shows the source's text") -> None:
    """Log why a file cannot be used, and what readers get instead."""
    for error in errors:
        log.warning("%s; until then %s", sentence(error, root), instead)


def sentence(problem: Finding | BitextError, root: Path) -> str:
    """A problem with its place, relative to `root` (the folder of mkdocs.yml) if it is below it."""
    if isinstance(problem, BitextError):
        place = Location(problem.path, problem.line) if problem.path else None
        text = problem.message
    else:
        place, text = problem.location, f"{problem.message} [{problem.code}]"
    if place and place.path.is_relative_to(root):
        place = replace(place, path=place.path.relative_to(root))
    return f"{place}: {text}" if place else text


def warn_no_site_url() -> None:
    """Note what a site without `site_url` lacks."""
    log.info(
        "mkdocs.yml has no site_url, so pages have no canonical and hreflang links, there is no sitemap, and 404.html "
        "works only at the root of a host. Set site_url to the address at which the site is published."
    )


def note_unmarked_pages(pages: Collection[str]) -> None:
    """Note which pages cannot be shown side by side."""
    if pages:
        log.info(
            "%s: built without the marks of their sentences, with which readers would see another page; so they "
            "cannot be shown side by side. A malformed table, or a plugin that minds the marks, is the usual cause.",
            ", ".join(sorted(pages)),
        )


def warn_unknown_pages(option: str, missing: Iterable[str], config_file: Path) -> None:
    """Warn about pages of an option of the plugin that do not exist."""
    for one in missing:
        log.warning("%s: `%s` of the plugin bitext lists %s, which does not exist", config_file.name, option, one)
