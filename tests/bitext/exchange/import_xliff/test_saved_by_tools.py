"""What real CAT tools saved: each row of the table says what must be taken and what refused."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from bitext import xliff
from bitext.core.model import BitextError, Content, Document, Kind, State
from bitext.exchange.import_xliff import PageImport, import_targets, with_imported

CLIENTS = Path(__file__).resolve().parents[5] / "shared/clients"
TABLE = CLIENTS / "EXPECTED.tsv"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not TABLE.is_file(), reason="the files that CAT tools saved are not there"),
]


def _rows() -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    if TABLE.is_file():
        with TABLE.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row[0] != "file":
                    rows[row[0]].append(dict(zip(("file", "segment", "outcome", "target", "note"), row, strict=True)))
    return rows


ROWS = _rows()
READABLE = [file for file in ROWS if file != "npm_s12.xlf"]


def _sample(file: str) -> Document:
    name = "native.nl-BE" if "native" in file else Path(file).stem.split("_")[1] if "_" in file else Path(file).stem
    path = CLIENTS / f"samples/{name}.xlf"
    return xliff.parse(path.read_bytes(), path)


@cache
def _imported(file: str) -> PageImport:
    path = CLIENTS / "saved" / file
    raw = path.read_bytes()
    return import_targets(_sample(file), xliff.parse(raw, path), xliff.written_segments(raw)[0], path)


def _key(segment: str) -> tuple[str, str]:
    unit, _, name = segment.partition("/")
    return unit, name or "s1"


def _notation(target: Content, *, with_markup: bool) -> str:
    """As in the table: `{2}`, `{1:text}`, and in 1.2 `{3:[}text{3:](page.md)}` for halves that hold their markup."""
    out = []
    for part in target:
        if isinstance(part, str):
            out.append(part)
        elif part.kind is Kind.STANDALONE:
            out.append(f"{{{part.id}}}")
        elif with_markup and part.data:
            out.append(f"{{{part.id}:{part.data}}}")
        else:
            out.append(f"{{{part.id}:" if part.kind is Kind.OPEN else "}")
    return "".join(out)


def test_a_file_that_is_not_well_formed_is_rejected_with_its_line() -> None:
    [row] = ROWS["npm_s12.xlf"]
    assert row["outcome"] == "refuse"
    with pytest.raises(BitextError, match="not well-formed") as rejected:
        _imported("npm_s12.xlf")
    assert rejected.value.line


@pytest.mark.parametrize("file", READABLE)
def test_exactly_the_rows_of_the_table_are_imported_and_rejected(file: str) -> None:
    rows = ROWS[file]
    result = _imported(file)
    new = {
        (one.unit, one.segment): _notation(one.target, with_markup="s12" in file) for one in result.taken if one.is_new
    }
    assert new == {_key(row["segment"]): row["target"] for row in rows if row["outcome"] == "take"}
    refused = {(finding.unit, finding.segment) for finding in result.findings}
    assert refused == {_key(row["segment"]) for row in rows if row["outcome"] == "refuse"}


@pytest.mark.parametrize("file", READABLE)
def test_states_follow_the_tool(file: str) -> None:
    for row in ROWS[file]:
        if row["outcome"] == "take":
            one = next(one for one in _imported(file).taken if (one.unit, one.segment) == _key(row["segment"]))
            # The editor of Weblate's sample ticked “needs editing” for this one.
            unfinished = file.startswith("weblate") and row["target"] == "Tweede zin."
            assert one.state is (State.INITIAL if unfinished else State.TRANSLATED)


@pytest.mark.parametrize("file", READABLE)
def test_only_targets_and_states_change(file: str) -> None:
    own, result = _sample(file), _imported(file)
    after = with_imported(own, result.taken)
    changed = {(one.unit, one.segment) for one in result.taken}
    for old, new in zip(own.units, after.units, strict=True):
        assert (old.id, old.type, old.name, old.notes, old.meta) == (new.id, new.type, new.name, new.notes, new.meta)
        for was, now in zip(old.segments, new.segments, strict=True):
            assert was.source == now.source
            assert was.matches == now.matches
            assert was == now or (old.id, was.id) in changed


def test_every_saved_file_is_in_the_table() -> None:
    if not TABLE.is_file():
        pytest.skip("the files of real tools (../shared/clients) are not beside this checkout")
    folder = CLIENTS / "saved"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.xlf")} == set(ROWS)
