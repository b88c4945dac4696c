"""False alarms on translations that people made: counted, written down, and never more of them.

`CHECK_UPDATE=1 pytest tests/bitext/check/test_corpus.py` writes the table anew.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from bitext.check.project import Checked, check_project, severities
from bitext.cli.main import main
from bitext.core.model import Severity
from bitext.markdown.renderer import renderer
from bitext.project.project import load

DATA = Path(__file__).resolve().parents[2] / "data" / "check"
TABLE = DATA / "false-positives.tsv"
REAL = DATA / "real-faults.tsv"
YEARS = ("2019-05", "2021-06")
CONFIG = """site_name: x
plugins:
  - search
  - bitext: {locales: {nl-BE: {name: Nederlands}}}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, pymdownx.details,
  pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}]
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A rule and how often it was heard, by year; real faults are those in `real-faults.tsv`."""

    code: str
    severity: str
    hits: dict[str, int]
    false: dict[str, int]


@pytest.fixture(scope="module")
def checked(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Checked]:
    found = {}
    for year in YEARS:
        root = tmp_path_factory.mktemp(year)
        (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        folder = shared / "corpus" / "bilingual" / year
        source = ["--source-pages", str(folder / "source")] if (folder / "source").is_dir() else []
        main(["import-pages", str(folder / "bilingual"), "--locale", "nl-BE", *source, "-f", str(root / "mkdocs.yml")])
        project = load(root / "mkdocs.yml")
        found[year] = check_project(project, None, renderer(project))
    return found


def real_faults() -> set[tuple[str, str, str, str]]:
    """Year, code, page and segment of what is wrong indeed."""
    with REAL.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        return {(row["year"], row["code"], row["page"], row["segment"]) for row in rows}


def told(checked: dict[str, Checked]) -> list[tuple[str, str, str, str]]:
    """The same of every finding."""
    return [
        (year, one.code, one.location.path.stem, f"{one.unit}-{one.segment}")
        for year in YEARS
        for one in checked[year].findings
        if one.location
    ]


def table(checked: dict[str, Checked]) -> str:
    findings, real = told(checked), real_faults()
    hits = Counter(one[:2] for one in findings)
    false = Counter(one[:2] for one in findings if one not in real)
    lines = [["# rule", "severity", *(f"{what} {year}" for year in YEARS for what in ("hits", "false"))]]
    lines.append(["# segments", "", *(str(number) for year in YEARS for number in (checked[year].segments, ""))])
    for code, severity in sorted(severities().items()):
        counts = [str(count[year, code]) for year in YEARS for count in (hits, false)]
        lines.append([code, severity.value, *counts])
    return "".join("\t".join(line) + "\n" for line in lines)


@pytest.mark.corpus
def test_no_rule_raises_more_false_alarms_than_are_written_down(checked: dict[str, Checked]) -> None:
    if os.environ.get("CHECK_UPDATE"):
        TABLE.write_text(table(checked), encoding="utf-8")
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    known = {row[0]: [int(row[3]), int(row[5])] for row in rows}
    assert known.keys() == severities().keys()
    real = real_faults()
    false = Counter(one[:2] for one in told(checked) if one not in real)
    worse = {key for key, count in false.items() if count > known[key[1]][YEARS.index(key[0])]}
    assert not worse


@pytest.mark.corpus
@pytest.mark.parametrize("year", YEARS)
def test_people_are_warned_of_at_most_one_sentence_in_two_hundred(checked: dict[str, Checked], year: str) -> None:
    """All warnings together, the right ones too: more would not be read."""
    warned = {
        (one.location, one.unit, one.segment) for one in checked[year].findings if one.severity is Severity.WARNING
    }
    assert len(warned) <= checked[year].segments * 0.005


@pytest.mark.corpus
@pytest.mark.parametrize("year", YEARS)
def test_no_sound_target_is_kept_from_its_readers(checked: dict[str, Checked], year: str) -> None:
    assert [one for one in checked[year].findings if one.severity is Severity.ERROR] == []


@pytest.mark.corpus
def test_what_is_written_down_as_real_is_still_found(checked: dict[str, Checked]) -> None:
    assert real_faults() <= set(told(checked))
