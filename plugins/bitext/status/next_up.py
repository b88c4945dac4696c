"""What a translator does next: the pages of a locale with work left, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bitext.core.model import Finding, Severity
from bitext.status.locale_status import LocaleStatus, PageStatus, Standing, Task


class Need(StrEnum):
    """Why a page needs work, the most urgent first."""

    ERRORS = "errors"
    """Targets that are not published until they are corrected."""
    CHANGED = "changed"
    """The source changed after the target was made."""
    NEW = "new"
    """Not translated yet."""
    REVIEW = "review"
    """Published, to be reviewed."""


NEED_OF = {
    Standing.STALE: Need.CHANGED,
    Standing.STALE_MINOR: Need.CHANGED,
    Standing.INITIAL: Need.NEW,
    Standing.TRANSLATED: Need.REVIEW,
}


@dataclass(frozen=True, slots=True)
class Job:
    """A page of a locale with work left."""

    page: PageStatus
    errors: tuple[Finding, ...] = ()

    @property
    def need(self) -> Need:
        """The most urgent one."""
        return next(need for need in Need if self.segments(need))

    @property
    def words(self) -> int:
        """Of all segments on the page that need work."""
        return sum(task.words for task in self.page.tasks)

    @property
    def line(self) -> int | None:
        """Where in the file to begin."""
        if self.errors:
            place = self.errors[0].location
            return place.line if place else None
        return next((task.line for task in self.tasks(self.need)), None)

    def tasks(self, need: Need) -> Iterator[Task]:
        """The segments that need work for that reason; errors have findings instead."""
        return (task for task in self.page.tasks if NEED_OF[task.standing] is need)

    def segments(self, need: Need) -> int:
        """How many segments need work for that reason."""
        if need is Need.ERRORS:
            return len({(one.unit, one.segment) for one in self.errors})
        return sum(1 for _ in self.tasks(need))


def jobs(status: LocaleStatus, findings: Iterable[Finding], order: Sequence[str]) -> tuple[Job, ...]:
    """All pages of a locale with work left, the most urgent first.

    Among equals, `order` decides: pages in navigation order, and then those that are not in it.
    """
    errors: dict[Path, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR and finding.location is not None:
            errors.setdefault(finding.location.path, []).append(finding)
    found = (Job(page, tuple(errors.get(page.path, ()))) for page in status.pages)
    places = {page: place for place, page in enumerate(order)}
    needs = tuple(Need)
    return tuple(
        sorted(
            (job for job in found if job.errors or job.page.tasks),
            key=lambda job: (needs.index(job.need), places.get(job.page.page, len(places))),
        )
    )
