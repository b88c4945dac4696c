"""Translation status of a locale: segments and words by state, counted page by page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from pathlib import Path

from bitext import xliff
from bitext.core.model import BitextError, Content, Document, Segment, State, Unit
from bitext.localize.publishable import is_published, is_refused
from bitext.project.project import SITE, Locale, Project
from bitext.project.segment_files import read_document
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.stale_targets import STALE, previous_match
from bitext.segments.target_catalog import updated_targets

_WORD = re.compile(r"[^\W_]+(?:['’.,@/-][^\W_]+)*")


class Standing(StrEnum):
    """Status of a segment, from most to least work left: its state, and whether its source has changed since."""

    STALE = "stale"
    """Its source changed after it was translated; the source is shown."""
    INITIAL = "initial"
    """Not translated yet, or translated with an error; the source is shown."""
    STALE_MINOR = "stale-minor"
    """Published, to be revised after a minor edit of its source."""
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of segments, and of the words in their sources outside inline codes."""

    segments: int = 0
    words: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.segments + other.segments, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments and words of a page, or of several."""

    total: Amount = Amount()
    by_state: tuple[Amount, ...] = (Amount(),) * len(State)
    """In the order of `State`; they add up to the total."""
    by_standing: tuple[Amount, ...] = (Amount(),) * len(Standing)
    """In the order of `Standing`; they add up to the total too."""
    open: Amount = Amount()
    """Those not shown translated."""
    refused: Amount = Amount()
    """Those of them that have a target with errors."""

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.total + other.total,
            tuple(mine + theirs for mine, theirs in zip(self.by_state, other.by_state, strict=True)),
            tuple(mine + theirs for mine, theirs in zip(self.by_standing, other.by_standing, strict=True)),
            self.open + other.open,
            self.refused + other.refused,
        )

    def standing(self, standing: Standing) -> Amount:
        """Those with exactly this status."""
        return self.by_standing[tuple(Standing).index(standing)]


@dataclass(frozen=True, slots=True)
class Task:
    """A segment to translate or to review."""

    standing: Standing
    unit: str
    segment: str
    source: Content
    before: Content | None = None
    """The source that the target was made for, if it has changed since."""
    line: int | None = None
    """1-based, of its target; None where it is not in the file yet."""

    @property
    def words(self) -> int:
        """Of its source."""
        return count_words(self.source)


@dataclass(frozen=True, slots=True)
class PageStatus:
    """One page in one locale."""

    page: str
    """Below the docs folder, or `_site` and its like."""
    path: Path
    """Its segment file, whether it exists or not."""
    counts: Counts
    tasks: tuple[Task, ...] = ()
    """What is left to do, in page order."""

    @property
    def oldest(self) -> Task | None:
        """The task with most work left, the first of those on the page: files contain no dates to order by."""
        order = tuple(Standing)
        return min(self.tasks, key=lambda one: order.index(one.standing), default=None)


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """One locale."""

    locale: Locale
    pages: tuple[PageStatus, ...]
    unknown: tuple[str, ...] = ()
    """Pages without a source catalog yet, whose segments are therefore unknown."""
    broken: tuple[BitextError, ...] = ()
    """Why files could not be counted."""

    @property
    def total(self) -> Counts:
        """Of all pages."""
        return reduce(Counts.__add__, (page.counts for page in self.pages), Counts())

    @property
    def open_pages(self) -> int:
        """How many pages have segments not shown translated."""
        return sum(page.counts.open.segments > 0 for page in self.pages)


def count_page(project: Project, locale: Locale, name: str) -> PageStatus | None:
    """One page in one locale; None where it has no source catalog yet.

    Raises:
        BitextError: a segment file cannot be used.
    """
    catalog = read_document(project.source_path(name))
    if catalog is None:
        return None
    path = project.locale_path(locale, name)
    document = updated_targets(catalog, read_document(path), locale.code).document
    return replace(page_status(document, locale.published, path), page=name)


def status_of(
    project: Project,
    locales: Sequence[Locale] | None = None,
    step: Callable[[str], None] = lambda what: None,
    count: Callable[[Project, Locale, str], PageStatus | None] = count_page,
) -> tuple[LocaleStatus, ...]:
    """The status of the locales against the source catalog.

    Args:
        project: whose segment files.
        locales: only these; None for all.
        step: called with each file as its turn comes.
        count: counts a page; a caller with a cache passes its own.

    Raises:
        BitextError: there is no docs folder. Segment files that cannot be used are part of the result.
    """
    chosen = project.locales if locales is None else locales
    return tuple(_locale(project, locale, step, count) for locale in chosen)


def page_status(document: Document, published: State, path: Path) -> PageStatus:
    """Count a locale's document. Targets of the state `published` and above are shown to readers; one that a rule
    refuses counts as `initial`.
    """
    segments = [(unit, segment) for unit in document.units if unit.translate for segment in unit.segments]
    locale = document.target_locale or ""
    refused = [is_refused(segment, unit, locale) for unit, segment in segments]
    judged = [(unit, segment, error) for (unit, segment), error in zip(segments, refused, strict=True)]
    counts = reduce(Counts.__add__, (_counted(segment, published, error) for _, segment, error in judged), Counts())
    found = (_task(unit, segment, error) for unit, segment, error in judged)
    tasks = tuple(one for one in found if one.standing not in (Standing.REVIEWED, Standing.FINAL))
    return PageStatus(document.original, path, counts, _placed(tasks, path))


def standing(segment: Segment) -> Standing:
    """The status of a segment."""
    waits = segment.target is None or segment.state is State.INITIAL
    # One that waits, with the target of its earlier source as a match, was translated before its source changed.
    if segment.sub_state == STALE or (waits and previous_match(segment) is not None):
        return Standing.STALE
    if waits:
        return Standing.INITIAL
    return Standing.STALE_MINOR if segment.sub_state == STALE_MINOR else Standing(segment.state.value)


def count_words(source: Content) -> int:
    """The words of a source outside of its inline codes: `e-mail`, `3.5` and `don't` are one each."""
    text = " ".join(part for part in source if isinstance(part, str))
    return sum(1 for _ in _WORD.finditer(html.unescape(text)))


def _locale(
    project: Project,
    locale: Locale,
    step: Callable[[str], None],
    count: Callable[[Project, Locale, str], PageStatus | None],
) -> LocaleStatus:
    pages: list[PageStatus] = []
    unknown: list[str] = []
    broken: list[BitextError] = []
    for name in (*project.pages(), SITE, *project.catalogues):
        step(f"{locale.code} {name}")
        try:
            page = count(project, locale, name)
        except BitextError as error:
            broken.append(error)
            page = PageStatus(name, project.locale_path(locale, name), Counts())
        if page is None:
            unknown.append(name)
        else:
            pages.append(page)
    return LocaleStatus(locale, tuple(pages), tuple(unknown), tuple(broken))


def _placed(tasks: tuple[Task, ...], path: Path) -> tuple[Task, ...]:
    try:
        lines = xliff.segment_lines(path.read_bytes()) if tasks and path.exists() else {}
    except BitextError:
        # A merge conflict: its segments are known, their lines only once the conflict is resolved.
        lines = {}
    return tuple(replace(task, line=lines.get((task.unit, task.segment))) for task in tasks)


def _task(unit: Unit, segment: Segment, refused: bool) -> Task:
    stands = Standing.INITIAL if refused else standing(segment)
    match = previous_match(segment) if stands in (Standing.STALE, Standing.STALE_MINOR) else None
    return Task(stands, unit.id, segment.id, segment.source, match.source if match else None)


def _counted(segment: Segment, published: State, refused: bool) -> Counts:
    amount, none = Amount(1, count_words(segment.source)), Amount()
    state = State.INITIAL if segment.target is None or refused else segment.state
    stands = Standing.INITIAL if refused else standing(segment)
    return Counts(
        amount,
        tuple(amount if state is each else none for each in State),
        tuple(amount if stands is each else none for each in Standing),
        none if is_published(segment, published) and not refused else amount,
        amount if refused else none,
    )
