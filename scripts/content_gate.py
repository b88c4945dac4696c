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
from bitext.cli.formats import github
from bitext.cli.formats.check_report import CheckReport
from bitext.cli.main import CLEAN, FINDINGS, INTERRUPTED, USAGE_ERROR
from bitext.cli.main import main as bitext
from bitext.core.inline import markdown
from bitext.core.locales import Locale
from bitext.core.model import BitextError, Finding, Location, Segment, Severity
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


def outdated_checks(project: Project, optional: Sequence[str], today: date) -> Iterator[Finding]:
    """A finding for each page whose facts nobody checked within `MAX_AGE`.

    Args:
        project: its source pages are read.
        optional: glob patterns of pages that need no check.
        today: the current day.
    """
    for page in project.pages():
        if any(fnmatch(page, pattern) for pattern in optional):
            continue
        path = project.docs / page
        if fault := _fault_of_check(read_text(path), today):
            yield Finding("outdated-check", Severity.WARNING, fault, Location(path.relative_to(project.root)))


def _fault_of_check(text: str, today: date) -> str:
    """What is wrong with the date of the last check of a page, and what to do; empty if nothing is."""
    todo = f"check the facts of the page, and write {KEY}: {today} into its front matter"
    try:
        day = last_check(get_data(text)[1])
    except ValueError as error:
        return str(error)
    if day is None:
        return f"the date of the last check is missing; {todo}"
    if day > today:
        return f"the last check was on {day}, which is in the future; correct the date"
    return f"the last check was on {day}; {todo}" if today - day > MAX_AGE else ""


def checks_are_dated(project: Project, optional: Sequence[str]) -> bool:
    """Print the pages whose facts should be checked again; always true, as age alone makes nothing wrong."""
    findings = tuple(outdated_checks(project, optional, datetime.now(UTC).date()))
    if _on_github():
        print(github.render(CheckReport(findings)), end="")
    else:
        print(*findings, sep="\n", end="\n" if findings else "")
    return True


def _on_github() -> bool:
    return "GITHUB_ACTIONS" in os.environ


def builds(project: Project, site: Path) -> bool:
    """Build the site strictly into a folder; whether there were no warnings."""
    paths = ["-f", str(project.config_file), "-d", str(site)]
    process = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", *paths], check=False)
    return process.returncode == 0


def succeeds(*command: str) -> bool:
    """Whether a command of `bitext` finds nothing wrong.

    Raises:
        KeyboardInterrupt: Ctrl-C ended it.
    """
    code = bitext(command)
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return code == CLEAN


def failed_steps(project: Project, optional: Sequence[str]) -> list[str]:
    """Run all steps, also after a failure; the names of the failed ones."""
    annotations = ("--format", "github") if _on_github() else ()
    config = ("-f", str(project.config_file))
    failed: list[str] = []
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        steps: dict[str, Callable[[], bool]] = {
            "Segment files are up to date": lambda: succeeds("update", "--check", *config),
            "Everything that readers see is translated": lambda: all_translated(project, optional),
            "Every locale has a glossary": lambda: all_have_glossaries(project),
            "Every target is publishable": lambda: succeeds("check", *config, *annotations),
            "Segment files are valid XLIFF": lambda: succeeds("validate", str(project.translations)),
            "The facts are checked every half year": lambda: checks_are_dated(project, optional),
            "The site builds without a warning": lambda: builds(project, site),
            "The built site has no defects": lambda: succeeds("site-check", str(site), *annotations),
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
        The exit code: 0 if every step passed, 1 if one failed, 2 if a file is unusable, 130 after Ctrl-C.
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
        return USAGE_ERROR
    except KeyboardInterrupt:
        print("content gate: interrupted; run it again to see everything that is missing", file=sys.stderr)
        return INTERRUPTED
    print("\n".join(f"FAILED: {name}" for name in failed) or "The content is complete.")
    return FINDINGS if failed else CLEAN


if __name__ == "__main__":
    sys.exit(main())
