"""`bitext import`: take targets and states from what a CAT tool saved, and nothing else."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bitext.cli.options import open_project, project_options
from bitext.core import report
from bitext.core.changes import carry_out
from bitext.core.lock import locked
from bitext.core.progress import Progress
from bitext.exchange.import_xliff.project import Import, PageResult, files_named, plan_import
from bitext.project.project import Project


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Tell the command its options."""
    parser = subparsers.add_parser(
        "import", parents=[project_options()], help="take targets from a CAT tool's XLIFF", description=__doc__
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="XLIFF 1.2, 2.0, 2.1 or 2.2; a folder for all below it"
    )
    parser.add_argument("--locale", metavar="L", help="take only files of this locale (default: what each file says)")
    parser.add_argument("--dry-run", action="store_true", help="say what would come in, and change nothing")


def run(arguments: argparse.Namespace) -> int:
    """Run the verb: 0 where all that came back was fit, 1 where something was refused, 2 where a file was unreadable.

    Raises:
        BitextError: a file of the project cannot be used, or one that is named is not there.
    """
    project = open_project(arguments)
    wanted = project.locale(arguments.locale) if arguments.locale else None
    files = list(files_named(arguments.files))
    with locked(project.root, _waiting):
        with Progress(len(files)) as progress:
            result = plan_import(project, files, wanted, progress)
        if not arguments.dry_run:
            carry_out(result.changes, project.translations)
    if arguments.json:
        sys.stdout.write(_json(result))
    else:
        sys.stdout.write(report.as_text(result.findings))
        sys.stdout.write(summary(result, project, dry=arguments.dry_run))
    return 2 if result.unread else report.exit_code(result.findings)


def summary(result: Import, project: Project, *, dry: bool = False) -> str:
    """What came in, or would, for people."""
    lines = [_line(page) for page in result.pages]
    count = len(result.changes)
    files = f"{count} segment file{'s' if count != 1 else ''}"
    if not count:
        lines.append("Nothing new.")
    else:
        lines.append(f"{files} would change." if dry else f"{files} changed.")
    if not dry and any(page.page in project.catalogues and page.taken + page.restated for page in result.pages):
        lines.append("Messages of a program are among them: run bitext update, which writes its catalogues.")
    return "".join(f"{line}\n" for line in lines)


def _line(page: PageResult) -> str:
    counts = {
        "taken": page.taken,
        "in another state": page.restated,
        "unchanged": page.unchanged,
        "refused": page.refused,
    }
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number) or "nothing in it"
    return f"{report.shown(page.file)}: {page.locale} {page.page}: {told}"


def _json(result: Import) -> str:
    pages = [
        {
            "file": report.shown(page.file),
            "locale": page.locale,
            "page": page.page,
            "taken": page.taken,
            "restated": page.restated,
            "unchanged": page.unchanged,
            "refused": page.refused,
        }
        for page in result.pages
    ]
    changed = [report.shown(change.path) for change in result.changes]
    return report.as_json({"changed": changed, "pages": pages, "findings": report.as_records(result.findings)})


def _waiting() -> None:
    print("bitext: another run is writing here; waiting for it", file=sys.stderr)
