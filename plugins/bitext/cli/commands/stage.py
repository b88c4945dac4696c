"""`bitext stage`: write a locale as a plain Markdown tree, for any site generator."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bitext.cli.options import add_project_options, open_project
from bitext.core import report
from bitext.core.progress import Progress
from bitext.localize.markdown_tree import SiteMarkdown, StagingReport, stage
from bitext.markdown.renderer import has_attr_list, renderer
from bitext.project.project import Locale, Project, canonical_locale

HELP = "write a locale as a plain Markdown tree"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument("--locale", required=True, metavar="L", help="the locale, e.g. nl-BE")
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write to")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    project = open_project(arguments)
    locale = _locale(project, arguments.locale)
    with Progress(len(project.files())) as progress:
        staged = stage(project, locale, arguments.out, _site_markdown(project) if locale else None, progress)
    if arguments.json:
        sys.stdout.write(_json(staged))
    else:
        sys.stdout.write(report.as_text(staged.findings))
        sys.stdout.write(_summary(staged, locale, arguments.out))
    return report.exit_code(staged.findings)


def _site_markdown(project: Project) -> SiteMarkdown:
    with_ids = renderer(project, own_ids=True) if has_attr_list(project) else None
    return SiteMarkdown(renderer(project), with_ids)


def _locale(project: Project, code: str) -> Locale | None:
    """The locale; None for the source language."""
    return None if canonical_locale(code) == canonical_locale(project.source.code) else project.locale(code)


def _summary(staged: StagingReport, locale: Locale | None, out: Path) -> str:
    pages = f"{report.counted(staged.pages, 'page')} in {report.shown(out)}"
    if locale is None:
        return f"{pages}, unchanged.\n"
    fallbacks = f"; in the source language: {', '.join(staged.fallbacks)}" if staged.fallbacks else ""
    return f"{pages}, {staged.published} of {staged.total} segments in {locale.code}{fallbacks}.\n"


def _json(staged: StagingReport) -> str:
    return report.as_json(
        {
            "pages": staged.pages,
            "published": staged.published,
            "total": staged.total,
            "fallbacks": staged.fallbacks,
            "findings": report.as_records(staged.findings),
        }
    )
