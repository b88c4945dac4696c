"""`bitext update`: bring the segment files up to date with the pages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict

from bitext.cli.options import add_locales_option, add_project_options, open_project, pages_named, print_waiting
from bitext.core import report
from bitext.core.changes import carry_out_plan
from bitext.core.lock import locked
from bitext.core.progress import Progress
from bitext.project.project import Locale, Project, canonical_locale
from bitext.update.clean_pages import CleanPages
from bitext.update.plan import Plan, UpdateCounts
from bitext.update.plan_update import plan_update

HELP = "bring the segment files up to date with the pages"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="a page, such as docs/guide/start.md (default: all)")
    add_locales_option(parser)
    parser.add_argument("--check", action="store_true", help="change nothing; exit code 1 if a file is out of date")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    project = open_project(arguments)
    pages = pages_named(project, arguments.pages) or None
    locales = _locales(project, arguments.locale) if arguments.locale else project.locales
    steps = (len(pages or project.pages()) + 1) * (1 + len(locales))

    everything = not (pages or arguments.locale)
    clean: CleanPages | None = None

    def planned() -> Plan:
        nonlocal clean
        clean = CleanPages(project) if everything else None
        with Progress(steps) as progress:
            return plan_update(project, pages, locales, progress, clean)

    with locked(project.root, print_waiting):
        plan = planned() if arguments.check else carry_out_plan(planned, project.translations)
        if clean is not None and not arguments.check:
            clean.remember(plan.summaries, plan.changes)
    sys.stdout.write(_json(plan) if arguments.json else summary(plan, project, check=arguments.check))
    return int(arguments.check and bool(plan.changes))


def _locales(project: Project, codes: Iterable[str]) -> list[Locale]:
    """The locales to update. The source language is always updated; naming it alone updates nothing else."""
    source = canonical_locale(project.source.code)
    return [project.locale(code) for code in codes if canonical_locale(code) != source]


def summary(plan: Plan, project: Project, *, check: bool = False) -> str:
    """What was done, or would be, as text."""
    lines = [*report.as_text(plan.corrections).splitlines()]
    lines += [f"{old} was renamed to {new}: its segments moved with it" for old, new in plan.renamed]
    if check:
        lines += [f"out of date: {report.shown(change.path)}" for change in plan.changes]
    lines += [_line(counts) for counts in plan.counts]
    if not project.locales:
        lines.append(f"No locale yet: add one, for example with: {project.command('bitext init nl-BE')}")
    files = report.counted(len(plan.changes), "file")
    if not plan.changes:
        lines.append("All segment files are up to date.")
    else:
        lines.append(f"{files} out of date: run bitext update" if check else f"{files} updated.")
    return "".join(f"{line}\n" for line in lines)


def _line(counts: UpdateCounts) -> str:
    events = {
        "new": counts.new,
        "reused from the same sentence elsewhere": counts.reused,
        "with a minor change of the source": counts.minor_edits,
        "with a fuzzy match": counts.matched,
        "retired": counts.retired,
        "with errors, see bitext check": counts.refused,
    }
    details = ", ".join(f"{number} {what}" for what, number in events.items() if number)
    state = (
        f"{counts.open} of {counts.total} segments to translate"
        if counts.open
        else f"all {counts.total} segments translated"
    )
    return f"{counts.locale}: {state}" + (f" ({details})" if details else "")


def _json(plan: Plan) -> str:
    return report.as_json(
        {
            "changed": [report.shown(change.path) for change in plan.changes if change.text is not None],
            "removed": [report.shown(change.path) for change in plan.changes if change.text is None],
            "renamed": [{"from": old, "to": new} for old, new in plan.renamed],
            "corrections": report.as_records(plan.corrections),
            "locales": [asdict(counts) for counts in plan.counts],
        }
    )
