"""The report tells how much of an independent list ours know, and what is missing."""

import sys
from pathlib import Path

import pytest

import list_coverage


def test_known_and_unknown_domains_are_counted_for_each_country() -> None:
    lines = list(list_coverage.report("a list", ["telenet.be", "kantoor.be", "bt.example", "sky.com"], 5))
    assert lines == [
        "a list: 2 of 4",
        "  BE         1 of      2  kantoor.be",
        "  other      1 of      2  bt.example",
    ]


def test_more_unknown_domains_than_wanted_are_only_counted() -> None:
    lines = list(list_coverage.report("a list", [f"kantoor{n}.lu" for n in range(9)], 2))
    assert lines[1] == "  LU         0 of      9  kantoor0.lu kantoor1.lu ..."


def test_every_domain_in_a_text_of_any_form_counts() -> None:
    text = '{"a": ["Telenet.BE", "x.skynet.be"]}\nproximus.be # els@kantoor.be\nimap://mail.voo.be:993'
    assert list_coverage.domains_in(text) == {"telenet.be", "x.skynet.be", "proximus.be", "mail.voo.be"}


def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["list_coverage.py", str(tmp_path / "none.txt")])
    assert list_coverage.main() == 2
    assert str(tmp_path / "none.txt") in capsys.readouterr().err
