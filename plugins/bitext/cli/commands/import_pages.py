"""`bitext import-pages`: turn bilingual pages into docs and segment files, and create a site if there is none.

Exit code 1: everything was written, but not every pair has arrived in its page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bitext import xliff
from bitext.cli.options import add_project_options, config_file
from bitext.core import report
from bitext.core.changes import carry_out, carry_out_plan
from bitext.core.language_names import english_name, own_name
from bitext.core.lock import locked
from bitext.core.model import BitextError, Finding, Severity
from bitext.core.progress import Progress
from bitext.core.storage import read_text, write_atomic
from bitext.exchange.init import file_with_plugins, with_locale
from bitext.exchange.microsoft_pages.contents import Contents, read_contents, with_titles
from bitext.exchange.microsoft_pages.includes import safe_names
from bitext.exchange.microsoft_pages.new_site import new_site
from bitext.exchange.microsoft_pages.open_work import pairs_in_memory_only, summed_up
from bitext.exchange.microsoft_pages.tree import Import, conflicts, plan_import, read_tree, source_texts
from bitext.project.project import CONFIG_NAMES, SITE, Locale, Project, canonical_locale, load
from bitext.project.segment_files import read_document
from bitext.update.plan_update import plan_update

_SHOWN_CONFLICTS = 5
_FAILURES = frozenset({"pair-broken", "pair-unplaced"})
_ELSEWHERE = "These are not the folders of {}, which was not changed.\n"
_NO_PAIRS = (
    "has no bilingual page (data-ttu-id), and its text would be written as {}; if these pages are translations of the "
    "pages of a MkDocs project, run there: bitext adopt FOLDER --locale {locale}"
)

HELP = "import Microsoft-style bilingual pages (data-ttu-id, sxs-lookup)"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument("source", type=Path, metavar="SRC", help="a folder of bilingual pages, or one page")
    parser.add_argument("--locale", required=True, metavar="L", help="the pages' language and region, e.g. nl-BE")
    parser.add_argument(
        "--source-pages", type=Path, metavar="DIR", help="the same pages in the source language, for their titles"
    )
    parser.add_argument(
        "--docs", type=Path, metavar="D", help="output folder for pages (default: the project's docs folder)"
    )
    parser.add_argument(
        "--translations", type=Path, metavar="T", help="output folder for segment files (default: the project's)"
    )
    parser.add_argument(
        "--as-is", action="store_true", help="keep the Markdown as it is instead of converting it for Material"
    )
    parser.add_argument("--force", action="store_true", help="overwrite existing files that differ")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    locale = canonical_locale(arguments.locale)
    root, pages = read_tree(arguments.source)
    english = source_texts(arguments.source_pages, pages)
    contents = read_contents(pages, english, {} if arguments.as_is else safe_names(pages))
    project, config = _project(arguments, locale, contents.nav)
    if not any("data-ttu-id" in text for text in pages.values()):
        raise BitextError(_NO_PAIRS.format(english_name(project.source.code), locale=locale), arguments.source)
    if project.config.get("nav") == contents.nav and not project.config_file.exists():
        pages = {path: text for path, text in pages.items() if path not in contents.files}
    else:
        contents = Contents(files=contents.files)
    with locked(project.root), Progress(len(pages)) as progress:
        plan = plan_import(
            root,
            pages,
            project,
            locale=locale,
            source_pages=english,
            as_is=arguments.as_is,
            done=progress,
        )
        if not arguments.force:
            _refuse(conflicts(plan))
        carry_out(plan.changes, project.translations)
        for at, to in plan.media:
            write_atomic(to, at.read_bytes())
        if config is not None:
            write_atomic(project.config_file, config)
            project = replace(load(project.config_file), docs=project.docs, translations=project.translations)
        names = [name for name in plan.names if name in project.pages()] if config is None else None
        locales = [project.locale(locale)] if config is None else None
        carry_out_plan(lambda: plan_update(project, names, locales), project.translations)
        _add_navigation(plan, contents, project, locale)
        _in_memory_only(plan, project, locale)
    next_step = "Next: mkdocs serve\n" if config is not None else _ELSEWHERE.format(report.shown(project.config_file))
    sys.stdout.write(_json(plan) if arguments.json else _summary_text(plan, project, locale) + next_step)
    return int(plan.imported < plan.pairs or any(one.code in _FAILURES for one in plan.findings))


def _add_navigation(plan: Import, contents: Contents, project: Project, locale: str) -> None:
    """Translate the navigation as the tables of contents do, and report what they leave open."""
    path = project.locale_path(locale, SITE)
    site = read_document(path) if contents.titles else None
    if site is not None:
        formats = {known.code: known.format for known in project.locales}
        write_atomic(path, xliff.write(with_titles(site, contents.titles), formats[locale]))
    plan.pairs += contents.pairs
    plan.imported += contents.pairs
    if contents.files and not contents.nav:
        message = "is imported as a page: mkdocs.yml has a navigation of its own, or is not changed"
    elif contents.untitled:
        message = (
            f"has {report.counted(contents.untitled, 'section')} without a title in the source language; translate "
            "them in nav of mkdocs.yml, or give the source pages with --source-pages"
        )
    else:
        return
    plan.findings.append(Finding("contents", Severity.NOTE, f"{', '.join(contents.files)} {message}"))


def _in_memory_only(plan: Import, project: Project, locale: str) -> None:
    """Report the pairs that no page shows."""
    paths = {name: project.locale_path(locale, name) for name in plan.targets}
    final = {name: document for name, path in paths.items() if (document := read_document(path)) is not None}
    lost = list(pairs_in_memory_only(plan.targets, final, paths))
    plan.findings += lost
    plan.imported -= len(lost)


def _project(arguments: argparse.Namespace, locale: str, nav: Sequence[Any]) -> tuple[Project, str | None]:
    """The project, which need not exist yet, and the text of its mkdocs.yml; None if it is not to be changed.

    It is not where the options name other folders than its own: then these hold nothing but the imported pages.
    """
    docs, translations = (path and path.resolve() for path in (arguments.docs, arguments.translations))
    try:
        file = config_file(arguments)
    except BitextError:
        if arguments.config_file is not None:
            raise
        file = Path.cwd() / CONFIG_NAMES[0]
        return new_site(file, locale, docs, translations, nav)
    project = load(file)
    is_new = all(known.code != locale for known in project.locales)
    docs, translations = docs or project.docs, translations or project.translations
    if (docs.resolve(), translations.resolve()) != (project.docs.resolve(), project.translations.resolve()):
        locales = (*project.locales, Locale(locale, own_name(locale))) if is_new else project.locales
        return replace(project, locales=locales, catalogues={}, docs=docs, translations=translations), None
    text = read_text(file)
    if file_with_plugins(file) == file and is_new:
        text = with_locale(text, locale, own_name(locale), file)
    return project, text


def _refuse(paths: list[Path]) -> None:
    if not paths:
        return
    names = ", ".join(map(report.shown, paths[:_SHOWN_CONFLICTS])) + (" .." if len(paths) > _SHOWN_CONFLICTS else "")
    raise BitextError(
        f"nothing was written: {len(paths)} existing files differ ({names}); "
        "choose other folders with --docs and --translations, or overwrite them with --force"
    )


def _summary_text(plan: Import, project: Project, locale: str) -> str:
    lost = plan.pairs - plan.imported
    return (
        f"{report.as_text(summed_up(plan.findings))}"
        f"{report.counted(plan.pages, 'page')} in {report.shown(project.docs)}; "
        f"{plan.imported} of {plan.pairs} pairs imported into {report.shown(project.translations / locale)}.\n"
        + (f"{report.counted(lost, 'pair')} in no page: see above.\n" if lost else "")
    )


def _json(plan: Import) -> str:
    return report.as_json(
        {
            "pages": plan.pages,
            "pairs": plan.pairs,
            "imported": plan.imported,
            "errors": sum(finding.severity is Severity.ERROR for finding in plan.findings),
            "findings": report.as_records(plan.findings),
        }
    )
