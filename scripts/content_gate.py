"""The content gate: everything that readers see is translated and publishable, and the built site has no defects."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.utils.meta import get_data

from bitext import xliff
from bitext.cli.main import main as bitext
from bitext.core.inline import markdown
from bitext.core.locales import Locale
from bitext.core.model import BitextError, Segment
from bitext.core.storage import read_text
from bitext.localize.publishable import is_published
from bitext.project.project import SITE, Project, load
from bitext.rules.glossary import NAME, read_glossary
from bitext.update.plan_update import plan_update
from mkdocs_bitext.pages.last_check import KEY, last_check

MAX_AGE = timedelta(days=180)
"""After this time the facts of a page should be checked again: Microsoft's pages change."""


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A sentence that readers of a locale do not see in their language."""

    page: str
    """Locale and page, e.g. `nl-BE today.md`."""
    path: Path
    """The segment file for the target."""
    line: int | None
    """1-based; None if `bitext update` has not written the segment yet."""
    unit: str
    segment: Segment

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"  {self.path}{line} {self.unit}-{self.segment.id}: {markdown(self.segment.source)}"


def untranslated_sentences(project: Project, optional: Sequence[str] = ()) -> Iterator[Untranslated]:
    """Every sentence that readers do not see translated, also if the segment files are outdated.

    Args:
        project: its pages, navigation and message catalogs are read.
        optional: glob patterns of pages that may stay in the source language.

    Raises:
        BitextError: a file cannot be used.
    """
    planned = {change.path: change.text for change in plan_update(project).changes}
    pages = (*project.pages(), SITE, *project.catalogues)
    required = [page for page in pages if not any(fnmatch(page, pattern) for pattern in optional)]
    for locale in project.locales:
        for page in required:
            yield from _untranslated_on(project, locale, page, planned)


def _untranslated_on(
    project: Project, locale: Locale, page: str, planned: Mapping[Path, str | None]
) -> Iterator[Untranslated]:
    path = project.locale_path(locale, page)
    on_disk = path.read_bytes() if path.exists() else None
    text = planned.get(path)
    content = on_disk if text is None else text.encode()
    if content is None:
        return
    lines = {} if on_disk is None else xliff.segment_lines(on_disk)
    shown = path.relative_to(project.root)
    for unit in xliff.parse(content, path).units:
        for segment in unit.segments if unit.translate else ():
            if not is_published(segment, locale.published):
                line = lines.get((unit.id, segment.id))
                yield Untranslated(f"{locale.code} {page}", shown, line, unit.id, segment)


def all_translated(project: Project, optional: Sequence[str]) -> bool:
    """Print the untranslated sentences by locale and page; whether there are none."""
    untranslated = list(untranslated_sentences(project, optional))
    for page, sentences in groupby(untranslated, key=lambda sentence: sentence.page):
        print(f"{page}: not translated:", *sentences, sep="\n")
    if untranslated:
        print("Run bitext update, then write the targets in these files (docs/for-translators.md).")
    return not untranslated


def all_have_glossaries(project: Project) -> bool:
    """Print the locales without a glossary; whether there are none."""
    paths = [project.translations / locale.code / NAME for locale in project.locales]
    missing = [path.relative_to(project.root) for path in paths if not read_glossary(path).terms]
    for path in missing:
        print(f"{path}: no terms; add the terms of this locale (docs/for-translators.md)")
    return not missing


def stale_checks(project: Project, optional: Sequence[str], today: date) -> Iterator[tuple[str, str]]:
    """Pages whose facts nobody checked within `MAX_AGE`, each with a sentence.

    Args:
        project: its source pages are read.
        optional: glob patterns of pages that need no check.
        today: the current day.
    """
    for page in project.pages():
        if any(fnmatch(page, pattern) for pattern in optional):
            continue
        try:
            day = last_check(get_data(read_text(project.docs / page))[1])
        except ValueError as error:
            yield page, str(error)
            continue
        if day is None:
            yield page, f"has no date of a check; check its facts, and write {KEY}: {today} into its front matter"
        elif day > today:
            yield page, f"was checked on {day}, which is in the future; correct the date"
        elif today - day > MAX_AGE:
            yield page, f"was last checked on {day}; check its facts, and write {KEY}: {today} into its front matter"


def checks_are_dated(project: Project, optional: Sequence[str]) -> bool:
    """Print the pages whose facts should be checked again; always true, as age alone makes nothing wrong."""
    for page, sentence in stale_checks(project, optional, datetime.now(UTC).date()):
        path = (project.docs / page).relative_to(project.root)
        print(f"::warning file={path}::{page} {sentence}" if _on_github() else f"warning: {path} {sentence}")
    return True


def _on_github() -> bool:
    return "GITHUB_ACTIONS" in os.environ


def builds(project: Project, site: Path) -> bool:
    """Build the site strictly into a folder; whether there were no warnings."""
    paths = ["-f", str(project.config_file), "-d", str(site)]
    process = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", *paths], check=False)
    return process.returncode == 0


def failed_steps(project: Project, optional: Sequence[str]) -> list[str]:
    """Run all steps, also after a failure; the names of the failed ones."""
    annotations = ("--format", "github") if _on_github() else ()

    def passes(*command: str) -> bool:
        return bitext([*command, "-f", str(project.config_file)]) == 0

    failed: list[str] = []
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        steps: dict[str, Callable[[], bool]] = {
            "Segment files are up to date": lambda: passes("update", "--check"),
            "Everything that readers see is translated": lambda: all_translated(project, optional),
            "Every locale has a glossary": lambda: all_have_glossaries(project),
            "Every target is publishable": lambda: passes("check", *annotations),
            "Segment files are valid XLIFF": lambda: bitext(["validate", str(project.translations)]) == 0,
            "The facts are checked every half year": lambda: checks_are_dated(project, optional),
            "The site builds without a warning": lambda: builds(project, site),
            "The built site has no defects": lambda: bitext(["site-check", str(site), *annotations]) == 0,
        }
        for name, passed in steps.items():
            print(f"== {name}", flush=True)
            if not passed():
                failed.append(name)
            sys.stdout.flush()
    return failed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate.

    Returns:
        The exit code: 0 if every step passed, 1 if one failed, 2 if a file is unusable.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")
    parser.add_argument(
        "--optional", action="append", default=[], metavar="PAGES", help="pages that may stay in the source language"
    )
    options = parser.parse_args(arguments)
    try:
        failed = failed_steps(load(options.config_file.resolve()), options.optional)
    except BitextError as error:
        print(f"content gate: {error}", file=sys.stderr)
        return 2
    print("\n".join(f"FAILED: {name}" for name in failed) or "The content is complete.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
