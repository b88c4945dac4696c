"""A translator's glossary, as it is written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.core.model import BitextError
from bitext.rules.glossary import read_glossary


def glossary(tmp_path: Path, text: str):
    path = tmp_path / "_terms.tsv"
    path.write_text(text, encoding="utf-8")
    return read_glossary(path)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Choose a client.", True),
        ("Clients are added here.", True),
        ("Ready. Client lists open.", True),
        ("Open Client Hub.", False),
        ("Client Hub opens.", False),
        ("It is the client's domain.", False),
        ("Run client-links.", False),
        ("A clientele of one.", False),
    ],
)
def test_a_term_is_the_word_and_not_a_part_of_a_name(tmp_path: Path, source: str, wanted: bool) -> None:
    assert bool([*glossary(tmp_path, "client\tcliënt\n").terms_in(source)]) is wanted


def test_comments_and_empty_lines_are_no_terms(tmp_path: Path) -> None:
    assert glossary(tmp_path, "# client\tx\n\n  \n").terms == ()


def test_no_file_is_no_glossary(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "_terms.tsv").terms == ()


def test_a_term_without_anything_behind_it_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BitextError, match=r"_terms\.tsv:2: .*tab"):
        glossary(tmp_path, "client\tcliënt\ncustomer\n")


def test_characters_of_expressions_mean_themselves(tmp_path: Path) -> None:
    term = glossary(tmp_path, "C++ (new)\tC++ (nieuw)\t(oud)\n").terms[0]
    assert term.in_target
    assert term.in_target.search("in C++ (nieuw) zelf")
    assert not term.in_target.search("in CCC nieuw")
