"""How far a locale has come: segments and words counted from its documents, page by page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from pathlib import Path

from bitext import xliff
from bitext.core.model import BitextError, Content, Document, Segment, State, Unit
from bitext.localize.publishable import reaches_readers
from bitext.project.project import SITE, Locale, Project
from bitext.project.segment_files import read_document
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.stale_targets import STALE, previous_match
from bitext.segments.target_catalog import updated_targets

_WORD = re.compile(r"[^\W_]+(?:['’.,@/-][^\W_]+)*")


class Standing(StrEnum):
    """How far a segment has come, the farthest behind first: its state, and whether its source has changed since."""

    STALE = "stale"
    """It had a target that its source's change has made wrong; readers see the source."""
    INITIAL = "initial"
    STALE_MINOR = "stale-minor"
    """Published, and to be looked at after a small change of its source."""
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Amount:
    """Some segments, and the words of their sources outside inline codes."""

    segments: int = 0
    words: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.segments + other.segments, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments and words of a page, or of several."""

    total: Amount = Amount()
    by_state: tuple[Amount, ...] = (Amount(),) * len(State)
    """In the order of `State`; together they are the total."""
    by_standing: tuple[Amount, ...] = (Amount(),) * len(Standing)
    """In the order of `Standing`; together they are the total too."""
    open: Amount = Amount()
    """Those among them that readers do not see translated."""

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.total + other.total,
            tuple(mine + theirs for mine, theirs in zip(self.by_state, other.by_state, strict=True)),
            tuple(mine + theirs for mine, theirs in zip(self.by_standing, other.by_standing, strict=True)),
            self.open + other.open,
        )

    def standing(self, standing: Standing) -> Amount:
        """Those that have come exactly that far."""
        return self.by_standing[tuple(Standing).index(standing)]

    @property
    def stale(self) -> Amount:
        """Those whose source changed after the target was made, so that its meaning may have."""
        return self.standing(Standing.STALE)

    @property
    def stale_minor(self) -> Amount:
        """Those whose source changed a little."""
        return self.standing(Standing.STALE_MINOR)


@dataclass(frozen=True, slots=True)
class Task:
    """A segment that waits for a translator, or for somebody to look at it again."""

    standing: Standing
    unit: str
    segment: str
    source: Content
    before: Content | None = None
    """What the source was when the target was made, where it has changed since."""
    line: int | None = None
    """1-based, of its target; None where it has no place in the file yet."""

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
    """Its segment file, there or not."""
    counts: Counts
    tasks: tuple[Task, ...] = ()
    """What waits, in the order of the page."""

    @property
    def oldest(self) -> Task | None:
        """The task that is farthest behind, the first of them on the page. Files hold no dates: this is their order."""
        order = tuple(Standing)
        return min(self.tasks, key=lambda one: order.index(one.standing), default=None)


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """One locale."""

    locale: Locale
    pages: tuple[PageStatus, ...]
    unknown: tuple[str, ...] = ()
    """Pages that have no register yet, so that nobody knows their segments."""
    broken: tuple[BitextError, ...] = ()
    """Why files cannot be counted."""

    @property
    def total(self) -> Counts:
        """Of all pages."""
        return reduce(Counts.__add__, (page.counts for page in self.pages), Counts())

    @property
    def open_pages(self) -> int:
        """How many pages have something that readers do not see translated."""
        return sum(page.counts.open.segments > 0 for page in self.pages)


def count_page(project: Project, locale: Locale, name: str) -> PageStatus | None:
    """One page in one locale; None where it has no register yet.

    Raises:
        BitextError: a segment file cannot be used.
    """
    register = read_document(project.register_path(name))
    if register is None:
        return None
    path = project.locale_path(locale, name)
    document = updated_targets(register, read_document(path), locale.code).document
    return replace(page_status(document, locale.published, path), page=name)


def status_of(
    project: Project,
    locales: Sequence[Locale] | None = None,
    step: Callable[[str], None] = lambda what: None,
    count: Callable[[Project, Locale, str], PageStatus | None] = count_page,
) -> tuple[LocaleStatus, ...]:
    """How far the locales have come with what the source registers hold.

    Args:
        project: whose segment files.
        locales: only these; None for all.
        step: told which file comes now.
        count: counts a page; for those who remember what they counted.

    Raises:
        BitextError: there is no docs folder. Segment files that cannot be used are part of the answer.
    """
    chosen = project.locales if locales is None else locales
    return tuple(_locale(project, locale, step, count) for locale in chosen)


def page_status(document: Document, published: State, path: Path) -> PageStatus:
    """Count a locale's document.

    Args:
        document: with all segments of its page.
        published: targets of this state and above are shown to readers.
        path: its file.
    """
    segments = [(unit, segment) for unit in document.units if unit.translate for segment in unit.segments]
    counts = reduce(Counts.__add__, (_counted(segment, published) for _, segment in segments), Counts())
    found = (_task(unit, segment) for unit, segment in segments)
    tasks = tuple(one for one in found if one.standing not in (Standing.REVIEWED, Standing.FINAL))
    return PageStatus(document.original, path, counts, _placed(tasks, path))


def standing(segment: Segment) -> Standing:
    """How far the segment has come."""
    if segment.sub_state == STALE or _was_something_else(segment):
        return Standing.STALE
    if segment.target is None or segment.state is State.INITIAL:
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
    lines = _lines(path) if tasks and path.exists() else {}
    return tuple(replace(task, line=lines.get((task.unit, task.segment))) for task in tasks)


def _lines(path: Path) -> Mapping[tuple[str, str], int]:
    try:
        return xliff.places(path.read_bytes())
    except BitextError:
        # Two branches meet in it: its segments can be told, their lines not until they are merged.
        return {}


def _task(unit: Unit, segment: Segment) -> Task:
    stands = standing(segment)
    match = previous_match(segment) if stands in (Standing.STALE, Standing.STALE_MINOR) else None
    return Task(stands, unit.id, segment.id, segment.source, match.source if match else None)


def _counted(segment: Segment, published: State) -> Counts:
    amount, none = Amount(1, count_words(segment.source)), Amount()
    state = State.INITIAL if segment.target is None else segment.state
    stands = standing(segment)
    return Counts(
        amount,
        tuple(amount if state is each else none for each in State),
        tuple(amount if stands is each else none for each in Standing),
        none if reaches_readers(segment, published) else amount,
    )


def _was_something_else(segment: Segment) -> bool:
    """Whether it waits for a target anew, with the one of its earlier source as a match."""
    waits = segment.target is None or segment.state is State.INITIAL
    return waits and previous_match(segment) is not None
