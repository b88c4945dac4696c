"""The encodings in which lists are saved; `tests/web/checker/bulk/intake.test.js` holds the page to the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.table import decode
from hubcheck.table.decoding import UNREADABLE

TEXT = "naam;€ één\nкошка"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff")))
def test_unicode_is_read_as_it_was_written(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).removeprefix("\ufeff") == text


def test_big_endian_utf_16_is_read() -> None:
    assert decode(f"\ufeff{TEXT}".encode("utf-16-be")) == TEXT


@given(st.text("abcéèçü;\n"))
def test_what_is_no_utf_8_is_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@given(st.binary())
def test_any_bytes_are_read(content: bytes) -> None:
    assert isinstance(decode(content), str)


@given(st.text("abé;\n€"), st.text("abé;\n€"))
def test_damaged_bytes_spoil_no_others(before: str, after: str) -> None:
    text = decode(f"é{before}".encode() + b"\xe9;" + after.encode())
    assert text == f"é{before}{UNREADABLE};{after}"
