"""`bitext import`: take targets and states, and nothing else, from files that a CAT tool saved."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from bitext.cli.options import UNREADABLE_INPUT, add_project_options, open_project, print_waiting
from bitext.core import report
from bitext.core.changes import carry_out_plan
from bitext.core.lock import locked
from bitext.core.progress import Progress
from bitext.exchange.import_xliff.project import Import, PageResult, files_to_import, plan_import
from bitext.project.project import Project

HELP = "import targets from a CAT tool's XLIFF or PO files"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="an XLIFF 1.2, XLIFF 2.x or PO file, or a folder: all such files below it",
    )
    parser.add_argument("--locale", metavar="L", help="only files for this locale (default: the locale in each file)")
    parser.add_argument("--dry-run", action="store_true", help="report what would be imported and change nothing")


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0 if every target was accepted, 1 if some were rejected, 2 if a file was unreadable.

    Raises:
        BitextError: a file of the project cannot be used, or a named file does not exist.
    """
    project = open_project(arguments)
    wanted = project.locale(arguments.locale) if arguments.locale else None
    files = list(files_to_import(arguments.files))

    def planned() -> Import:
        with Progress(len(files)) as progress:
            return plan_import(project, files, wanted, progress)

    with locked(project.root, print_waiting):
        result = planned() if arguments.dry_run else carry_out_plan(planned, project.translations)
    if arguments.json:
        sys.stdout.write(_json(result))
    else:
        sys.stdout.write(report.as_text(result.findings))
        sys.stdout.write(summary(result, project, dry=arguments.dry_run))
    return UNREADABLE_INPUT if result.unreadable_files else report.exit_code(result.findings)


def summary(result: Import, project: Project, *, dry: bool = False) -> str:
    """What was imported, or would be, as text."""
    lines = [_line(page) for page in result.pages]
    files = report.counted(len(result.changes), "segment file")
    if not result.changes:
        lines.append("Nothing new.")
    else:
        lines.append(f"{files} would change." if dry else f"{files} changed.")
    if not dry and any(
        page.page in project.catalogues and page.taken + page.drafts + page.state_changed for page in result.pages
    ):
        lines.append("Some are messages of a program: run bitext update to write its catalogues.")
    return "".join(f"{line}\n" for line in lines)


def _line(page: PageResult) -> str:
    counts = {
        "taken": page.taken,
        "as draft": page.drafts,
        "with a changed state": page.state_changed,
        "unchanged": page.unchanged,
        "rejected": page.rejected,
    }
    counts_text = ", ".join(f"{number} {what}" for what, number in counts.items() if number) or "nothing imported"
    return f"{report.shown(page.file)}: {page.locale} {page.page}: {counts_text}"


def _json(result: Import) -> str:
    pages = [asdict(page) | {"file": report.shown(page.file)} for page in result.pages]
    changed = [report.shown(change.path) for change in result.changes]
    return report.as_json({"changed": changed, "pages": pages, "findings": report.as_records(result.findings)})
