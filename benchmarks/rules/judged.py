"""How many findings of `bitext check` are false, by the judgements of one reader in `judged.tsv`.

    python benchmarks/rules/judged.py FOLDER

FOLDER as for `measure.py`. Judged is every finding but `inconsistent` on all Dutch pages of Microsoft (June 2021):
`right` where a reader of the target would notice something, `false` otherwise. Rule, unit and segment identify it.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from pathlib import Path

from material import material, project_of

from bitext.check.project import check_project
from bitext.markdown.renderer import renderer
from measure import SHARED

JUDGED = Path(__file__).with_name("judged.tsv")


def main() -> None:
    """Print the findings by judgement."""
    with JUDGED.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    judgements = {(row["rule"], row["unit"], row["segment"]): row["judgement"] for row in rows}
    some = next(
        one for one in material(SHARED, Path(sys.argv[1])) if one.locale == "nl-BE" and one.name.endswith("all pages")
    )
    with tempfile.TemporaryDirectory() as folder:
        project = project_of(some, Path(folder))
        findings = check_project(project, None, renderer(project)).findings
    found = Counter(
        judgements.get((one.code, one.unit, one.segment), "not judged")
        for one in findings
        if one.code != "inconsistent"
    )
    print(dict(found), f"false per 100: {100 * found['false'] / found.total():.0f}")


if __name__ == "__main__":
    main()
