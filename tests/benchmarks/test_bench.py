"""The generated guides are sound and always the same; the page of results keeps what was not measured again."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import builds  # noqa: E402
import commands  # noqa: E402
import growth  # noqa: E402
import guides  # noqa: E402
import previews  # noqa: E402
import processes  # noqa: E402
import results  # noqa: E402


def _files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_a_guide_is_the_same_each_time_passes_check_and_builds_strictly(tmp_path: Path) -> None:
    guide = guides.Guide(7, 28, ("nl-BE", "fr-BE"))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        guides.write(guide, tmp_path / name)
    root = tmp_path / "one"
    assert _files(root) == _files(tmp_path / "two")
    for command in (["bitext", "check"], ["mkdocs", "build", "--strict", "--quiet"]):
        ran = subprocess.run([sys.executable, "-m", *command], cwd=root, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    page = "part01/page0026/index.html"
    source, *targets = ((root / "site" / one / page).read_text() for one in ("", "nl-BE", "fr-BE"))
    assert "admonition" in source
    assert "<table>" in source
    for target in targets:
        assert target.count("<p>") == source.count("<p>")
        assert target != source


@given(st.integers(), st.integers(1, 80))
def test_links_and_navigation_of_a_guide_lead_to_its_pages(seed: int, pages: int) -> None:
    guide = guides.Guide(seed, pages)
    texts = guide.texts()
    assert len(texts) == pages
    assert texts == guides.Guide(seed, pages).texts()
    listed = [
        page for part in guide.navigation for page in ([part] if isinstance(part, str) else next(iter(part.values())))
    ]
    assert listed == list(texts)


def test_costs_are_medians_beside_stock() -> None:
    cost = processes.Cost
    middle = processes.median([cost(1, 9, 30), cost(3, 8, 10), cost(2, 7, 20)])
    assert middle == cost(2, 8, 20)
    table = processes.costs_table({"stock": middle, "ours": cost(5, 4, 60)}, "stock")
    assert table[2:] == ["| stock | 2.0 | 1.00 | 8.0 | 1.00 | 20 |", "| ours | 5.0 | 2.50 | 4.0 | 0.50 | 60 |"]


def test_a_command_costs_what_its_children_cost_and_says_why_it_failed(tmp_path: Path) -> None:
    busy = "sum(range(20_000_000))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{busy}'], check=True)"
    idle = processes.cost([sys.executable, "-c", ""], tmp_path)
    assert processes.cost([sys.executable, "-c", child], tmp_path).cpu > idle.cpu
    with pytest.raises(SystemExit, match="no such page"):
        processes.cost([sys.executable, "-c", "raise SystemExit('no such page')"], tmp_path)


def test_sections_not_measured_again_stay_as_they_were() -> None:
    first = results.page({}, {"build": "## Build\n\nOld.\n", "growth": "## Growth\n\nKept.\n"}, ("build", "growth"))
    second = results.page(results.sections(first), {"build": "## Build\n\nNew.\n"}, ("build", "growth"))
    assert results.sections(second) == {"build": "## Build\n\nNew.\n", "growth": "## Growth\n\nKept.\n"}
    assert second == first.replace("Old.", "New.")


def test_numbers_of_a_build_that_left_out_pages_are_refused(tmp_path: Path) -> None:
    for path in ("a.html", "b.html", "nl/a.html"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    builds.expect_pages(tmp_path, ["."], 2)
    with pytest.raises(SystemExit, match="nl: 1 pages were built, 2 were expected"):
        builds.expect_pages(tmp_path, [".", "nl"], 2)


def test_growth_says_what_one_page_more_costs() -> None:
    lines = growth.table("pages", {"ours": {100: 2.0, 400: 8.0, 1600: 20.0}}).splitlines()
    assert lines == [
        "| pages | 100 | 400 | 1,600 | ms for one more |",
        "|---|---|---|---|---|",
        "| ours | 2.0 | 8.0 | 20.0 | 10 |",
    ]


def test_a_command_that_grows_with_the_segments_has_a_growth_of_one() -> None:
    costs = [processes.Cost(1, 1, 50), processes.Cost(10, 10, 70)]
    assert commands.table([1000, 10000], {"`check`": costs})[2:] == ["| `check` | 1.0 | 50 | 10.0 | 70 | 1.00 |"]


def test_a_server_without_segment_files_has_no_times_of_them() -> None:
    rows = {"theirs": previews.Served(1.25, (0.3, 0.1, 0.2), (), 40), "ours": previews.Served(2, (0.1,), (0.25,), 80)}
    assert previews.table(rows)[2:] == [
        "| theirs | 1.2 | 200 | 300 |  |  | 40 |",
        "| ours | 2.0 | 100 | 100 | 250 | 250 | 80 |",
    ]
