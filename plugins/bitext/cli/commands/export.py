"""`bitext export`: write a locale's segments in another format, for other tools."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bitext.cli.options import add_locales_option, add_project_options, chosen_locales, open_project
from bitext.core import report
from bitext.core.changes import carry_out
from bitext.core.progress import Progress
from bitext.exchange.export import FORMATS, Exported, ExportOptions, plan_export
from bitext.exchange.import_xliff.pages import pages_of

HELP = "write segments in another format"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument(
        "--format",
        required=True,
        choices=FORMATS,
        help="output format; tmx contains published pairs only, omegat is an OmegaT project",
    )
    add_locales_option(parser)
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
        help="the folder to write to: OUT/<locale>/<page>.xlf (or .po, .tmx), or OUT/<locale> as an OmegaT project",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0 when everything is written.

    Raises:
        BitextError: something cannot be read or written.
    """
    project = open_project(arguments)
    locales = chosen_locales(project, arguments)
    preview = arguments.preview if arguments.preview is not None else project.config.get("site_url")
    options = ExportOptions(arguments.format, arguments.prefill, preview if isinstance(preview, str) else "")
    with Progress(sum(len(pages_of(project, locale)) for locale in locales)) as progress:
        exported = plan_export(project, locales, options, arguments.out, progress)
    carry_out(exported.changes, arguments.out)
    sys.stdout.write(_json(exported) if arguments.json else _summary(exported, options, arguments.out))
    return 0


def _summary(exported: Exported, options: ExportOptions, out: Path) -> str:
    files = report.counted(len(exported.changes), "file")
    what = "published pairs" if options.format == "tmx" else "segments"
    return f"{exported.segments} {what} in {files} below {report.shown(out)}.\n"


def _json(exported: Exported) -> str:
    files = [report.shown(change.path) for change in exported.changes]
    return report.as_json({"files": files, "segments": exported.segments})
