"""Known messages are recognized whatever surrounds them."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.checklist import ACTORS, OUTCOMES, STEPS
from hubcheck.explain import EXPLAIN_CODES, MEANINGS, explain
from hubcheck.explain.explainer import codes, normalize, quotations, table_rows
from hubcheck.messages import locales, read_catalogue

DATA = Path(__file__).resolve().parents[2] / "data" / "hubcheck"
QUOTATIONS = table_rows("quotations.tsv")
TOKENS = [
    (names.split(","), token, source)
    for names, tokens, source in table_rows("codes.tsv")
    for token in tokens.split(", ")
]


def labelled() -> list[dict[str, str]]:
    """Texts with the explanations and actors that they must get, separated by spaces."""
    with (DATA / "messages.tsv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


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


@pytest.mark.parametrize("row", labelled(), ids=lambda row: row["input_json"][1:60])
def test_a_message_is_explained_as_its_source_says(row: dict[str, str]) -> None:
    found = explain(json.loads(row["input_json"]))
    assert [item.code.removeprefix("explain.") for item in found] == row["codes"].split()
    assert " ".join(item.actor for item in found) == row["actors"]


@pytest.mark.parametrize(("names", "token", "_source"), TOKENS, ids=[row[1] for row in TOKENS])
def test_a_code_is_found_inside_other_text_but_not_inside_a_longer_one(
    names: list[str], token: str, _source: str
) -> None:
    assert codes_of(f"Aanmelden mislukt.\n{token}: zie hieronder. Trace ID: 0") == names
    assert not set(names) & set(codes_of(f"x{token}99"))


SIGN_IN_CODES = [(names, token.removeprefix("AADSTS")) for names, token, _ in TOKENS if token.startswith("AADSTS")]


@pytest.mark.parametrize("form", ["{}", " ({}) ", "#{}", "Code: {}", "code {}.", "aadsts {}", "AADSTS-{}", "#aadsts{}"])
def test_a_code_alone_is_found_however_it_is_written(form: str) -> None:
    for names, number in SIGN_IN_CODES:
        assert codes_of(form.format(number)) == names, number


@given(st.sampled_from(SIGN_IN_CODES), st.text(" aé1.,:;€", min_size=2, max_size=9).filter(lambda text: text.strip()))
def test_a_number_in_other_text_is_no_code(code: tuple[list[str], str], text: str) -> None:
    if not text.strip().strip(".") or text.strip(". ").isdecimal():
        return
    assert codes_of(f"{code[1]} {text.strip()} euro") == []
    assert codes_of(f"factuur {text} {code[1]}") == []


@given(st.from_regex(r"\d{4,8}", fullmatch=True).filter(lambda number: f"aadsts{number}" not in codes()))
def test_a_number_alone_that_is_no_code_explains_nothing(number: str) -> None:
    assert codes_of(number) == []


def test_a_message_with_two_published_causes_shows_both() -> None:
    for text in (
        "That looks like a personal email address. Enter your work address",
        "Dit ziet eruit als een persoonlijk e-mailadres.",
        "Il semble que votre adresse soit une adresse personnelle.",
        "Diese sieht wie eine persönliche E-Mail-Adresse aus.",
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


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Factuur 503 van 401 euro", "invoice 503 not found", "Invoice 404 not found"),
        *("AADSTS", "RT00017", "hallo"),
    ],
)
def test_numbers_that_are_no_codes_explain_nothing(text: str) -> None:
    assert codes_of(text) == []


def test_of_a_sign_in_code_that_is_not_listed_nothing_is_claimed() -> None:
    (item,) = explain("AADSTS7654321: some text")
    assert (item.code, item.actor, item.goto) == ("explain.sign-in-other", "", "own-programs")
    assert item.params == (("number", "AADSTS7654321"),)


def are_unlike(domains: list[str]) -> bool:
    one, other = (domain.partition(".")[0] for domain in domains)
    return one not in other and other not in one


DOMAIN = st.from_regex(r"[a-z]{3,8}\.(?:be|nl|com)", fullmatch=True)


@pytest.mark.parametrize(
    "template",
    [
        "AADSTS50034: The user account {account} does not exist in the {tenant} directory.",
        "AADSTS50020: User account '{account}' from identity provider 'x' does not exist in tenant '{tenant}' and",
    ],
)
@given(st.data())
def test_the_organisation_that_a_message_names_decides_whose_account_is_missing(
    template: str, data: st.DataObject
) -> None:
    own, other = data.draw(st.lists(DOMAIN, min_size=2, max_size=2, unique=True).filter(are_unlike))
    assert codes_of(template.format(account=f"jan@{own}", tenant=own)) == ["own-sign-in-name"]
    assert codes_of(template.format(account=f"jan@{own}", tenant=other)) == ["account-outside-tenant"]


@pytest.mark.parametrize(
    ("account", "tenant"),
    [
        pytest.param("kantoor.be", "kantoor.eu", id="another ending"),
        pytest.param("kantoor.be", "kantoor.co.uk", id="an ending of two parts"),
        pytest.param("kantoor-gent.be", "kantoorgent.com", id="a hyphen"),
        pytest.param("peeters.be", "kantoor-peeters.be", id="a longer name"),
        pytest.param("mail.kantoor.be", "kantoor.nl", id="a subdomain"),
        pytest.param("kantoor.be", "kantoorbe.onmicrosoft.com", id="a name of Microsoft 365"),
    ],
)
def test_two_domains_that_one_organisation_may_have_decide_nothing(account: str, tenant: str) -> None:
    """The reader is asked which of two causes fits, or whether the own programs open."""
    missing = f"AADSTS50034: The user account jan@{account} does not exist in the {tenant} directory."
    assert codes_of(missing) == ["account-outside-tenant", "own-sign-in-name"]
    (blocked,) = explain(f"AADSTS53003 jan@{account}, tenant {tenant}")
    assert (blocked.actor, blocked.goto) == ("either", "own-programs")


@pytest.mark.parametrize("code", [row[1] for row in TOKENS if row[0] == ["conditional-access"]])
def test_the_organisation_that_a_message_names_decides_who_acts_where_either_can(code: str) -> None:
    assert [item.actor for item in explain(code)] == ["either"]
    own, client = explain(f"{code} jan@kantoor.be, tenant kantoor.be")[0], explain(f"{code} a@b.be, tenant klant.be")[0]
    assert (own.actor, own.goto) == ("it", "own-account")
    assert (client.actor, client.goto) == ("client", "client-sign-in")


def test_a_specific_cause_replaces_a_general_one() -> None:
    assert codes_of("RT0001") == ["user-not-allowed"]
    assert codes_of("RT0001: User is disabled") == ["user-disabled"]


def test_every_explanation_has_a_message_or_code_and_a_target() -> None:
    coded = {name for names in codes().values() for name in names}
    assert {item.code for item in quotations()} | coded | {"explain.sign-in-other"} == set(MEANINGS)
    assert {item.goto for item in MEANINGS.values()} <= {*STEPS, *OUTCOMES}
    assert {item.actor for item in MEANINGS.values() if item.code != "explain.sign-in-other"} <= set(ACTORS)


def test_every_code_has_a_source_and_is_listed_once() -> None:
    tokens = [token for _, token, _ in TOKENS]
    assert len(tokens) == len(set(tokens))
    assert all(source.strip() for _, _, source in TOKENS)


@pytest.mark.parametrize("locale", locales())
def test_every_explanation_has_a_sentence_in_every_locale(locale: str) -> None:
    catalogue = read_catalogue(locale)
    assert [code for code in MEANINGS if catalogue.is_fallback(code)] == []


def test_every_quotation_names_its_source_and_language() -> None:
    for row in QUOTATIONS:
        assert len(row) == 4
        assert row[1] in ("en", "nl", "fr", "de")
        assert row[3].strip()
        assert normalize(row[2])


@pytest.mark.parametrize("code", MEANINGS)
def test_the_checklist_sends_the_reader_to_the_person_that_the_explanation_names(code: str) -> None:
    meaning = MEANINGS[code]
    outcome = OUTCOMES.get(meaning.goto)
    assert outcome is None or outcome.actor == meaning.actor
