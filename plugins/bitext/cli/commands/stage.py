"""Write a locale as a plain Markdown tree, or all locales as a project for another site generator."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path

from bitext.cli.options import add_project_options, open_project
from bitext.core import report
from bitext.core.progress import Progress
from bitext.localize.markdown_tree import SiteMarkdown, StagingReport, stage
from bitext.markdown.renderer import has_attr_list, renderer
from bitext.project.project import Locale, Project, canonical_locale

HELP = "write a locale as a plain Markdown tree, or the whole site for another generator"
_GROUP = "bitext.stage"
"""Entry points of functions that stage a whole site, by the name of the generator."""

_NAMED = 5
"""More pages than this are counted, not named."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--locale", metavar="L", help="write this locale as Markdown, e.g. nl-BE")
    what.add_argument(
        "--site",
        choices=sorted(entry_points(group=_GROUP).names),
        help="write all locales as a project that this generator builds without plugins of bitext",
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write to")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    project = open_project(arguments)
    if arguments.site:
        return _stage_site(project, arguments)
    locale = _locale(project, arguments.locale)
    with Progress(len(project.files())) as progress:
        staged = stage(project, locale, arguments.out, _site_markdown(project) if locale else None, progress)
    if arguments.json:
        sys.stdout.write(_json(staged))
    else:
        sys.stdout.write(report.as_text(staged.findings))
        sys.stdout.write(_summary(staged, locale, arguments.out))
    return report.exit_code(staged.findings)


def _stage_site(project: Project, arguments: argparse.Namespace) -> int:
    stage_site = next(iter(entry_points(group=_GROUP, name=arguments.site))).load()
    with Progress(len(project.files()) * (len(project.locales) + 1)) as progress:
        locales: Mapping[str, StagingReport] = stage_site(project, arguments.site, arguments.out, progress)
    findings = [finding for staged in locales.values() for finding in staged.findings]
    if arguments.json:
        counts = {code: _counts(staged) for code, staged in locales.items()}
        sys.stdout.write(report.as_json({"locales": counts, "findings": report.as_records(findings)}))
        return report.exit_code(findings)
    sys.stdout.write(report.as_text(findings))
    for code, staged in locales.items():
        sys.stdout.write(f"{code}: {_counted(staged, code == project.source.code)}.\n")
    sys.stdout.write(f"Staged in {report.shown(arguments.out)}; README.md there says how to build it.\n")
    return report.exit_code(findings)


def _site_markdown(project: Project) -> SiteMarkdown:
    with_ids = renderer(project, own_ids=True) if has_attr_list(project) else None
    return SiteMarkdown(renderer(project), with_ids)


def _locale(project: Project, code: str) -> Locale | None:
    """The locale; None for the source language."""
    return None if canonical_locale(code) == canonical_locale(project.source.code) else project.locale(code)


def _summary(staged: StagingReport, locale: Locale | None, out: Path) -> str:
    if locale is None:
        return f"{report.counted(staged.pages, 'page')} in {report.shown(out)}, unchanged.\n"
    pages = f"{report.counted(staged.pages, 'page')} in {report.shown(out)}"
    return f"{pages}, {_shares(staged, f' in {locale.code}')}.\n"


def _counted(staged: StagingReport, is_source: bool) -> str:
    pages = report.counted(staged.pages, "page")
    return pages if is_source else f"{pages}, {_shares(staged)}"


def _shares(staged: StagingReport, where: str = " translated") -> str:
    names = staged.fallbacks if len(staged.fallbacks) <= _NAMED else [report.counted(len(staged.fallbacks), "page")]
    fallbacks = f"; in the source language: {', '.join(names)}" if names else ""
    return f"{staged.published} of {staged.total} segments{where}{fallbacks}"


def _counts(staged: StagingReport) -> dict[str, object]:
    return {
        "pages": staged.pages,
        "published": staged.published,
        "total": staged.total,
        "fallbacks": staged.fallbacks,
    }


def _json(staged: StagingReport) -> str:
    return report.as_json({**_counts(staged), "findings": report.as_records(staged.findings)})
