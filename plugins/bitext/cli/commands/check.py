"""`bitext check`: check every target against every rule."""

from __future__ import annotations

import argparse
import os
import sys

from bitext.check.dictionaries import project_dictionary
from bitext.check.kept_checks import TRUSTED, kept_checks
from bitext.check.project import Checked, check_project, reasons, severities
from bitext.cli.formats import FORMATS, CheckReport
from bitext.cli.options import UNREADABLE_INPUT, add_locales_option, add_project_options, chosen_locales, open_project
from bitext.core import report
from bitext.core.progress import Progress
from bitext.markdown.renderer import renderer
from bitext.project.kept_results import kept_results
from bitext.project.project import Project

HELP = "check every target against every rule"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    add_locales_option(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    project = open_project(arguments)
    locales = chosen_locales(project, arguments)
    with Progress(len(locales) * (len(project.pages()) + 1)) as progress, kept_results(project, TRUSTED) as kept:
        check = kept_checks(project, kept)
        checked = check_project(project, locales, renderer(project), progress, check, spelling=project_dictionary)
    format = "json" if arguments.json else arguments.format
    sys.stdout.write(FORMATS[format](_check_report(checked, project)))
    return UNREADABLE_INPUT if checked.unusable else report.exit_code(checked.findings)


def _check_report(checked: Checked, project: Project) -> CheckReport:
    return CheckReport(
        checked.findings,
        checked.paths,
        checked.segments,
        reasons(),
        severities(),
        project.root,
        colours=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
    )
