"""The parser: agreement with browsers (web-platform-tests), and properties."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.url.parse import parse, to_unicode


@given(st.text() | st.text().map("https://{}".format) | st.text().map("https://xn--{}".format))
def test_no_text_raises_an_error(text: str) -> None:
    address = parse(text)
    assert address is None or parse(address.href) == address


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_lone_surrogates_raise_no_error(text: str) -> None:
    parse("https://kantoor.be/" + text)
    parse("https://" + text + ".be/")


def _web_entries(shared: Path) -> list[dict[str, str]]:
    entries = json.loads((shared / "checker" / "suites" / "urltestdata.json").read_text(encoding="utf-8"))
    return [
        entry
        for entry in entries
        if isinstance(entry, dict)
        and not entry.get("base")
        and entry["input"].strip().lower().startswith(("http:", "https:"))
    ]


@pytest.mark.corpus
def test_browsers_reject_the_same_web_links(shared: Path) -> None:
    entries = _web_entries(shared)
    assert [entry["input"] for entry in entries if entry.get("failure") and parse(entry["input"])] == []
    assert [entry["input"] for entry in entries if not entry.get("failure") and not parse(entry["input"])] == []


@pytest.mark.corpus
def test_browsers_parse_links_identically(shared: Path) -> None:
    for entry in _web_entries(shared):
        address = parse(entry["input"])
        if address:
            got = address.href, address.port, address.path, address.query
            search = entry.get("search", "").removeprefix("?")
            assert got == (entry["href"], entry["port"], entry["pathname"], search), entry["input"]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        pytest.param("https://evil.example\\@kantoor.be/", "evil.example", id="a backslash ends the host"),
        pytest.param("https://kantoor%2Ebe/", "kantoor.be", id="an encoded dot is a dot"),
        pytest.param("https://kantoor.be./", "kantoor.be", id="a final dot is put aside"),
        pytest.param("https:kantoor.be", "kantoor.be", id="slashes may be missing"),
        pytest.param("https://KANTOOR。be", "kantoor.be", id="an ideographic full stop is a dot"),
    ],
)
def test_the_host_is_the_one_that_a_browser_would_use(text: str, host: str) -> None:
    address = parse(text)
    assert address is not None
    assert address.host == host


@pytest.mark.parametrize("label", ["xn--", "xn--a", "xn--pokxncvks", "xn--9999999999999"])
def test_an_invalid_punycode_label_is_rejected(label: str) -> None:
    assert parse(f"https://{label}.be/") is None


def test_a_readable_label_is_shown_and_an_unreadable_one_stays() -> None:
    assert to_unicode("xn--mller-kva") == "müller"
    assert to_unicode("xn--\x80") == "xn--\x80"
