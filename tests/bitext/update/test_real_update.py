"""Two years of real edits in one update: every pair is still there, and what stayed the same stays published."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitext import xliff
from bitext.core.changes import carry_out
from bitext.core.model import Content, Segment, State
from bitext.exchange.microsoft_pages.tree import plan_import, read_tree
from bitext.segments.source_catalog import comparable_text
from bitext.segments.stale_targets import PREVIOUS

pytestmark = pytest.mark.corpus
YEARS = ("2019-05", "2021-06")


@pytest.fixture(scope="module")
def updated(shared: Path, new_site, tmp_path_factory: pytest.TempPathFactory):
    """A site of the earlier year with the later one's sources over it, and the pairs that it had before."""
    pages = [shared / "corpus" / "bilingual" / year / "bilingual" for year in YEARS]
    names = sorted(set.intersection(*({path.relative_to(root) for path in root.rglob("*.md")} for root in pages)))
    sites = []
    for root in pages:
        site, tree = new_site(), tmp_path_factory.mktemp("pages")
        for name in names:
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, tree / name)
        carry_out(plan_import(*read_tree(tree), site.project, locale="nl-BE").changes, site.project.translations)
        site.update()
        sites.append(site)
    early, late = sites
    before = held(early)
    shutil.copytree(late.root / "docs", early.root / "docs", dirs_exist_ok=True)
    early.update()
    return early, before


def segments(site) -> Iterator[Segment]:
    for path in sorted((site.root / "translations" / "nl-BE").rglob("*.xlf")):
        for unit in xliff.read(path).units:
            yield from unit.segments


def held(site) -> set[tuple[str, str]]:
    def pairs(one: Segment) -> Iterator[tuple[Content, Content | None]]:
        yield one.source, one.target
        yield from ((match.source, match.target) for match in one.matches)

    return {
        (comparable_text(source), comparable_text(target))
        for one in segments(site)
        for source, target in pairs(one)
        if target is not None
    }


def test_no_pair_is_lost(updated) -> None:
    site, before = updated
    assert before
    assert before <= held(site)


def test_a_second_run_writes_nothing(updated) -> None:
    site, _ = updated
    assert not site.update().changes


def test_what_is_merely_alike_is_proposed_and_never_published(updated) -> None:
    site, _ = updated
    proposed = [one for one in segments(site) if one.matches and not one.sub_state]
    assert proposed
    assert all(one.target is None and one.state is State.INITIAL for one in proposed)
    matches = [match for one in proposed for match in one.matches]
    assert all(match.quality < 100 for match in matches)
    assert all(match.quality >= 75 or match.origin == PREVIOUS for match in matches)
