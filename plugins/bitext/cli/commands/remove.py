"""`bitext remove`: take everything, or one locale, out of a project again.

mkdocs.yml becomes what it was before `bitext init`, byte for byte; if it was edited since, it loses only our lines.
The segment files stay, unless `--delete-translations` is given.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
from pathlib import Path

from bitext.cli.commands.merge_driver import is_installed, uninstall
from bitext.cli.formats.survey_text import Row, table
from bitext.cli.options import add_project_options, config_file, print_waiting
from bitext.core import report
from bitext.core.changes import Change, carry_out
from bitext.core.lock import locked
from bitext.exchange.init import Removal, plan_locale_removal, plan_removal

HELP = "take everything, or one locale, out of a project again"
_DRY = "Nothing was changed; run the command again without --dry-run.\n"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument("--locale", metavar="L", help="only this locale, e.g. nl-BE (default: everything)")
    parser.add_argument(
        "--delete-translations", action="store_true", help="delete the segment files too (default: they stay)"
    )
    parser.add_argument("--dry-run", action="store_true", help="print what would be removed; change nothing")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    file = config_file(arguments)
    root, deletes = file.parent, arguments.delete_translations
    with locked(root, print_waiting):
        removal = plan_locale_removal(file, arguments.locale) if arguments.locale else plan_removal(file)
        has_driver = not arguments.locale and is_installed(root, removal.translations)
        if not arguments.dry_run:
            carry_out(removal.config_edits, root)
            if deletes:
                carry_out((Change(path, None) for path in removal.segment_files), removal.translations.parent)
            if removal.cache is not None:
                _remove_folder(removal.cache)
            if has_driver:
                uninstall(root, removal.translations)
    if arguments.json:
        sys.stdout.write(_json(removal, deletes=deletes, has_driver=has_driver, dry_run=arguments.dry_run))
    else:
        sys.stdout.write(_text(removal, arguments, has_driver=has_driver))
    return 0


def _remove_folder(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.parent.rmdir()  # only if nothing else is in it


def _text(removal: Removal, arguments: argparse.Namespace, *, has_driver: bool) -> str:
    deletes, dry_run, locale = arguments.delete_translations, arguments.dry_run, arguments.locale
    what = f"the locale {locale}" if locale else "the plugin bitext and its options"
    removed = [(report.shown(edit.path), what) for edit in removal.config_edits]
    removed += _removed_files(removal, deletes=deletes, has_driver=has_driver)
    way = "bitext remove --delete-translations"
    if locale:
        way = f"bitext remove --locale {locale} --delete-translations" if dry_run else "delete the folder"
    kept = _kept(removal, "" if deletes else way)
    if not removed:
        return table([("Stays", kept)]) + "Nothing to remove: mkdocs.yml does not list the plugin bitext.\n"
    return table([("To remove" if dry_run else "Removed", removed), ("Stays", kept)]) + (_DRY if dry_run else "")


def _removed_files(removal: Removal, *, deletes: bool, has_driver: bool) -> list[Row]:
    rows = []
    if deletes and removal.segment_files:
        rows.append((report.shown(removal.translations), _counts(removal)))
    if removal.cache is not None:
        rows.append((report.shown(removal.cache), "the cache"))
    return [*rows, *([("git", "the merge driver of this clone")] if has_driver else [])]


def _kept(removal: Removal, way_to_delete: str) -> list[Row]:
    rows = []
    if removal.segment_files and way_to_delete:
        text = f"{_counts(removal)}; to delete them: {way_to_delete}"
        rows.append((report.shown(removal.translations), text))
    rows += [(report.shown(path), "not written by bitext") for path in removal.other_files]
    if removal.pages_with_includes:
        names = ", ".join(removal.pages_with_includes[:3]) + (" .." if len(removal.pages_with_includes) > 3 else "")
        number = report.counted(len(removal.pages_with_includes), "page")
        rows.append((names, f"{number} with [!INCLUDE], which no other plugin expands: write the text itself"))
    return rows


def _counts(removal: Removal) -> str:
    files, targets = len(removal.segment_files), removal.targets
    return f"{report.counted(files, 'segment file')} with {report.counted(targets, 'translated sentence')}"


def _json(removal: Removal, *, deletes: bool, has_driver: bool, dry_run: bool) -> str:
    return report.as_json(
        {
            "config": [report.shown(edit.path) for edit in removal.config_edits],
            "translations": report.shown(removal.translations),
            "segment_files": len(removal.segment_files),
            "targets": removal.targets,
            "deleted": deletes and not dry_run,
            "other_files": [report.shown(path) for path in removal.other_files],
            "pages_with_includes": removal.pages_with_includes,
            "merge_driver": has_driver,
            "written": not dry_run,
        }
    )
