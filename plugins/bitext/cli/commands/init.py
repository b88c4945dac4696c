"""`bitext init`: add a locale to any MkDocs project."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from bitext.cli.commands.update import summary
from bitext.cli.options import add_project_options, config_file
from bitext.core import report
from bitext.core.changes import carry_out_plan
from bitext.core.language_names import own_name
from bitext.core.lock import locked
from bitext.core.model import BitextError
from bitext.core.progress import Progress
from bitext.core.storage import read_text, write_atomic
from bitext.exchange.init import file_with_plugins, with_locale
from bitext.project.project import Project, canonical_locale, load
from bitext.update.plan import Plan
from bitext.update.plan_update import plan_update

_BOM = "\ufeff"


HELP = "add a locale to any MkDocs project"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument("locale", metavar="LOCALE", help="language and region, e.g. nl-BE")
    parser.add_argument("--name", help="name of the language in that language (default: built in for most)")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    code = canonical_locale(arguments.locale)
    file = config_file(arguments).resolve()
    project = load(file)
    if code == canonical_locale(project.source.code):
        raise BitextError(f"{code} is the language of the pages; choose another locale")
    project.pages()
    with locked(project.root):
        edited = add_locale(project, code, arguments.name or own_name(code))
        project = load(file)
        with Progress() as progress:
            plan = carry_out_plan(lambda: plan_update(project, step=progress), project.translations)
    sys.stdout.write(_json(plan, edited, code) if arguments.json else _summary_text(plan, edited, code, project))
    return 0


def add_locale(project: Project, code: str, name: str) -> Path | None:
    """Add a locale to mkdocs.yml.

    Returns:
        The file that it was added to; None where it was already there.

    Raises:
        BitextError: the file cannot be read or written.
    """
    if any(locale.code == code for locale in project.locales):
        return None
    path = file_with_plugins(project.config_file)
    raw = read_text(path)
    text = raw.removeprefix(_BOM)
    changed = with_locale(text, code, name, path)
    write_atomic(path, (_BOM if raw.startswith(_BOM) else "") + changed)
    return path


def _summary_text(plan: Plan, edited: Path | None, code: str, project: Project) -> str:
    first = f"{report.shown(edited)}: {code} added." if edited else f"{code} is already configured."
    folder = report.shown(project.translations / code)
    return (
        f"{first}\n{summary(plan, project)}"
        f"Next: write targets in {folder}, by hand or in a translation tool, then: mkdocs serve\n"
    )


def _json(plan: Plan, edited: Path | None, code: str) -> str:
    return report.as_json(
        {
            "locale": code,
            "config": report.shown(edited) if edited else None,
            "changed": [report.shown(change.path) for change in plan.changes if change.text is not None],
            "locales": [asdict(counts) for counts in plan.counts],
        }
    )
