"""The labelled sample next to the checkout: a quarter of the set that the check is evaluated with."""

import csv
import json
from pathlib import Path

import pytest

from hubcheck.url import check_url

pytestmark = pytest.mark.corpus


@pytest.fixture(name="rows")
def _rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "checker" / "urls.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_decisions_and_suggestions_agree_with_the_labels(rows: list[dict[str, str]]) -> None:
    verdicts = [check_url(json.loads(row["input_json"])) for row in rows]
    wrong = [row for row, got in zip(rows, verdicts, strict=True) if got.decision != row["decision"]]
    fixes = [(row, got) for row, got in zip(rows, verdicts, strict=True) if row["suggestion"]]
    missed = [row for row, got in fixes if got.suggestion != row["suggestion"]]
    assert len(wrong) <= 0.03 * len(rows), wrong
    assert len(missed) <= 0.05 * len(fixes), missed


def test_no_danger_passes_and_no_valid_link_is_rejected(rows: list[dict[str, str]]) -> None:
    for row in rows:
        got = check_url(json.loads(row["input_json"])).decision
        assert row["decision"] != "danger" or got not in ("ok", "fix"), row
        assert row["decision"] != "ok" or got == "ok", row
