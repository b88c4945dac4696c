"""The short way for a plain address gives what the long way and email-validator give."""

import re

import pytest
from email_validator import validate_email
from hypothesis import example, given
from hypothesis import strategies as st

from hubcheck.email import address, check_email
from hubcheck.email.address import is_plain

WORDS = st.text("abcxyzABC019", min_size=1, max_size=12)
LOCALS = st.lists(WORDS, min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from(".-_").map(lambda mark: mark.join(words))
)
LABELS = st.lists(WORDS, min_size=1, max_size=3).map("-".join)
ENDINGS = st.sampled_from(
    ["be", "nl", "com", "local", "zzzz", "BE", "onmicrosoft.com", "co.uk", "cmo", "gov", "brussels"]
)
PLAIN = st.builds("{}@{}.{}".format, LOCALS, st.lists(LABELS, min_size=1, max_size=3).map(".".join), ENDINGS).filter(
    is_plain
)
NEARLY = st.text("ab.-_@ \n19éK'", max_size=20)


@given(PLAIN | NEARLY.filter(is_plain))
@example("els.wouters@gmail.com")
@example("els_wouters@wouters.test")
@example("Els@WOUTERS-maes.be")
def test_the_verdict_on_a_plain_address_is_that_of_the_long_way(text: str) -> None:
    short = check_email(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(address, "_PLAIN", re.compile("(?!)"))
        assert not is_plain(text)
        assert check_email(text) == short


@given(PLAIN)
def test_email_validator_accepts_every_plain_address_as_it_is(text: str) -> None:
    local, _, domain = text.rpartition("@")
    checked = validate_email(f"{local}@{domain}.be", check_deliverability=False)
    assert checked.normalized == f"{local}@{domain.lower()}.be"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("els@wouters.be\n", id="a line break after it"),
        pytest.param("els@wou\u212aers.be", id="a Kelvin sign, which is a k in lower case"),
        pytest.param("els..w@wouters.be", id="two dots"),
        pytest.param("els@wouters--maes.be", id="two hyphens, as in an encoded name"),
        pytest.param("els@-wouters.be", id="a hyphen in front"),
        pytest.param("els@wouters.b", id="an ending of one letter"),
        pytest.param("els@192.0.2.10", id="a number for an ending"),
        pytest.param("els+hub@wouters.be", id="a plus address"),
        pytest.param("e" * 64 + "@wouters.be", id="a long name"),
    ],
)
def test_anything_else_goes_the_long_way(text: str) -> None:
    assert not is_plain(text)
