"""`bitext init`: add a locale to any MkDocs project.

The project is read first, and what was found and will be done is printed before anything is written. Exit code 1:
nothing was written, because it would publish nonsense; each reason is a sentence that says what to do.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bitext.cli.commands.update import summary
from bitext.cli.formats.survey_text import found_rows, planned_rows, table
from bitext.cli.options import add_project_options, config_file, print_waiting
from bitext.core import report
from bitext.core.changes import carry_out_plan
from bitext.core.language_names import own_name
from bitext.core.lock import locked
from bitext.core.model import BitextError
from bitext.core.progress import Progress
from bitext.core.storage import read_text, write_atomic
from bitext.exchange.init import (
    Survey,
    file_with_plugins,
    problems,
    remarks,
    source_option,
    survey,
    with_locale,
    with_option,
)
from bitext.project.project import Locale, Project, canonical_locale, load, plugin_options
from bitext.update.plan import Plan
from bitext.update.plan_update import plan_update

_BOM = "\ufeff"
_REFUSED = 1


HELP = "add a locale to any MkDocs project"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument(
        "locale", nargs="?", metavar="LOCALE", help="language and region, e.g. nl-BE (default: only say what was found)"
    )
    parser.add_argument("--name", help="name of the language in that language (default: built in for most)")
    parser.add_argument("--source", metavar="L", help="the language of the pages (default: that of the theme)")
    parser.add_argument("--dry-run", action="store_true", help="print what was found and would be done; write nothing")


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change of mkdocs.yml, or of a file that it inherits."""

    path: Path
    text: str


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    file = config_file(arguments)
    project = load(file)
    found = survey(project, arguments.source)
    if arguments.locale is None:
        return _report(found, as_json=arguments.json)
    code = canonical_locale(arguments.locale)
    own = plugin_options(project.config) or {}
    if "source" in own and found.source.code != project.source.code:
        raise BitextError(f'"source" is {project.source.code} already; change it there', project.config_file)
    if code == canonical_locale(found.source.code):
        raise BitextError(f"{code} is the language of the pages; choose another locale")
    locale = Locale(code, arguments.name or own_name(code, [one.code for one in project.locales]))
    with locked(project.root, print_waiting):
        refusals = [*problems(found, code)]
        edit = None if refusals else planned_edit(project, code, locale.name, found.options)
        plan = None if refusals else _planned(found, locale)
        if not arguments.json:
            sys.stdout.write(_table(found, locale, edit, plan))
            sys.stdout.flush()
        if plan is not None and not arguments.dry_run:
            if edit is not None:
                write_atomic(edit.path, edit.text)
            project = load(file)
            with Progress() as progress:
                plan = carry_out_plan(lambda: plan_update(project, step=progress), project.translations)
    if arguments.json:
        sys.stdout.write(_json(found, plan, edit, code, refusals, dry_run=arguments.dry_run))
    elif plan is not None:
        sys.stdout.write(_DRY if arguments.dry_run else _summary_text(plan, edit, code, project))
    for sentence in () if arguments.json else refusals:
        print(f"bitext: nothing was changed: {sentence}", file=sys.stderr)
    return _REFUSED if refusals else 0


def _report(found: Survey, *, as_json: bool) -> int:
    """Print what a project has, where no locale is named; 1 if something stands in the way of any locale."""
    refusals = [*problems(found, "LOCALE")]
    if as_json:
        sys.stdout.write(_json(found, None, None, None, refusals, dry_run=True))
    else:
        sys.stdout.write(_table(found, None, None, None))
        command = found.project.command("bitext init LOCALE --dry-run")
        sys.stdout.write("" if refusals else f"Next: {command}, for example nl-BE\n")
        for sentence in refusals:
            print(f"bitext: {sentence}", file=sys.stderr)
    return _REFUSED if refusals else 0


_DRY = "Nothing was written; run the command again without --dry-run.\n"


def add_locale(project: Project, code: str, name: str) -> Path | None:
    """Add a locale to mkdocs.yml.

    Returns:
        The file that it was added to; None where it was already there.

    Raises:
        BitextError: the file cannot be read or written.
    """
    if any(locale.code == code for locale in project.locales):
        return None
    edit = planned_edit(project, code, name, source_option(project, project.source))
    if edit is not None:
        write_atomic(edit.path, edit.text)
    return edit.path if edit else None


def planned_edit(project: Project, code: str, name: str, options: Mapping[str, str] | None = None) -> _Edit | None:
    """The change of mkdocs.yml that adds a locale, and options of our plugin; None where it has them.

    Raises:
        BitextError: the file cannot be read, or not be edited automatically.
    """
    if any(locale.code == code for locale in project.locales) and not options:
        return None
    path = file_with_plugins(project.config_file)
    raw = read_text(path)
    text = with_locale(raw.removeprefix(_BOM), code, name, path)
    for option, value in (options or {}).items():
        text = with_option(text, option, value, path)
    return _Edit(path, (_BOM if raw.startswith(_BOM) else "") + text)


def _planned(found: Survey, locale: Locale) -> Plan:
    """What an update will do once the locale is in mkdocs.yml."""
    future = with_new_locale(replace(found.project, source=found.source), locale)
    with Progress() as progress:
        return plan_update(future, step=progress)


def with_new_locale(project: Project, locale: Locale) -> Project:
    """The project as it will be once the locale is in mkdocs.yml."""
    known = any(one.code == locale.code for one in project.locales)
    return project if known else replace(project, locales=(*project.locales, locale))


def _table(found: Survey, locale: Locale | None, edit: _Edit | None, plan: Plan | None) -> str:
    groups = [(f"Found in {report.shown(found.project.config_file)}", found_rows(found))]
    if locale is not None and plan is not None:
        files = sum(change.text is not None for change in plan.changes)
        opened = sum(counts.open for counts in plan.counts if counts.locale == locale.code)
        groups.append(("To do", planned_rows(found, locale, edit.path if edit else None, opened, files, found.options)))
    groups.append(("To know", [("", sentence) for sentence in remarks(found)]))
    return table(groups)


def _summary_text(plan: Plan, edited: _Edit | None, code: str, project: Project) -> str:
    first = f"{report.shown(edited.path)}: {code} added." if edited else f"{code} is already configured."
    folder = report.shown(project.translations / code)
    return (
        f"{first}\n{summary(plan, project)}"
        f"Next: write targets in {folder}, by hand or in a translation tool, then: mkdocs serve\n"
    )


def _json(
    found: Survey, plan: Plan | None, edited: _Edit | None, code: str | None, refusals: list[str], *, dry_run: bool
) -> str:
    return report.as_json(
        {
            "locale": code,
            "config": report.shown(edited.path) if edited else None,
            "found": {
                "theme": found.theme,
                "source": found.source.code,
                "pages": len(found.pages),
                "plugins": found.plugins,
                "translations": [
                    {
                        "locale": each.locale,
                        "layout": each.layout.value,
                        "folder": report.shown(each.root),
                        "pages": len(each.pages),
                    }
                    for each in found.translations
                ],
            },
            "problems": refusals,
            "remarks": [*remarks(found)],
            "written": plan is not None and not dry_run,
            "changed": [report.shown(change.path) for change in plan.changes if change.text is not None]
            if plan
            else [],
            "locales": [asdict(counts) for counts in plan.counts] if plan else [],
        }
    )
