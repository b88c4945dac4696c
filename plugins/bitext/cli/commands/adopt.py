"""`bitext adopt`: existing translations of the pages become targets, sentence by sentence.

Translated pages are looked for beside the pages (index.fr.md), in a folder of the docs folder (docs/fr/index.md), in a
tree of their own (docs/fr/docs beside docs/en/docs, or i18n/fr/pages) and where Docusaurus has them (i18n/fr/). What is
sure becomes a target, what is likely a match to confirm; everything else is listed with its file and line. The
translated pages themselves stay as they are. Exit code 1: everything was written, but there are findings to look at.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from bitext.cli.commands.init import planned_edit
from bitext.cli.options import add_project_options, config_file, print_waiting
from bitext.core import report
from bitext.core.changes import carry_out, carry_out_plan
from bitext.core.language_names import own_name
from bitext.core.lock import locked
from bitext.core.model import BitextError
from bitext.core.progress import Progress
from bitext.core.storage import write_atomic
from bitext.exchange.adopt.layouts import Layout, Originals, find_originals, is_original
from bitext.exchange.adopt.meanings import meanings
from bitext.exchange.adopt.project import Adoption, plan_adoption
from bitext.exchange.adopt.site_texts import adopted_site_texts, site_text_changes, translated_site_texts
from bitext.exchange.init import existing_translations, source_layout_problems, source_option, source_pages, survey
from bitext.project import static_i18n
from bitext.project.mkdocs_yml import entries
from bitext.project.project import SITE, Locale, Project, canonical_locale, load
from bitext.update.plan_update import plan_update

HELP = "turn existing translations of pages into targets"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="PATH",
        help="the folder with the translated pages (default: the first layout that has any)",
    )
    parser.add_argument(
        "--locale", required=True, metavar="L", help="the translations' language and region; added if it is new"
    )
    parser.add_argument("--layout", choices=[*Layout], help="only translations in this layout (default: any)")
    parser.add_argument("--dry-run", action="store_true", help="report what would be adopted and change nothing")


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0 if everything has its place, 1 if something is to be looked at.

    Raises:
        BitextError: there are no translations, or a file of the project cannot be used.
    """
    code = canonical_locale(arguments.locale)
    project = load(config_file(arguments))
    if code == canonical_locale(project.source.code):
        raise BitextError(f"{code} is the language of the pages; name the language of the translations")
    for sentence in source_layout_problems(survey(project)):
        raise BitextError(f"nothing was changed: {sentence}", project.config_file)
    layout = Layout(arguments.layout) if arguments.layout else None
    originals = find_originals(project, code, arguments.path, layout)
    with locked(project.root, print_waiting):
        known = {locale.code: locale for locale in project.locales}
        locale = known.get(code) or Locale(code, own_name(code))
        # What stands in the way of a new locale is reported before anything is written.
        options = source_option(project, project.source)
        edit = None if code in known else planned_edit(project, code, locale.name, options)

        def planned() -> Adoption:
            with Progress(2 * len(originals.files)) as progress:
                compare = meanings(project.source.code, code)
                return plan_adoption(project, locale, originals, compare, progress)

        if arguments.dry_run:
            result = planned()
        else:
            kept = translated_site_texts(project, locale)
            texts = adopted_site_texts(project, locale, originals)
            result = carry_out_plan(planned, project.translations)
            names = [page for page in _sources(project) if not is_original(page, originals, project.docs)]
            if edit is not None:
                write_atomic(edit.path, edit.text)
                project = load(project.config_file)
            carry_out_plan(lambda: plan_update(project, [*names, SITE], [locale]), project.translations)
            carry_out(site_text_changes(project, locale, texts, kept), project.translations)
    sys.stdout.write(_json(result, originals, code) if arguments.json else _text(result, originals, project, arguments))
    return report.exit_code(result.findings)


def _sources(project: Project) -> list[str]:
    """The pages without those in other languages, which wait to be adopted."""
    pages = project.pages()
    languages = [code for code in static_i18n.languages(project.config) if code != project.source.code]
    return source_pages(pages, existing_translations(project.docs, pages, project.source.code, languages))


def _text(result: Adoption, originals: Originals, project: Project, arguments: argparse.Namespace) -> str:
    pages = result.pages
    taken, kept, matches, rest = (
        sum(getattr(page, name) for page in pages) for name in ("taken", "kept", "matches", "untranslated")
    )
    counts = {
        "adopted": taken,
        "already translated": kept,
        "to confirm": matches,
        "without a translation": rest,
    }
    what = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
    same, alike = (sum(getattr(page, name) for page in pages) for name in ("identical", "same_html"))
    look = "would look" if arguments.dry_run else "look"
    left = "" if arguments.dry_run else _next(originals, project, matches)
    return (
        f"{report.as_text(result.findings)}"
        f"{report.counted(len(pages), 'page')} in {report.shown(originals.folder)} ({originals.layout}): "
        f"{what or 'nothing new'} (segments).\n"
        f"{alike} of {len(pages)} pages {look} the same as their originals, {same} of them byte for byte.\n"
        f"{_kinds(result)}"
        f"{left}"
    )


def _kinds(result: Adoption) -> str:
    """In what the pages that are not equal byte for byte differ, the most frequent first."""
    counts = Counter(kind for page in result.pages for kind in page.differences)
    kinds = (f"{kind} ({report.counted(number, 'page')})" for kind, number in counts.most_common())
    return f"The others differ in {', '.join(kinds)}.\n" if counts else ""


def _next(originals: Originals, project: Project, matches: int) -> str:
    where = report.shown(originals.folder)
    if originals.layout is Layout.SUFFIX:
        where = f"{where}/**/*{''.join(next(iter(originals.files.values())).suffixes[-2:])}"
    inside = originals.folder.is_relative_to(project.docs.resolve())
    must = "before the next build, or the site publishes them a second time" if inside else "when you like"
    steps = [
        "confirm the matches" if matches else "",
        f"remove {where} {must}",
        "take the plugin i18n out of mkdocs.yml" if "i18n" in dict(entries(project.config.get("plugins"))) else "",
        "then: mkdocs serve",
    ]
    return f"Next: {'; '.join(filter(None, steps))}\n"


def _json(result: Adoption, originals: Originals, code: str) -> str:
    return report.as_json(
        {
            "locale": code,
            "layout": str(originals.layout),
            "folder": report.shown(originals.folder),
            "changed": [report.shown(change.path) for change in result.changes],
            "pages": [asdict(page) | {"file": report.shown(page.file)} for page in result.pages],
            "findings": report.as_records(result.findings),
        }
    )
