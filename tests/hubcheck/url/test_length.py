"""The link check and the length of a text: a long mail is read, one over the limit is not, blanks do not count."""

import pytest
from tests.hubcheck.url.strategies import RIGHT, codes

from hubcheck.url import LIMIT, check, check_url


def test_a_text_over_the_limit_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> None:
        raise AssertionError

    monkeypatch.setattr(check, "parse", fail)
    monkeypatch.setattr(check, "find_links", fail)
    verdict = check_url(" " + RIGHT + "\n" + "a" * check.PASTE_LIMIT + "\n")
    assert codes(verdict) == ["url.too-long"]


def test_the_link_in_a_long_mail_is_found() -> None:
    mail = "Van: Klant\nOnderwerp: uitnodiging\n\n" + "Beste, u bent uitgenodigd. " * 120
    redeem = f"https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2f{'a' * 900}"
    assert check_url(f"{mail}\n{redeem}\n{RIGHT}\n{mail}").suggestion == RIGHT


@pytest.mark.parametrize("text", ['"https:" ' * 900, "[https:](" * 900, "<a href=" * 1000, "(" * 8000, "http:" * 1600])
def test_a_text_of_many_pieces_gets_a_verdict(text: str) -> None:
    assert check_url(text[: check.PASTE_LIMIT]).decision in ("reject", "danger")


def test_whitespace_around_a_link_does_not_count_for_the_limit() -> None:
    link = RIGHT + "&" + "a" * (LIMIT - len(RIGHT) - 1)
    assert check_url(" " * LIMIT + link).suggestion == RIGHT
    assert codes(check_url(link + "a")) == ["url.too-long"]
