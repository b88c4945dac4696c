"""`bitext site-check`: lint a built site in every locale."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bitext.cli.formats import FORMATS, CheckReport
from bitext.cli.options import UNREADABLE_INPUT
from bitext.core import report
from bitext.core.model import BitextError
from bitext.core.progress import Progress
from bitext.site_check import CODES, SiteChecked, check_site
from bitext.site_check.http_client import fetch

HELP = "lint a built site: links, anchors, languages, parity of locales"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
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
        f"{report.counted(len(checked.paths), 'page')} {where}, {report.counted(checked.references, 'reference')}, "
        f"{report.counted(checked.external, 'external link')} {'requested' if checked.fetched else 'not followed'}"
    )
    return f"{checked_text}: {check_report.counts() or 'nothing found'}."
