"""Make the whole site of parts that were built one by one, each with some of its locales."""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import entry_points
from pathlib import Path

from bitext.cli.options import add_project_options, open_project
from bitext.core import report
from bitext.core.model import BitextError

HELP = "make the whole site of parts that were built with BITEXT_LOCALES"
_GROUP = "bitext.merge_sites"
"""Entry points of functions that merge the parts of a site, by the name of the generator that built them."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument(
        "-d",
        "--site-dir",
        type=Path,
        metavar="SITE",
        help="the folder to write the site to (default: that of mkdocs.yml)",
    )
    parser.add_argument("-s", "--strict", action="store_true", help="exit with 1 after a warning, as mkdocs build does")
    parser.add_argument(
        "parts", nargs="+", type=Path, metavar="PART", help="a folder that `BITEXT_LOCALES=.. mkdocs build -d` wrote"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0, or 1 with `--strict` if the site has faults that `mkdocs build --strict` stops at.

    Raises:
        BitextError: the parts do not make a site.
    """
    project = open_project(arguments)
    merge = next(iter(entry_points(group=_GROUP, name="mkdocs")), None)
    if merge is None:
        raise BitextError("mkdocs-bitext is not installed with its entry points; install it again")
    merged = merge.load()(project, arguments.parts, arguments.site_dir)
    if arguments.json:
        sys.stdout.write(
            report.as_json({"site": str(merged.folder), "files": merged.files, "warnings": merged.warnings})
        )
    else:
        sys.stdout.write(f"{report.counted(merged.files, 'file')} in {report.shown(merged.folder)}.\n")
    return int(arguments.strict and merged.warnings > 0)
