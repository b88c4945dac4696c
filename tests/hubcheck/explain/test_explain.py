"""Known messages are recognized whatever surrounds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.checklist import ACTORS, OUTCOMES, STEPS
from hubcheck.explain import EXPLAIN_CODES, MEANINGS, explain
from hubcheck.explain.explainer import _rows, codes, normalize, quotations

QUOTATIONS = _rows("quotations.tsv")
TOKENS = _rows("codes.tsv")


def codes_of(text: str) -> list[str]:
    return [item.code.removeprefix("explain.") for item in explain(text)]


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_text_raises_an_error(text: str) -> None:
    for item in explain(text):
        assert tuple(name for name, _ in item.params) == EXPLAIN_CODES[item.code]


@pytest.mark.parametrize("row", QUOTATIONS, ids=lambda row: f"{row[1]}: {row[2][:50]}")
def test_a_published_message_is_found_inside_other_text(row: list[str]) -> None:
    code, _language, text, _source = row
    pasted = text.replace("{}", "kantoor.be").replace("'", "’").replace(" ", "\u00a0 ").upper()
    assert code in codes_of(f"2026-11-22 08:30: “{pasted}”. (Tenant: x)")


@pytest.mark.parametrize("row", TOKENS, ids=lambda row: row[1])
def test_a_code_is_found_inside_other_text(row: list[str]) -> None:
    code, token, _source = row
    assert code in codes_of(f"Aanmelden mislukt.\n{token}: zie hieronder. Trace ID: 0")


@pytest.mark.parametrize("row", TOKENS, ids=lambda row: row[1])
def test_a_code_inside_a_longer_one_is_not_found(row: list[str]) -> None:
    assert row[0] not in codes_of(f"x{row[1]}99")


def test_a_message_with_two_published_causes_shows_both() -> None:
    for text in (
        "That looks like a personal email address. Enter your work address",
        "Dit ziet eruit als een persoonlijk e-mailadres.",
        "Il semble que votre adresse soit une adresse personnelle.",
    ):
        assert codes_of(text) == ["personal-address", "sign-up-off"]


def test_causes_come_in_the_order_of_the_text() -> None:
    assert codes_of("HTTP 503 ... AADSTS50020 ... RT0002") == ["http-busy", "account-outside-tenant"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("The remote server returned an error: (401) Unauthorized.", "http-unauthorized", id="NET's words"),
        pytest.param("HTTP/1.1 429 Too Many Requests", "http-busy", id="a raw answer"),
        pytest.param("Response status code: 404", "http-not-found", id="a status code"),
        pytest.param("Fout 503", "http-busy", id="in Dutch"),
        pytest.param("403 Forbidden", "http-forbidden", id="number and words"),
    ],
)
def test_http_errors_in_many_wordings(text: str, code: str) -> None:
    assert codes_of(text) == [code]


@pytest.mark.parametrize("text", ["", " ", "Factuur 503 van 401 euro", "AADSTS", "RT00017", "hallo"])
def test_numbers_that_are_no_codes_explain_nothing(text: str) -> None:
    assert codes_of(text) == []


def test_a_sign_in_code_that_is_not_listed_is_named_for_the_it_department() -> None:
    (item,) = explain("AADSTS700016: Application was not found")
    assert (item.code, item.actor, item.params) == ("explain.sign-in-other", "it", (("number", "AADSTS700016"),))


def test_a_specific_cause_replaces_a_general_one() -> None:
    assert codes_of("RT0001") == ["user-not-allowed"]
    assert codes_of("RT0001: User is disabled") == ["user-disabled"]


def test_every_explanation_has_a_message_or_code_and_a_target() -> None:
    named = {item.code for item in quotations()} | set(codes().values()) | {"explain.sign-in-other"}
    assert named == set(MEANINGS)
    assert {item.goto for item in MEANINGS.values()} <= {*STEPS, *OUTCOMES}
    assert {item.actor for item in MEANINGS.values()} <= set(ACTORS)


def test_every_quotation_names_its_source_and_language() -> None:
    for row in QUOTATIONS:
        assert len(row) == 4
        assert row[1] in ("en", "nl", "fr")
        assert row[3].strip()
        assert normalize(row[2])
