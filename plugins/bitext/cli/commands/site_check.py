"""`bitext site-check`: lint a built site in every locale."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bitext.cli.formats import FORMATS, CheckReport
from bitext.core import report
from bitext.core.model import BitextError, Severity
from bitext.core.progress import Progress
from bitext.site_check import CODES, SiteChecked, check_site
from bitext.site_check.http_client import fetch

UNREADABLE_INPUT = 2


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "site-check", help="lint a built site: links, anchors, languages, parity of locales", description=__doc__
    )
    parser.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    parser.add_argument(
        "--base", metavar="URL", help="address of the published site (default: from its canonical links)"
    )
    parser.add_argument("--list-external", action="store_true", help="list the links to other sites")
    parser.add_argument(
        "--fetch-external",
        action="store_true",
        help="request every external link once, one per second",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")
    parser.add_argument("--json", action="store_true", help="output JSON")


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0 without findings, 1 with findings, 2 if a page could not be read.

    Raises:
        BitextError: there is no site, or the address is invalid.
    """
    if arguments.base and not arguments.base.startswith(("http://", "https://")):
        raise BitextError(f"--base {arguments.base} is not a web address; write it like https://example.com/help/")
    with Progress() as progress:
        checked = check_site(
            arguments.site,
            arguments.base,
            list_external=arguments.list_external,
            fetch=fetch if arguments.fetch_external else None,
            step=progress,
        )
    sys.stdout.write(_rendered(checked, arguments))
    return UNREADABLE_INPUT if checked.unusable else report.exit_code(checked.findings)


def _rendered(checked: SiteChecked, arguments: argparse.Namespace) -> str:
    format = "json" if arguments.json else arguments.format
    check_report = CheckReport(
        checked.findings,
        tuple(map(Path.absolute, checked.paths)),
        reasons={code: entry.reason for code, entry in CODES.items()},
        severities={code: entry.severity for code, entry in CODES.items()},
        colours=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
    )
    text = FORMATS[format](check_report)
    if format != "text":
        return text
    # The summary line of that format counts targets; a site has pages.
    lines = text.splitlines(keepends=True)[:-1]
    return "".join((*lines, f"{_summary(checked, check_report)}\n"))


def _summary(checked: SiteChecked, check_report: CheckReport) -> str:
    where = f"({', '.join(checked.locales)}) at {checked.base or 'an unknown address'}"
    checked_text = (
        f"{_counted(len(checked.paths), 'page')} {where}, {_counted(checked.references, 'reference')}, "
        f"{_counted(checked.external, 'external link')} {'requested' if checked.fetched else 'not followed'}"
    )
    counts = (
        _counted(check_report.count(severity), severity.value) for severity in Severity if check_report.count(severity)
    )
    return f"{checked_text}: {', '.join(counts) or 'nothing found'}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"
