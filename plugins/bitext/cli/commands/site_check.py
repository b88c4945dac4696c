"""`bitext site-check`: does a built site hold together, in every locale?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bitext.cli.formats import FORMATS, Told
from bitext.core import report
from bitext.core.model import BitextError, Severity
from bitext.core.progress import Progress
from bitext.site_check import CODES, SiteChecked, check_site
from bitext.site_check.web import ask

_UNUSABLE = 2


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Tell the command its options."""
    parser = subparsers.add_parser(
        "site-check", help="judge a built site: links, languages, the same in every locale", description=__doc__
    )
    parser.add_argument("site", type=Path, metavar="SITE", help="the folder that was built")
    parser.add_argument(
        "--base", metavar="URL", help="where the site is published (default: as its canonical links say)"
    )
    parser.add_argument("--list-external", action="store_true", help="list the links to other sites")
    parser.add_argument(
        "--fetch-external",
        action="store_true",
        help="ask the other sites whether their pages are still there: each once, a second apart",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to say it (default: text)")
    parser.add_argument("--json", action="store_true", help="say the result as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Run the verb: 0 for a sound site, 1 for findings, 2 where a page could not be read.

    Raises:
        BitextError: there is no site, or the address is none.
    """
    if arguments.base and not arguments.base.startswith(("http://", "https://")):
        raise BitextError(f"--base {arguments.base} is no web address; write it like https://example.com/help/")
    with Progress() as progress:
        checked = check_site(
            arguments.site,
            arguments.base,
            list_external=arguments.list_external,
            ask=ask if arguments.fetch_external else None,
            step=progress,
        )
    sys.stdout.write(_said(checked, arguments))
    return _UNUSABLE if checked.unusable else report.exit_code(checked.findings)


def _said(checked: SiteChecked, arguments: argparse.Namespace) -> str:
    format = "json" if arguments.json else arguments.format
    told = Told(
        checked.findings,
        tuple(map(Path.absolute, checked.paths)),
        reasons={code: known.reason for code, known in CODES.items()},
        severities={code: known.severity for code, known in CODES.items()},
        colours=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
    )
    text = FORMATS[format](told)
    if format != "text":
        return text
    # The last line of that format counts targets, and a site has pages.
    lines = text.splitlines(keepends=True)[:-1]
    return "".join((*lines, f"{_summary(checked, told)}\n"))


def _summary(checked: SiteChecked, told: Told) -> str:
    where = f"({', '.join(checked.locales)}) at {checked.base or 'an unknown address'}"
    looked = (
        f"{_counted(len(checked.paths), 'page')} {where}, {_counted(checked.references, 'reference')}, "
        f"{_counted(checked.external, 'external link')} {'asked for' if checked.asked else 'not followed'}"
    )
    counts = (_counted(told.count(severity), severity.value) for severity in Severity if told.count(severity))
    return f"{looked}: {', '.join(counts) or 'nothing found'}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"
