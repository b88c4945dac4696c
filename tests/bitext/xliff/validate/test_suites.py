"""The official XLIFF test suites, and files saved by real tools."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitext.core.model import BitextError
from bitext.core.report import exit_code
from bitext.xliff.validate import validate

EXCEPTIONS = Path(__file__).resolve().parents[3] / "data" / "validate" / "oasis-exceptions.tsv"


def accepted(path: Path) -> bool:
    """Whether the validator accepts the file."""
    try:
        return exit_code(validate(path.read_bytes(), path)) == 0
    except BitextError:
        return False


def _wrong(folder: Path, suite: str) -> Iterator[str]:
    for layer in ("core", "modules"):
        for kind in ("valid", "invalid"):
            paths = sorted((folder / layer / kind).glob("*.xlf"))
            assert paths, f"the suite has {kind} {layer} files"
            yield from (f"{suite}/{layer}/{kind}/{path.name}" for path in paths if accepted(path) != (kind == "valid"))


@pytest.mark.corpus
def test_the_official_suites_validate_as_documented_except_for_the_listed_files(shared: Path) -> None:
    with EXCEPTIONS.open(encoding="utf-8", newline="") as stream:
        listed = {row["file"]: row["clause"] and row["reason"] for row in csv.DictReader(stream, delimiter="\t")}
    assert all(listed.values())
    wrong = {
        name for suite in ("21", "22") for name in _wrong(shared / "oasis" / f"xliff-{suite}" / "test-suite", suite)
    }
    assert wrong == set(listed)


WEBLATE = {"attribute-unknown"}
SAVED: dict[str, set[str]] = {
    "lokalize_s12.xlf": set(),
    "lokalize_s20.xlf": {"state-no-target"},
    "npm_s20.xlf": {"data-ref"},
    "omegat/s12.xlf": set(),
    "omegat/s20.xlf": set(),
    "omegat/s22.xlf": set(),
    "poedit2_s12.xlf": set(),
    "poedit2_s20.xlf": {"state-no-target"},
    "poedit_native.xlf": set(),
    "poedit_s12.xlf": set(),
    "poedit_s20.xlf": {"state-no-target"},
    "tt_s12_edit.xlf": set(),
    "tt_s20_edit.xlf": {"state-no-target"},
    "weblate_native.xlf": {"attribute-misplaced", *WEBLATE},
    "weblate_s12_placeables.xlf": set(),
    "weblate_s12_plain.xlf": set(),
    "weblate_s12_std.xlf": set(),
    "weblate_s20_placeables.xlf": {"attribute-misplaced", "state-no-target", *WEBLATE},
    "weblate_s20_plain.xlf": {"state-no-target", *WEBLATE},
    "weblate_s20_std.xlf": WEBLATE,
}
"""What each tool breaks: Weblate puts 1.2's state on a target of 2.0 and xml:space on a segment, npm's xliff drops the
original data; the sample itself once had a final segment without target, which most tools preserve."""


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "codes"), SAVED.items(), ids=SAVED)
def test_files_saved_by_a_tool_have_exactly_its_known_faults(shared: Path, name: str, codes: set[str]) -> None:
    path = shared / "clients" / "saved" / name
    assert {finding.code for finding in validate(path.read_bytes(), path)} == codes


@pytest.mark.corpus
def test_a_prefix_that_a_tool_lost_makes_the_file_unreadable(shared: Path) -> None:
    path = shared / "clients" / "saved" / "npm_s12.xlf"
    with pytest.raises(BitextError, match="prefix ah"):
        validate(path.read_bytes(), path)


@pytest.mark.corpus
def test_every_saved_file_is_in_the_table(shared: Path) -> None:
    folder = shared / "clients" / "saved"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.xlf")} == {*SAVED, "npm_s12.xlf"}
