"""`bitext check`: check every target against every rule."""

from __future__ import annotations

import argparse
import os
import sys

from bitext.check.project import Checked, check_project, reasons, severities
from bitext.cli.formats import FORMATS, CheckReport
from bitext.cli.options import open_project, project_options
from bitext.core import report
from bitext.core.progress import Progress
from bitext.markdown.renderer import renderer
from bitext.project.project import Project

UNREADABLE_INPUT = 2


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "check", parents=[project_options()], help="check every target against every rule", description=__doc__
    )
    parser.add_argument("--locale", action="append", metavar="L", help="only this locale; repeatable")
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    project = open_project(arguments)
    locales = [project.locale(code) for code in arguments.locale] if arguments.locale else None
    steps = len(locales or project.locales) * (len(project.pages()) + 1)
    with Progress(steps) as progress:
        checked = check_project(project, locales, renderer(project), progress)
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
