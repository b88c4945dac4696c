"""Saved results can be read by every spreadsheet, contain no formulas, and lose no content."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.table import csv_text, formula_safe, read_table, sheet_text

CELLS = st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=2, max_size=2), max_size=6)


@given(CELLS, st.sampled_from(",."))
def test_a_saved_file_contains_the_safe_cells(rows: list[list[str]], decimal: str) -> None:
    text = csv_text(rows, decimal)
    read = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";" if decimal == "," else ",")
    assert list(read) == [[formula_safe(cell) for cell in row] for row in rows]


@given(st.text(max_size=20))
def test_nothing_that_is_saved_is_a_formula(cell: str) -> None:
    assert not formula_safe(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert formula_safe(cell).removeprefix("'") == cell.removeprefix("'")


@given(CELLS)
def test_cells_for_the_clipboard_keep_their_positions(rows: list[list[str]]) -> None:
    lines = sheet_text(rows).split("\r\n") if rows else []
    assert [line.count("\t") for line in lines] == [1] * len(rows)


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="an old formula"),
        pytest.param("-2", "'-2", id="a number with a sign"),
        pytest.param("jan@kantoor.be", "jan@kantoor.be", id="an address"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_only_formulas_get_an_apostrophe(cell: str, safe: str) -> None:
    assert formula_safe(cell) == safe


def test_a_file_for_belgium_has_semicolons_and_one_for_britain_commas() -> None:
    rows = [["Rij", "Naam"], ["2", "Peeters"]]
    assert csv_text(rows, ",") == "\ufeffRij;Naam\r\n2;Peeters\r\n"
    assert csv_text(rows, ".") == "\ufeffRij,Naam\r\n2,Peeters\r\n"


def test_a_saved_file_can_be_checked_again() -> None:
    rows = [["Row", "As entered"], ["2", "jan@kantoor.be"], ["3", "an@maes.be"]]
    for decimal in ",.":
        assert [row.value for row in read_table(csv_text(rows, decimal)).rows] == ["jan@kantoor.be", "an@maes.be"]
