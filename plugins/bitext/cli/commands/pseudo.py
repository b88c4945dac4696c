"""`bitext pseudo`: fill a pseudo-locale, which reveals text of the site that does not come from a segment.

Existing targets of the locale are replaced.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bitext.cli.commands.init import add_locale, with_new_locale
from bitext.cli.options import add_project_options, config_file, print_waiting
from bitext.core import report
from bitext.core.changes import Change, carry_out, carry_out_plan
from bitext.core.language_names import own_name
from bitext.core.locales import is_pseudo_locale
from bitext.core.lock import locked
from bitext.core.model import BitextError
from bitext.core.progress import Progress
from bitext.markdown.pseudolocale import accents, pseudo_document
from bitext.project.project import SITE, Locale, Project, canonical_locale, load
from bitext.project.segment_files import planned_change, read_document
from bitext.update.plan_update import plan_update

HELP = "fill a pseudo-locale for testing"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument("locale", metavar="OUT-LOCALE", help="a pseudo-locale, e.g. en-XA")


def run(arguments: argparse.Namespace) -> int:
    """Run the verb.

    Raises:
        BitextError: the locale is not a private one, or a file cannot be used.
    """
    code = canonical_locale(arguments.locale)
    if not is_pseudo_locale(code):
        raise BitextError(f"{code} is a real locale whose targets would be lost; choose a pseudo-locale such as en-XA")
    file = config_file(arguments)
    project = load(file)
    project.pages()
    with locked(project.root, print_waiting):
        name = accents(own_name(code))
        # What cannot be read is reported before anything is written.
        plan_update(with_new_locale(project, Locale(code, name)))
        edited = add_locale(project, code, name)
        project = load(file)
        changed, segments = _fill(project, project.locale(code))
    result = {"locale": code, "config": report.shown(edited) if edited else None}
    if arguments.json:
        sys.stdout.write(report.as_json({**result, "changed": [*map(report.shown, changed)], "segments": segments}))
    else:
        sys.stdout.write(_summary_text(project, code, edited, segments, len(changed)))
    return 0


def _fill(project: Project, locale: Locale) -> tuple[list[Path], int]:
    """Update the locale and fill it; returns the files that were written and the number of segments."""
    names = (*project.pages(), SITE, *project.catalogues)
    with Progress(4 * len(names)) as progress:
        changes = carry_out_plan(lambda: plan_update(project, None, [locale], progress), project.translations).changes
        filled: list[Change] = []
        segments = 0
        for name in names:
            progress(name)
            path = project.locale_path(locale, name)
            document = read_document(path)
            assert document is not None
            filled += planned_change(path, pseudo_document(document), locale.format)
            segments += sum(len(unit.segments) for unit in document.units if unit.translate)
        carry_out(filled, project.translations)
        # Message files are written from the targets that now exist.
        catalogues = [*project.catalogues]
        last = carry_out_plan(
            lambda: plan_update(project, catalogues, [locale], progress), project.translations
        ).changes
    return sorted({each.path for each in (*changes, *filled, *last) if each.text is not None}), segments


def _summary_text(project: Project, code: str, edited: Path | None, segments: int, files: int) -> str:
    first = f"{report.shown(edited)}: {code} added.\n" if edited else ""
    folder = report.shown(project.translations / code)
    return (
        f"{first}{code}: {segments} segments filled, {report.counted(files, 'file')} written; see {folder}.\n"
        "Next: run mkdocs serve and look for text without accents or with a missing bracket.\n"
    )
