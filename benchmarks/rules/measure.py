"""How often each rule of `bitext check` finds something in translations that people made and published.

    python benchmarks/rules/measure.py [FOLDER]

FOLDER holds Microsoft's public repositories of translated pages (`material.py` says which). Writes `rates.tsv`, from
which `make reference` makes `docs/developers/rules.md`; sets of pages that are not there keep their numbers.
Spelling is counted where Hunspell and a dictionary of the language are installed, or in a folder of `DICPATH`.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from material import Material, material, project_of

from bitext.check.dictionaries import project_dictionary
from bitext.check.project import check_project
from bitext.markdown.renderer import renderer

RATES = Path(__file__).with_name("rates.tsv")
SHARED = Path(__file__).resolve().parents[3] / "shared"
SEGMENTS = "segments"
"""In the column of rules: how many targets were checked."""


class Count(NamedTuple):
    """How often a rule found something in a set of pages; for `segments`, how many there are."""

    material: str
    locale: str
    rule: str
    count: int


def measured(some: Material) -> list[Count]:
    """The findings of every rule on the material, rendered as the site does."""
    with tempfile.TemporaryDirectory() as folder:
        project = project_of(some, Path(folder))
        checked = check_project(project, None, renderer(project), spelling=project_dictionary)
    found = Counter({SEGMENTS: checked.segments}) + Counter(finding.code for finding in checked.findings)
    return [Count(some.name, some.locale, rule, count) for rule, count in sorted(found.items())]


def read_rates(path: Path = RATES) -> list[Count]:
    """The measured rates; none if there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t")
        next(rows)
        return [Count(*row[:3], int(row[3])) for row in rows]


def write_rates(counts: Iterable[Count]) -> None:
    """Replace the file."""
    with RATES.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, delimiter="\t", lineterminator="\n")
        rows.writerow(Count._fields)
        rows.writerows(sorted(counts))


def main() -> None:
    """Measure what is there."""
    repositories = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for some in material(SHARED, repositories):
        new = measured(some)
        kept = [count for count in read_rates() if (count.material, count.locale) != (some.name, some.locale)]
        write_rates([*kept, *new])
        print(some.name, some.locale, {count.rule: count.count for count in new})


if __name__ == "__main__":
    main()
