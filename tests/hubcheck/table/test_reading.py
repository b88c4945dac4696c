"""Reading a pasted list or a file: no row is lost, the column is detected, unreadable files give one finding."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hubcheck.messages import read_catalogue
from hubcheck.table import BYTES_LIMIT, ROWS_LIMIT, read_table

LINK = "https://businesscentral.dynamics.com/kantoor.be?redirectedfromsignup=1"
OTHER = "https://businesscentral.dynamics.com/maes.be"
WORDS = st.text(st.characters(categories=("L", "Nd"), include_characters=" '&-"), min_size=1, max_size=12).filter(
    lambda text: any(map(str.isalpha, text)) and text == " ".join(text.split())
)


def values(text: str, column: int | None = None) -> list[str]:
    return [row.value for row in read_table(text, column).rows]


@given(st.text(max_size=300))
def test_any_text_gives_rows_or_a_reason(text: str) -> None:
    table = read_table(text)
    assert bool(table.rows) != any(one.code in ("bulk.none-found", "bulk.not-text") for one in table.findings)


@given(st.text(alphabet='a@.;,\t"\n\r /:', max_size=60))
def test_every_row_has_its_own_number_in_the_text(text: str) -> None:
    numbers = [row.number for row in read_table(text).rows]
    assert numbers == sorted(set(numbers))
    for row in read_table(text).rows:
        assert row.same < row.number


@given(st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=8), st.sampled_from("\t;,"))
def test_cells_written_by_a_spreadsheet_are_read_back(pairs: list[tuple[str, str]], separator: str) -> None:
    written = io.StringIO()
    rows = [(name, f"https://businesscentral.dynamics.com/{place}.be") for place, (name, _) in enumerate(pairs)]
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    table = read_table("\ufeff" + written.getvalue())
    assert [(row.name, row.value) for row in table.rows] == rows


@given(st.lists(st.integers(0, 5), min_size=1, max_size=20))
def test_the_same_value_points_to_its_first_row(places: list[int]) -> None:
    rows = read_table("\n".join(f"jan@kantoor{place}.be" for place in places)).rows
    for row in rows:
        first = next(one.number for one in rows if one.value == row.value)
        assert row.same == (0 if first == row.number else first)


@given(st.text(alphabet="ab;,\t \n", max_size=40))
def test_an_unclosed_quote_does_not_swallow_rows(text: str) -> None:
    assume(LINK not in text)
    lines = [f'"{text.splitlines()[0] if text.splitlines() else ""}', *[OTHER] * 30]
    assert values("\n".join(lines)).count(OTHER) == 30


LISTS = [
    pytest.param(f"{LINK}\n{OTHER}", [LINK, OTHER], id="lines"),
    pytest.param(f"{LINK}\r\n\r\n{OTHER}\r\n", [LINK, OTHER], id="lines of Windows with a blank one"),
    pytest.param(f"Peeters\t{LINK}\nMaes\t{OTHER}", [LINK, OTHER], id="cells of a sheet"),
    pytest.param(f"naam;link\nPeeters;{LINK}\nMaes;{OTHER}\n", [LINK, OTHER], id="semicolons and a header"),
    pytest.param(f'name,link\n"Peeters, Jan",{LINK}\nMaes,{OTHER}\n', [LINK, OTHER], id="a comma inside quotes"),
    pytest.param("\ufeffmail\na@kantoor.be\n", ["a@kantoor.be"], id="a byte order mark before a header"),
    pytest.param("a@kantoor.be; b@maes.be", ["a@kantoor.be", "b@maes.be"], id="one line of addresses"),
    pytest.param(
        "An <a@kantoor.be>; Bo <b@maes.be>", ["An <a@kantoor.be>", "Bo <b@maes.be>"], id="recipients of a mail"
    ),
    pytest.param("jan@kantoor.be", ["jan@kantoor.be"], id="one address"),
    pytest.param(
        "businesscentral.dynamics.com/kantoor.be\n", ["businesscentral.dynamics.com/kantoor.be"], id="no scheme"
    ),
    pytest.param(
        '"Peeters\nen zonen"\ta@kantoor.be\nMaes\tb@maes.be', ["a@kantoor.be", "b@maes.be"], id="a line break in a cell"
    ),
    pytest.param(
        f"{LINK}&filter=A,B\n{OTHER}", [f"{LINK}&filter=A,B", OTHER], id="a comma in one link is no separator"
    ),
    pytest.param(f"Peeters;{LINK}\nMaes;\n", [LINK, ""], id="a client without a link"),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_realistic_lists(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_list_of_two_columns_keeps_the_names_and_the_numbers_of_the_rows() -> None:
    table = read_table(f"Klant;Nummer;Client URL\n\nPeeters;7;{LINK}\nMaes;8;{OTHER}\n")
    assert [(row.number, row.name) for row in table.rows] == [(3, "Peeters"), (4, "Maes")]
    assert table.columns == ("Klant", "Nummer", "Client URL")
    assert table.column == 2


def test_another_column_can_be_chosen() -> None:
    text = f"mail,link\na@kantoor.be,{LINK}\nb@maes.be,\n"
    assert values(text) == ["a@kantoor.be", "b@maes.be"]
    assert values(text, 1) == [LINK, ""]
    assert read_table(text, 7).column == 0


def test_addresses_and_links_get_their_own_check() -> None:
    rows = read_table(f"{LINK}\njan@kantoor.be\nhttps://user@{LINK[8:]}\nwat is dit").rows
    assert [row.kind for row in rows] == ["url", "email", "url", "url"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "bulk.none-found", id="nothing"),
        pytest.param("naam;plaats\nPeeters;Gent\n", "bulk.none-found", id="no address and no link"),
        pytest.param("PK\x03\x04\x14\x00", "bulk.not-text", id="a workbook"),
        pytest.param("%PDF-1.7", "bulk.not-text", id="a document to print"),
        pytest.param("a@b.be\x00", "bulk.not-text", id="bytes that are no text"),
        pytest.param("a@b.be\n" * (BYTES_LIMIT // 7 + 1), "bulk.too-big", id="too large"),
    ],
)
def test_unusable_input_gives_one_finding(text: str, code: str) -> None:
    table = read_table(text)
    assert table.rows == ()
    assert [one.code for one in table.findings] == [code]
    assert "{" not in read_catalogue("nl-BE").sentence(table.findings[0])


def test_of_too_many_rows_the_first_are_read_with_a_finding() -> None:
    table = read_table("".join(f"jan{number}@kantoor.be\n" for number in range(ROWS_LIMIT + 1)))
    assert len(table.rows) == ROWS_LIMIT
    assert [(one.code, one.params) for one in table.findings] == [("bulk.too-many", (("limit", str(ROWS_LIMIT)),))]
    exact = read_table("".join(f"jan{number}@kantoor.be\n" for number in range(ROWS_LIMIT)))
    assert exact.findings == ()
