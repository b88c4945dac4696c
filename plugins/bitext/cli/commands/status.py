"""`bitext status`: show the translation status of each locale and page, in words and segments."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from bitext.cli.options import UNREADABLE_INPUT, add_locales_option, add_project_options, chosen_locales, open_project
from bitext.core import report
from bitext.core.model import State
from bitext.core.progress import Progress
from bitext.project.kept_results import kept_results
from bitext.status.json_record import as_record
from bitext.status.kept_counts import TRUSTED, kept_counts
from bitext.status.locale_status import Counts, LocaleStatus, PageStatus, Standing, Task, status_of

_HEADINGS = ("page", "all", *(state.value for state in State), "stale", "stale-minor", "open", "oldest")
_LEFT = frozenset({0, len(_HEADINGS) - 1})
"""Text columns; all others are numbers."""

HELP = "show the translation status of each locale and page"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    add_locales_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0 however much is left to do, 2 if a file could not be counted.

    Raises:
        BitextError: there is no such locale, or no docs folder.
    """
    project = open_project(arguments)
    locales = chosen_locales(project, arguments)
    steps = len(locales) * (len(project.pages()) + 1 + len(project.catalogues))
    with Progress(steps) as progress, kept_results(project, TRUSTED) as kept:
        found = status_of(project, locales, progress, kept_counts(kept))
    if arguments.json:
        sys.stdout.write(report.as_json({"locales": [as_record(status, report.shown) for status in found]}))
    elif found:
        sys.stdout.write("\n".join(map(as_table, found)))
    else:
        sys.stdout.write(f"No locale yet: add one, for example with: {project.command('bitext init nl-BE')}\n")
    broken = [error for status in found for error in status.broken]
    sys.stdout.flush()
    for error in dict.fromkeys(map(str, broken)):
        print(f"bitext: not counted: {error}", file=sys.stderr)
    return UNREADABLE_INPUT if broken else 0


def as_table(status: LocaleStatus) -> str:
    """A locale as text: a headline, then a row per page with `segments (words)` by state."""
    total = status.total
    rows = [_HEADINGS, *map(_row, status.pages), ("total", *_cells(total), "")]
    lines = [_headline(status), "segments (words):", *_aligned(rows)]
    if refused := total.refused.segments:
        lines.append(f"{_number(refused, 'target')} counted as initial because of errors: run bitext check")
    if status.unknown:
        lines.append(f"not counted, as they have no segment files yet: {', '.join(status.unknown)}; run bitext update")
    return "".join(f"{line}\n" for line in lines)


def _headline(status: LocaleStatus) -> str:
    total = status.total
    name = f"{status.locale.code} ({status.locale.name})"
    if not total.total.segments:
        return f"{name}: nothing to translate yet"
    if not total.open.segments:
        return f"{name}: all of {_number(total.total.words, 'word')} shown translated"
    done = 100 * (total.total.words - total.open.words) // max(total.total.words, 1)
    pages = _number(status.open_pages, "page")
    return f"{name}: {_number(total.open.words, 'word')} to do in {pages}; {done} % of words shown translated"


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' if count != 1 else ''}"


def _row(page: PageStatus) -> tuple[str, ...]:
    return page.page, *_cells(page.counts), _where(page.oldest)


def _cells(counts: Counts) -> tuple[str, ...]:
    stale = map(counts.standing, (Standing.STALE, Standing.STALE_MINOR))
    amounts = (counts.total, *counts.by_state, *stale, counts.open)
    return tuple(f"{each.segments} ({each.words})" if each.segments else "-" for each in amounts)


def _where(oldest: Task | None) -> str:
    if oldest is None:
        return ""
    return oldest.standing + (f", line {oldest.line}" if oldest.line else "")


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.ljust(width) if index in _LEFT else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
