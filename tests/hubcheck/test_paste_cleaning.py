"""Cleaning of pasted text: properties and examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.email.paste import extract_address
from hubcheck.paste_cleaning import PASTE_SENTENCES, clean

pasted = st.text(alphabet="ab@.<>()[]\"'“”«»,;: \n\u00a0\u200b\ufeff\u202e＠?mailto&lt;%40(at)", max_size=60) | st.text(
    max_size=60
)


@given(pasted)
def test_cleaning_is_idempotent(text: str) -> None:
    once = clean(text)
    assert clean(once.text).text == once.text
    assert not clean(once.text).findings


@given(pasted)
def test_extracting_is_idempotent(text: str) -> None:
    once = extract_address(text)
    assert extract_address(once.text).text == once.text
    assert not extract_address(once.text).findings


@given(pasted)
def test_every_change_has_a_finding(text: str) -> None:
    for cleaned in (clean(text), extract_address(text)):
        assert bool(cleaned.findings) == (cleaned.text != text)
        assert all(dict(found.params)["removed"] for found in cleaned.findings)


@given(pasted)
def test_findings_have_listed_codes(text: str) -> None:
    for found in clean(text).findings:
        assert tuple(name for name, _ in found.params) == PASTE_SENTENCES[found.code].params


@given(st.text(alphabet="ab.é", min_size=1), st.sampled_from(["“{}”", "«{}»", "<{}>", " {}\n", "\ufeff{}", "‘{}’"]))
def test_a_wrapped_text_is_unwrapped_unchanged(text: str, wrapping: str) -> None:
    assert clean(wrapping.format(text)).text == text


@pytest.mark.parametrize(
    ("pasted_text", "address"),
    [
        pytest.param("Els Wouters <els@wouters.be>", "els@wouters.be", id="a display name before angle brackets"),
        pytest.param('"Wouters, Els" <els@wouters.be>;', "els@wouters.be", id="a quoted name and a semicolon after it"),
        pytest.param("els@wouters.be <mailto:els@wouters.be>", "els@wouters.be", id="an address that links to itself"),
        pytest.param("[els@wouters.be](mailto:els@wouters.be)", "els@wouters.be", id="a Markdown link"),
        pytest.param("Els Wouters (els@wouters.be)", "els@wouters.be", id="an address in parentheses after a name"),
        pytest.param("els@wouters.be (Els Wouters)", "els@wouters.be", id="a name in parentheses after an address"),
        pytest.param("mailto:els@wouters.be?subject=Hub&body=x", "els@wouters.be", id="a link with a subject"),
        pytest.param("mailto:els%40wouters.be", "els@wouters.be", id="a link with an escaped at sign"),
        pytest.param("E-mail: els@wouters.be", "els@wouters.be", id="the label of a signature"),
        pytest.param("els @ wouters . be", "els@wouters.be", id="blanks around the at sign and the dot"),
        pytest.param("els@wouters.be.", "els@wouters.be", id="the end of a sentence"),
        pytest.param("els＠wouters。be", "els@wouters.be", id="full-width signs of an input method"),
        pytest.param("els@wou\u00adters\u200b.be", "els@wouters.be", id="a soft hyphen and a zero-width blank"),
        pytest.param("&lt;els&#64;wouters.be&gt;", "els@wouters.be", id="entities from the source of a page"),
        pytest.param("els@wouters–advies.be", "els@wouters-advies.be", id="a dash of a word processor"),
        pytest.param("els.o’neil@wouters.be", "els.o'neil@wouters.be", id="an apostrophe of a phone"),
        pytest.param("els%40wouters.be", "els@wouters.be", id="an escaped at sign without a link"),
        pytest.param("els [at] wouters [dot] be", "els@wouters.be", id="an address hidden from robots"),
        pytest.param("Wouters Els [mailto:els@wouters.be]", "els@wouters.be", id="an old Outlook header"),
        pytest.param("**els@wouters.be**", "els@wouters.be", id="bold in Markdown"),
        pytest.param("els(at)@wouters.be", "els(at)@wouters.be", id="a comment that looks like a hidden at sign"),
        pytest.param("els@wouters.be>", "els@wouters.be", id="half a pair of brackets"),
        pytest.param('"els wouters"@wouters.be', '"els wouters"@wouters.be', id="a quoted name that is part of it"),
        pytest.param("els@[192.0.2.1]", "els@[192.0.2.1]", id="brackets that are part of it"),
        pytest.param("(x)els@wouters.be", "(x)els@wouters.be", id="a comment that is part of it"),
    ],
)
def test_an_address_is_extracted(pasted_text: str, address: str) -> None:
    assert extract_address(pasted_text).text == address


def test_a_direction_override_is_not_removed() -> None:
    assert "\u202e" in extract_address("els@wouters\u202e.be").text
