"""Reading a pasted list or a file: no row is lost, the column is detected, unreadable files give one finding."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hubcheck.messages import read_catalogue
from hubcheck.table import BYTES_LIMIT, ROWS_LIMIT, read_table
from hubcheck.table.cells import kind_of
from hubcheck.url.check import check_url

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


CELLS = WORDS | st.sampled_from(
    ["", "Bureau @ Work", "jan@kantoor.be", OTHER, 'de "Zwaan"', "a;b", "twee\nregels", "@"]
)
LISTS_OF_CELLS = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=12)
)


def written(rows: list[list[str]], separator: str) -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return target.getvalue()


@given(LISTS_OF_CELLS, st.sampled_from("\t;,"), st.sampled_from(["", "email", "url"]), st.none() | st.integers(0, 4))
def test_every_row_and_every_cell_is_kept_as_it_was_written(
    rows: list[list[str]], separator: str, kind: str, column: int | None
) -> None:
    rows = [["jan@kantoor.be", *[OTHER] * (len(rows[0]) - 1)], *rows]
    table = read_table(written(rows, separator), column, kind)
    assert [list(row.cells) for row in table.rows] == [row for row in rows if any(row)]
    assert table.headers == ()
    assert all(row.value == " ".join(row.cells[table.column].split()) for row in table.rows)


@given(LISTS_OF_CELLS)
def test_a_header_is_kept_as_it_was_written(rows: list[list[str]]) -> None:
    header = [f"Kolom {number}" for number in range(len(rows[0]))]
    rows = [header, [OTHER] * len(header), *rows]
    table = read_table(written(rows, ";"))
    assert list(table.headers) == header
    assert len(table.rows) == sum(any(row) for row in rows) - 1


@given(
    st.lists(st.tuples(WORDS, st.sampled_from(["", "jan@kantoor.be", "an@maes.be"])), min_size=1, max_size=9),
    st.booleans(),
    st.booleans(),
)
def test_the_column_with_what_the_page_checks_wins(
    rows: list[tuple[str, str]], has_header: bool, contacts_first: bool
) -> None:
    lines = [["Contact", "Naam", "Link"]] if has_header else []
    lines += [[address, name, f"{OTHER}?{number}"] for number, (name, address) in enumerate([("A", "a@b.be"), *rows])]
    text = written(lines if contacts_first else [line[::-1] for line in lines], ";")
    assert {row.kind for row in read_table(text, None, "url").rows} == {"url"}
    checked = [row.value for row in read_table(text, None, "email").rows]
    assert checked == ["a@b.be", *(address for _, address in rows)]


def test_of_two_columns_with_what_is_checked_the_one_with_most_wins() -> None:
    text = written([["Mail", "Link"], ["an@kantoor.be", OTHER], ["?", "bo@maes.be"], ["ci@kantoor.be", OTHER]], ";")
    assert read_table(text, None, "email").column == 0
    assert read_table(text, None, "url").column == 1


@given(st.lists(WORDS, min_size=3, max_size=9), st.sampled_from(["Bureau @ Work", "@home", "Jan@Work"]), st.booleans())
def test_names_are_kept_whatever_some_of_them_look_like(names: list[str], odd: str, has_header: bool) -> None:
    names = [*names, odd]
    lines = [["Cliënt" if has_header else names[0], "Link" if has_header else OTHER]]
    lines += [[name, f"{OTHER}?{number}"] for number, name in enumerate(names)]
    found = [row.name for row in read_table(written(lines, ";"), None, "url").rows]
    assert found == ([] if has_header else names[:1]) + names


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(["Peeters", ""], id="a client without a link"),
        pytest.param(["", OTHER], id="a link without a client"),
    ],
)
def test_the_first_row_is_no_header_if_it_names_no_column_with_links(first: list[str]) -> None:
    table = read_table(written([first, ["Maes", LINK], ["Claes", LINK]], ";"))
    assert [row.number for row in table.rows] == [1, 2, 3]


@pytest.mark.parametrize("quoted", ["\n" * 30, "x\n" * 500])
def test_a_long_note_in_quotes_is_one_cell(quoted: str) -> None:
    table = read_table(written([["Maes", quoted, LINK], ["Claes", "", OTHER]], ";"))
    assert [(row.name, row.value) for row in table.rows] == [("Maes", LINK), ("Claes", OTHER)]


def test_damaged_rows_are_named_and_read() -> None:
    lines = ["Klant;Link", *(f"Jan{chr(0xFFFD) if number in (2, 7) else ''};{OTHER}?{number}" for number in range(9))]
    table = read_table("\n".join(lines))
    assert len(table.rows) == 9
    assert [(one.code, dict(one.params)) for one in table.findings] == [
        ("bulk.unreadable", {"count": "2", "rows": "4, 9"})
    ]
    many = read_table("\n".join(f"{OTHER}?{number}\ufffd" for number in range(99)))
    assert dict(many.findings[0].params) == {"count": "99", "rows": "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …"}


@given(st.lists(st.sampled_from(["jan@kantoor.be", "andr\ufffd@maes.be", "a\0n@maes.be"]), min_size=1, max_size=30))
def test_every_row_is_read_whatever_is_damaged(values: list[str]) -> None:
    text = "\n".join(f"Kantoor van iemand;{value}" for value in values)
    table = read_table(text)
    assert [row.value for row in table.rows] == values
    assert bool(table.findings) == any(value != "jan@kantoor.be" for value in values)


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
    pytest.param(f"sep=;\r\nKlant;Link\r\nPeeters;{LINK}\r\n", [LINK], id="a separator declared for Excel"),
    pytest.param(f"sep=|\nPeeters|{LINK}\n", [LINK], id="an unusual separator declared for Excel"),
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
    assert [row.recognized for row in rows] == [True, True, True, False]


@given(st.lists(CELLS, min_size=1, max_size=9), st.sampled_from(["jan@kantoor.be", OTHER]))
def test_only_an_address_or_a_link_is_recognized_as_one(cells: list[str], first: str) -> None:
    table = read_table(written([["", first], *(["", cell] for cell in cells)], ";"))
    for row in table.rows:
        assert row.recognized == bool(kind_of(row.value))
        assert row.recognized == (row.kind == kind_of(row.value))


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


TENANTS = st.sampled_from(
    (
        "bakkerij.be",
        "a.bakkerij.be",
        "a.co.uk",
        "my-bakery.com",
        "consult.co.be",
        "1234abcd-1234-4234-8234-1234567890ab",
    )
)


@given(
    TENANTS, st.sampled_from(("", "/Productie", "/x-1")), st.data(), st.sampled_from(("\n", "\r\n", "\n   ", "\n\n"))
)
def test_a_link_on_two_lines_is_itself_or_a_question(
    tenant: str, environment: str, data: st.DataObject, between: str
) -> None:
    link = f"https://businesscentral.dynamics.com/{tenant}{environment}?redirectedfromsignup=1"
    at = data.draw(st.integers(1, len(link) - 1))
    broken = link[:at] + between + link[at:]
    cell = f'"{broken}"'
    for text in (broken, f"{LINK}\n{broken}\n{OTHER}", f"naam;link\nPeeters;{cell}\nMaes;{OTHER}"):
        verdicts = [check_url(row.value) for row in read_table(text, kind="url").rows]
        offered = {verdict.suggestion for verdict in verdicts if verdict.suggestion}
        assert offered <= {link, f"{OTHER}?redirectedfromsignup=1"}
    assert check_url(broken).suggestion in ("", link)


@pytest.mark.parametrize(
    ("beginning", "rest"),
    [
        ("/maes.be/Prod", "uctie?redirectedfromsignup=1"),
        ("/maes.be", "/Productie"),
        ("/maes.be?redirectedfromsignup=", "1"),
    ],
)
def test_a_broken_link_is_one_row_with_the_number_of_its_beginning(beginning: str, rest: str) -> None:
    first = f"https://businesscentral.dynamics.com{beginning}"
    rows = read_table(f"{first}\n{rest}\n{LINK}").rows
    assert [(row.number, row.value) for row in rows] == [(1, f"{first}\n{rest}"), (3, LINK)]


@pytest.mark.parametrize(
    "line", ["Janssens", "Jan Peeters", "jan@maes.be", "maes.be", OTHER, "", "www.maes.be/contact"]
)
def test_a_line_of_its_own_is_not_joined_to_the_link_before(line: str) -> None:
    assert values(f"{OTHER}\n{line}") == [value for value in (OTHER, line) if value]


def test_a_domain_after_a_whole_link_asks_which_is_meant() -> None:
    verdict = check_url(f"{OTHER}\nbakkerij.be/Productie?redirectedfromsignup=1")
    assert (verdict.kind, verdict.suggestion) == ("several", "")
