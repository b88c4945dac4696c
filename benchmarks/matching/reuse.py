"""Two years of real edits in one update: what each sentence kept, beside what its translator chose in the end.

Pages that are bilingual in both years are imported twice. The sources of the later year are put over the earlier ones,
`update` runs, and each segment is compared with the later import.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bitext import xliff
from bitext.cli.main import main as bitext
from bitext.core.changes import carry_out
from bitext.core.inline import markdown
from bitext.core.model import Content, Document, Segment, State
from bitext.core.stable_ids import normal
from bitext.project.project import load
from bitext.project.segment_files import pages_with_segment_file
from bitext.segments.fuzzy_match import similarity
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.source_catalog import comparable_text
from bitext.update.plan_update import plan_update

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "bilingual"
YEARS = ("2019-05", "2021-06")
LOCALE = "nl-BE"
CLASSES = ("kept: same neighbours or unit", "kept: elsewhere, to review", "small change", "match 95-99", "match 85-94")
CLASSES += ("match 75-84", "new")

Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A segment after the update, beside the translator's later choice."""

    kind: str
    proposed: str | None
    """The target that it kept or that is proposed."""
    chosen: str | None
    """The translator's; None where the later page has no such pair."""


def imported(year: str, names: list[Path], root: Path) -> Path:
    """A project made of the year's pages, with their targets."""
    pages, site = root / f"pages-{year}", root / f"site-{year}"
    for name in names:
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CORPUS / year / "bilingual" / name, pages / name)
    site.mkdir()
    with contextlib.chdir(site), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        bitext(["import-pages", str(pages), "--locale", LOCALE])
    return site


def documents(site: Path, *, pages_only: bool = False) -> dict[str, Document]:
    """The locale's documents by page or file name."""
    folder = site / "translations" / LOCALE
    return {
        path.relative_to(folder).as_posix(): xliff.read(path)
        for path in sorted(folder.rglob("*.xlf"))
        if not pages_only or not path.name.startswith("_")
    }


def held(site: Path) -> Pairs:
    """All pairs that the locale's files hold: as targets, as matches, in the memory."""
    segments = [one for page in documents(site).values() for unit in page.units for one in unit.segments]
    pairs = [(one.source, one.target) for one in segments if one.target is not None]
    pairs += [(match.source, match.target) for one in segments for match in one.matches]
    return {(comparable_text(source), comparable_text(target)) for source, target in pairs}


def finalise(site: Path) -> None:
    """Make every target final, so that what is to be reviewed shows."""
    project = load(site / "mkdocs.yml")
    for page in pages_with_segment_file(project, project.locale(LOCALE)):
        path = project.locale_path(LOCALE, page)
        document = xliff.read(path)
        units = tuple(replace(unit, segments=tuple(map(_final, unit.segments))) for unit in document.units)
        path.write_text(xliff.write(replace(document, units=units)), encoding="utf-8")


def _final(segment: Segment) -> Segment:
    return replace(segment, state=State.FINAL, sub_state="") if segment.target is not None else segment


def updated(early: Path, late: Path) -> float:
    """Put the later sources over the earlier ones and update; seconds of processor time."""
    shutil.copytree(late / "docs", early / "docs", dirs_exist_ok=True)
    start = time.process_time()
    project = load(early / "mkdocs.yml")
    carry_out(plan_update(project).changes, project.translations)
    return time.process_time() - start


def outcomes(early: Path, late: Path) -> Iterator[Outcome]:
    """Each segment of the pages that has something to translate."""
    later = documents(late, pages_only=True)
    for name, document in documents(early, pages_only=True).items():
        chosen: defaultdict[str, list[str]] = defaultdict(list)
        for unit in later[name].units if name in later else ():
            for segment in unit.segments:
                if segment.target is not None:
                    chosen[comparable_text(segment.source)].append(comparable_text(segment.target))
        for unit in document.units:
            for segment in unit.segments:
                kind, proposed = _outcome(segment)
                human = chosen[comparable_text(segment.source)]
                yield Outcome(kind, proposed and _plain(proposed), human.pop(0) if human else None)


def _outcome(segment: Segment) -> tuple[str, Content | None]:
    if segment.target is not None:
        if segment.sub_state == STALE_MINOR:
            return CLASSES[2], segment.target
        return CLASSES[segment.state is not State.FINAL], segment.target
    if not segment.matches:
        return CLASSES[-1], None
    best = max(segment.matches, key=lambda match: match.quality)
    return CLASSES[3 + (best.quality < 95) + (best.quality < 85)], best.target


def _plain(target: Content) -> str:
    return normal(markdown(target))


def row(kind: str, found: list[Outcome], total: int) -> str:
    """A line of the table."""
    pairs = [(one.proposed, one.chosen) for one in found if one.proposed is not None and one.chosen is not None]
    equal = sum(proposed == chosen for proposed, chosen in pairs)
    share = f"{100 * len(found) / total:.1f} %"
    if not pairs:
        return f"| {kind} | {len(found):,} | {share} | {len(pairs)} | | |\n"
    alike = statistics.median(similarity(proposed, chosen) for proposed, chosen in pairs)
    return f"| {kind} | {len(found):,} | {share} | {len(pairs):,} | {100 * equal / len(pairs):.1f} % | {alike:.0f} |\n"


HEAD = """# Two years of real edits in one update

`python benchmarks/matching/reuse.py`: {count} pages that are bilingual in {years}. The sources of the later year
replace those of the earlier one with its {pairs:,} pairs, all of them `final`; `bitext update` runs, and each segment
is compared with the target that its translator later chose. Lost pairs: {lost}. The update took
{seconds:.1f} s of processor time.

| segment after the update | segments | share | compared | same target later | median similarity % |
|---|---|---|---|---|---|
"""


def main() -> None:
    """Print the table.

    Raises:
        SystemExit: a pair was lost.
    """
    years = [{path.relative_to(CORPUS / year / "bilingual") for path in _pages(year)} for year in YEARS]
    names = sorted(years[0] & years[1])
    with tempfile.TemporaryDirectory() as folder:
        early, late = (imported(year, names, Path(folder)) for year in YEARS)
        finalise(early)
        before = held(early)
        seconds = updated(early, late)
        lost = before - held(early)
        if lost:
            raise SystemExit(f"{len(lost)} pairs are lost, e.g. {min(lost)}")
        found = list(outcomes(early, late))
    out = sys.stdout.write
    out(HEAD.format(count=len(names), years=" and ".join(YEARS), pairs=len(before), lost=len(lost), seconds=seconds))
    for kind in CLASSES:
        out(row(kind, [one for one in found if one.kind == kind], len(found)))
    out(f"\nLoad {', '.join(f'{value:.0f}' for value in os.getloadavg())} at the end.\n")


def _pages(year: str) -> Iterator[Path]:
    return (CORPUS / year / "bilingual").rglob("*.md")


if __name__ == "__main__":
    main()
