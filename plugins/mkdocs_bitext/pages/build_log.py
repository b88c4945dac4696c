"""Logs problems of segment files, includes and options: warnings fail a strict build, notes do not."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from bitext.core.model import BitextError, Finding, Location, Severity
from mkdocs_bitext.pages.includes import Missing

log = get_plugin_logger("mkdocs_bitext")


def log_findings(findings: Iterable[Finding], root: Path) -> None:
    """Log what is wrong with targets.

    Args:
        findings: of the rules.
        root: the folder of mkdocs.yml; paths are shown relative to it.
    """
    for finding in findings:
        where = f"{_below(finding.location, root)}: " if finding.location else ""
        write = log.info if finding.severity is Severity.NOTE else log.warning
        write("%s%s [%s]", where, finding.message, finding.code)


def log_errors(errors: Iterable[BitextError], root: Path, instead: str = "the page shows the source's text") -> None:
    """Log why a file cannot be used, and what readers get instead."""
    for error in errors:
        where = f"{_below(Location(error.path, error.line), root)}: " if error.path else ""
        log.warning("%s%s; until then %s", where, error.message, instead)


def warn_missing_includes(missing: Iterable[Missing]) -> None:
    """Warn about includes that do not exist."""
    for one in missing:
        log.warning("%s", one)


def warn_no_site_url() -> None:
    """Note what a site without `site_url` lacks."""
    log.info(
        "mkdocs.yml has no site_url, so pages have no canonical and hreflang links, there is no sitemap, and 404.html "
        "works only at the root of a host. Set site_url to the address at which the site is published."
    )


def warn_unknown_suggestions(missing: Iterable[str], config_file: Path) -> None:
    """Warn about suggestions of the not-found page that do not exist."""
    for one in missing:
        log.warning("%s: `not_found` of the plugin bitext lists %s, which does not exist", config_file.name, one)


def warn_unknown_feedback_pages(missing: Iterable[str], config_file: Path) -> None:
    """Warn about pages of the option `feedback` that do not exist."""
    for one in sorted(missing):
        log.warning("%s: `feedback` of the plugin bitext lists %s, which does not exist", config_file.name, one)


def _below(place: Location, root: Path) -> Location:
    if not place.path.is_absolute() or not place.path.is_relative_to(root):
        return place
    return replace(place, path=Path(os.path.relpath(place.path, root)))
