"""Renders the translators' page as HTML: plain lists and tables, which a script only sorts and filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from bitext.check.project import reasons
from bitext.core.inline import visible
from bitext.core.model import Finding, Severity
from bitext.status.locale_status import Counts, PageStatus, Standing
from bitext.status.next_up import Job, Need
from mkdocs_bitext.status import Board, LocaleBoard
from mkdocs_bitext.status.strings import StatusStrings

MAX_JOBS = 5
_MAX_CHANGES = 3
"""How many changed sentences of a page are shown."""
_BAR_WIDTH = 1000
"""Width of the bar in its own units."""
_PARTS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Links:
    """The link targets of the page; addresses are relative to it."""

    json: str
    script: str
    style: str
    page: Callable[[str, str], str | None]
    """Gives the address of a page, by locale and path; None if it is not a page of the site."""
    file: Callable[[Path, int | None], str | None]
    """Gives the address at which a file can be viewed and edited, by path and line; None if the site has none."""


def page_html(board: Board, locale: str, source: str, links: Links) -> str:
    """The content of the page, including its title.

    Args:
        board: what to show.
        locale: BCP 47, of the reader; it is shown first.
        source: BCP 47, of the source pages.
        links: the link targets.
    """
    boards = sorted(board.locales, key=lambda one: one.locale.code != locale)
    view = _View(board, StatusStrings(locale), links)
    return (
        _templates()
        .get_template("status.html")
        .render(
            strings=view.strings,
            links=links,
            locales=[view.locale(one) for one in boards],
            rows=list(view.rows(boards)),
            needs=list(Need),
            source=source,
        )
    )


def section(code: str) -> str:
    """The id of a locale's section of the page."""
    return f"status-{code.lower()}"


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("mkdocs_bitext"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


@dataclass(frozen=True, slots=True)
class _View:
    board: Board
    strings: StatusStrings
    links: Links

    def locale(self, board: LocaleBoard) -> Mapping[str, object]:
        status, total = board.status, board.status.total
        return {
            "id": section(board.locale.code),
            "code": board.locale.code,
            "name": board.locale.name,
            "lead": self._lead(board),
            "share": self.strings.text("share", percent=_percent(total)) if total.total.words else "",
            "bar": _bar(total),
            "states": [
                (one.value, self.strings.text(f"state.{one.value}"), self._amount(total, one))
                for one in Standing
                if total.standing(one).segments
            ],
            "last": self._last(board),
            "jobs": [self._job(board, job) for job in board.jobs[:MAX_JOBS]],
            "findings": [self._rule(code, found) for code, found in board.findings.items()],
            "broken": [str(error.message) + f" ({self._place(error.path, error.line)})" for error in status.broken],
            "unknown": status.unknown,
        }

    def rows(self, boards: Sequence[LocaleBoard]) -> Iterator[Mapping[str, object]]:
        """One row per page, in the order of the first locale."""
        open_jobs = {(one.locale.code, job.page.page): job for one in boards for job in one.jobs}
        pages = dict.fromkeys(page.page for one in boards for page in one.status.pages)
        known = {(one.locale.code, page.page): page for one in boards for page in one.status.pages}
        for page in pages:
            cells = [
                self._cell(known.get((one.locale.code, page)), open_jobs.get((one.locale.code, page))) for one in boards
            ]
            needs = {need for one in boards for need in self._needs(open_jobs.get((one.locale.code, page)))}
            yield {"page": page, "cells": cells, "needs": " ".join(sorted(needs))}

    def _lead(self, board: LocaleBoard) -> str:
        total = board.status.total.open
        if not total.segments:
            return self.strings.text("done")
        return self.strings.text(
            "todo",
            words=self.strings.count("words", total.words),
            pages=self.strings.count("pages", board.status.open_pages),
        )

    def _last(self, board: LocaleBoard) -> str:
        if board.changed is None:
            return ""
        return self.strings.text("last_commit", date=self.strings.date(board.changed.time), commit=board.changed.id)

    def _amount(self, counts: Counts, standing: Standing) -> str:
        amount = counts.standing(standing)
        return self.strings.text(
            "amount",
            sentences=self.strings.count("sentences", amount.segments),
            words=self.strings.count("words", amount.words),
        )

    def _job(self, board: LocaleBoard, job: Job) -> Mapping[str, object]:
        page = job.page
        return {
            "page": page.page,
            "preview": self.links.page(board.locale.code, page.page),
            "needs": [self.strings.count(f"need.{need}", job.segments(need)) for need in self._needs(job)],
            "words": self.strings.count("words", job.words),
            "path": self._place(page.path, job.line),
            "file": self.links.file(page.path, job.line),
            "changes": [
                marked(visible(task.before), visible(task.source))
                for task in job.tasks(Need.CHANGED)
                if task.before is not None
            ][:_MAX_CHANGES],
        }

    def _cell(self, page: PageStatus | None, job: Job | None) -> tuple[int, str]:
        """What is open on the page: a number to sort by, and a text."""
        if page is None or not page.counts.total.segments:
            return 0, self.strings.text("cell.empty")
        if job is None:
            return 0, self.strings.text("cell.done")
        texts = (
            self.strings.text(f"cell.{need}", n=self.strings.number(job.segments(need))) for need in self._needs(job)
        )
        return job.words or 1, ", ".join(texts)

    def _needs(self, job: Job | None) -> Iterator[Need]:
        return (need for need in Need if job is not None and job.segments(need))

    def _rule(self, code: str, found: Sequence[Finding]) -> Mapping[str, object]:
        first = found[0]
        place = first.location
        return {
            "code": code,
            "times": self.strings.count("found", len(found)),
            "severity": first.severity.value,
            "why": reasons().get(code, ""),
            "message": public_message(first),
            "path": self._place(place.path, place.line) if place else "",
            "file": self.links.file(place.path, place.line) if place else None,
        }

    def _place(self, path: Path | None, line: int | None) -> str:
        shown = self.board.shown(path) if path else ""
        return f"{shown}:{line}" if line else shown


def public_message(finding: Finding) -> str | None:
    """The message of a finding; None for an error, which may quote what readers must not get anywhere."""
    return None if finding.severity is Severity.ERROR else finding.message


def _percent(counts: Counts) -> int:
    return 100 * (counts.total.words - counts.open.words) // max(counts.total.words, 1)


def _bar(counts: Counts) -> list[tuple[str, int, int]]:
    """Standing, start and width of each part of the bar, the most advanced first."""
    parts: list[tuple[str, int, int]] = []
    done = 0
    for standing in reversed(Standing):
        start, done = done, done + counts.standing(standing).words
        edges = [round(_BAR_WIDTH * at / max(counts.total.words, 1)) for at in (start, done)]
        if edges[1] > edges[0]:
            parts.append((standing.value, edges[0], edges[1] - edges[0]))
    return parts


def marked(before: str, now: str) -> tuple[Markup, Markup]:
    """Two versions of a sentence as HTML, compared word by word: removed parts in `<del>`, added ones in `<ins>`."""
    old, new = _PARTS.findall(before), _PARTS.findall(now)
    left, right = Markup(), Markup()
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = escape("".join(old[a:b])), escape("".join(new[c:d]))
        left += removed if kind == "equal" or not removed else Markup("<del>%s</del>") % removed
        right += added if kind == "equal" or not added else Markup("<ins>%s</ins>") % added
    return left, right
