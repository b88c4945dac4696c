"""CSV in, CSV out: as the page saves it, with every row, every cell and every header of the list."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.cli.main import main
from hubcheck.messages import read_catalogue
from hubcheck.table import formula_safe

LINK = "https://businesscentral.dynamics.com"
VALUES = st.sampled_from(
    [
        "jan@kantoor.be",
        "an@gmail.com",
        "info@kantoor.be",
        "",
        "?",
        f"{LINK}/maes.be?company=A",
        "=1+1",
        f"{LINK}.x.be/a",
    ]
)
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8) | st.sampled_from(
    ["=1+1", "-5", 'de "Zwaan"', "a;b", "a,b", "twee\nregels", "Bureau @ Work", "@"]
)


def run(content: bytes, *arguments: str) -> tuple[int, list[list[str]], list[str]]:
    """Exit code, cells of the CSV on standard output, lines on standard error."""
    output, errors = io.StringIO(newline=""), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        patch.setattr("sys.stdout", output)
        patch.setattr("sys.stderr", errors)
        code = main(list(arguments))
    text = output.getvalue().removeprefix("\ufeff")
    separator = ";" if "nl" in arguments else ","
    return code, list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)), errors.getvalue().splitlines()


def written(rows: list[list[str]], separator: str = ";") -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return target.getvalue().encode()


@given(st.lists(st.tuples(CELLS, VALUES, CELLS), min_size=1, max_size=12), st.sampled_from(";,\t"), st.booleans())
def test_every_row_and_every_cell_comes_back(rows: list[tuple[str, str, str]], separator: str, keep: bool) -> None:
    header = ["Cliënt", "E-mailadres", "Opmerking"]
    content = written([header, ["Eerst", "jan@kantoor.be", "x"], *map(list, rows)], separator)
    options = ["--column", "E-mailadres", *(["--keep-order"] if keep else [])]
    _, (names, *lines), errors = run(content, "email", "--csv", *options)
    assert errors == []
    columns = [names.index(name) for name in header]
    wanted = [("Eerst", "jan@kantoor.be", "x"), *rows]
    kept = [row for row in wanted if any(map(str.strip, row))]
    found = sorted(lines, key=lambda line: int(line[0]))
    assert [[line[at] for at in columns] for line in found] == [list(map(formula_safe, row)) for row in kept]
    assert not keep or found == lines


def test_the_worst_rows_come_first_and_the_row_numbers_tell_the_order_of_the_list() -> None:
    content = written(
        [
            ["Naam", "Mail"],
            *(["a", "a@kantoor.be"], ["b", "b@gmail.com"], ["c", "c+x@kantoor.be"]),
            *(["d", "d@swisscom.com"], ["e", "e@telenet.be"], ["f", f"{LINK}.example.org/f.be"]),
        ]
    )
    code, (_, *lines), _ = run(content, "email", "--csv")
    assert code == 1
    assert [line[0] for line in lines] == ["7", "3", "6", "4", "2", "5"]
    assert [line[6] for line in lines] == ["lookalike", "personal", "telecom", "alias_plus", "unlisted", "work"]


@pytest.mark.parametrize(
    ("command", "checked"),
    [("email", ["an@bakkerij.be", "jan@garage.be"]), ("url", [f"{LINK}/bakkerij.be", f"{LINK}/garage.be"])],
)
@pytest.mark.parametrize("turned", [False, True], ids=["addresses first", "links first"])
def test_the_column_with_what_is_checked_is_found(command: str, checked: list[str], turned: bool) -> None:
    rows = [
        ["Contact", "Link"],
        *(["an@bakkerij.be", f"{LINK}/bakkerij.be"], ["jan@garage.be", f"{LINK}/garage.be"]),
    ]
    content = written([row[::-1] if turned else row for row in rows])
    _, (header, *lines), _ = run(content, command, "--csv", "--keep-order")
    assert [line[2] for line in lines] == checked
    assert header[2] == ("Contact" if command == "email" else "Link")
    assert header[8] == ("Link" if command == "email" else "Contact")


@pytest.mark.parametrize("column", ["Mail 2", "mail 2", "3"])
def test_another_column_can_be_chosen(column: str) -> None:
    content = b"Naam;Mail;Mail 2\nAn;an@kantoor.be;an@gmail.com\n"
    _, (_, line), _ = run(content, "email", "--csv", "--column", column)
    assert line[2] == "an@gmail.com"


@pytest.mark.parametrize("column", ["Telefoon", "0", "4", "-1", "9" * 5000])
def test_a_column_that_is_not_there_ends_in_a_sentence(column: str) -> None:
    code, lines, errors = run(b"Naam;Mail;Plaats\nAn;an@kantoor.be;Gent\n", "email", "--csv", f"--column={column}")
    assert (code, lines) == (2, [])
    assert errors == [f"There is no column {column}; choose from Naam, Mail, Plaats."]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"Naam;Plaats\nAn;Gent\n", b"PK\x03\x04", b"\0\0"],
    ids=["nothing", "a blank line", "no address", "a workbook", "no text"],
)
def test_input_without_anything_to_check_ends_in_a_sentence(content: bytes) -> None:
    assert run(content, "email", "--csv") == (2, [], [read_catalogue().text("cli.no-table")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_what_excel_saves_is_read(encoding: str, separator: str) -> None:
    rows = [["Cliënt", "E-mail"], ["Café Müller", "an@kantoor.be"]]
    content = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    assert run(content, "email", "--csv")[1][1][1:3] == ["Café Müller", "an@kantoor.be"]


def test_a_damaged_row_is_named_and_every_row_is_answered() -> None:
    content = "Cliënt;Mail\nAn;an@kantoor.be\n".encode() + b"Andr\xe9;andre@kantoor.be\nBo;bo@gmail.com\n"
    code, (_, *lines), errors = run(content, "email", "--csv", "--keep-order")
    assert code == 2
    assert [line[2] for line in lines] == ["an@kantoor.be", "andre@kantoor.be", "bo@gmail.com"]
    assert errors == [read_catalogue().text("bulk.unreadable", count="1", rows="3")]


def test_a_list_of_any_length_is_checked() -> None:
    content = "".join(f"jan{number}@kantoor.be\n" for number in range(6000)).encode()
    code, lines, errors = run(content, "email", "--csv")
    assert (code, len(lines), errors) == (0, 6001, [])


def test_it_is_written_for_the_reader_s_spreadsheet(capsys: pytest.CaptureFixture[str]) -> None:
    header = run(b"an@kantoor.be\n", "email", "--csv", "--locale", "nl")[1][0]
    catalogue = read_catalogue("nl-BE")
    names = ("row", "name", "entered", "verdict", "reason", "right", "class", "codes")
    assert header == [catalogue.text(f"bulk.{name}") for name in names]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "command", "column"),
    [("one-at-sign-drops-all-names", "url", 1), ("contact-column-is-checked-instead-of-links", "url", 2)],
)
def test_files_of_readers_that_were_read_wrongly(shared: Path, name: str, command: str, column: int) -> None:
    content = (shared / "cases" / "reader" / f"{name}.csv").read_bytes()
    _, (_, *lines), _ = run(content, command, "--csv", "--keep-order")
    given = list(csv.reader(io.StringIO(content.decode(), newline=""), delimiter=";"))[1:]
    assert [line[column] for line in lines] == [row[column - 1] for row in given]
    assert all(line[2].startswith(LINK) for line in lines)
