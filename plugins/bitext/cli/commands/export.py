"""`bitext export`: write a locale's segments in another format, for other tools."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bitext.cli.options import open_project, project_options
from bitext.core import report
from bitext.core.changes import carry_out
from bitext.core.progress import Progress
from bitext.exchange.export import FORMATS, Exported, ExportOptions, plan_export
from bitext.exchange.import_xliff.pages import pages_of


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "export", parents=[project_options()], help="write segments in another format", description=__doc__
    )
    parser.add_argument(
        "--format",
        required=True,
        choices=FORMATS,
        help="output format; tmx contains published pairs only, omegat is an OmegaT project",
    )
    parser.add_argument("--locale", action="append", metavar="L", help="only this locale; repeatable")
    parser.add_argument("--prefill", action="store_true", help="fill empty targets with the source, as OmegaT needs")
    parser.add_argument(
        "--preview",
        metavar="URL",
        help="address of the site that translators can look at (default: site_url in mkdocs.yml)",
    )
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help="the folder to write to: OUT/<locale>/<page>.xlf, or OUT/<locale> as an OmegaT project",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0 when everything is written.

    Raises:
        BitextError: something cannot be read or written.
    """
    project = open_project(arguments)
    locales = [project.locale(code) for code in arguments.locale] if arguments.locale else list(project.locales)
    preview = arguments.preview if arguments.preview is not None else project.config.get("site_url")
    options = ExportOptions(arguments.format, arguments.prefill, preview if isinstance(preview, str) else "")
    with Progress(sum(len(pages_of(project, locale)) for locale in locales)) as progress:
        exported = plan_export(project, locales, options, arguments.out, progress)
    carry_out(exported.changes, arguments.out)
    sys.stdout.write(_json(exported) if arguments.json else _summary(exported, options, arguments.out))
    return 0


def _summary(exported: Exported, options: ExportOptions, out: Path) -> str:
    count = len(exported.changes)
    what = "published pairs" if options.format == "tmx" else "segments"
    return f"{exported.segments} {what} in {count} file{'s' if count != 1 else ''} below {report.shown(out)}.\n"


def _json(exported: Exported) -> str:
    files = [report.shown(change.path) for change in exported.changes]
    return report.as_json({"files": files, "segments": exported.segments})
