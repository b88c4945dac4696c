"""The guide's tables of addresses and links say what the two checks decide."""

import re

import pytest
from tests.hubcheck.guide import rows

from hubcheck.email import check_email
from hubcheck.messages import locales, read_catalogue
from hubcheck.url import check_url

ACCEPTED = {"accept": "Yes", "unknown": "Yes", "warn": "Better not", "reject": "No"}
"""Decision on an address -> how the guide answers whether it is accepted."""
SPELLED_OUT = {
    "Ends in `.gov` or `.mil`": ("an@navy.mil", "an@ohio.gov"),
    "Ends in `.onmicrosoft.com`": ("an@klant.onmicrosoft.com",),
    "Contains `#EXT#`": ("an_kantoor.be#EXT#@klant.onmicrosoft.com",),
    "Contains letters with an accent before the `@`": ("andré@kantoor.be",),
    "Has a part from `+` to `@`": ("an+klant@kantoor.be",),
}
"""First cell of a row that describes a form -> addresses of this form."""
EXAMPLE = re.compile(r"(?:[\w.]+@)?[a-z]+\.(?:com|be|example)")


def addresses(kind: str) -> list[str]:
    """Addresses of the kind that a row is about: those of the form, or those that it names."""
    named = [text if "@" in text else f"an@{text}" for text in EXAMPLE.findall(kind)]
    return list(SPELLED_OUT.get(kind, ())) or [text.replace(".example", "-gent.be") for text in named]


def test_the_guide_accepts_the_addresses_that_the_check_accepts() -> None:
    for row in rows("troubleshooting.md", "which-email"):
        tried = addresses(row.cells[0])
        assert tried, row
        for address in tried:
            decision = check_email(address).decision
            assert row.cells[1].startswith(ACCEPTED[decision]), (address, decision)


def test_the_guide_has_a_row_for_every_kind_of_mailbox() -> None:
    """Kinds that only a typing or pasting error makes are left to the check."""
    kinds = {
        check_email(address).kind
        for row in rows("troubleshooting.md", "which-email")
        for address in addresses(row.cells[0])
    }
    assert kinds == {
        *("unlisted", "onmicrosoft", "personal", "telecom", "disposable", "gov_mil", "guest_upn", "upn_chars"),
        *("alias_plus", "role"),
    }


@pytest.mark.parametrize("locale", locales())
def test_an_answer_has_one_translation(locale: str) -> None:
    """So that no locale says yes where the English page says no."""
    answers: dict[str, set[str]] = {}
    for row, english in zip(
        rows("troubleshooting.md", "which-email", locale=locale), rows("troubleshooting.md", "which-email"), strict=True
    ):
        answers.setdefault(english.cells[1].partition(",")[0], set()).add(row.cells[1].partition(",")[0])
    assert all(len(found) == 1 for found in answers.values())
    assert len({min(found) for found in answers.values()}) == len(answers)


def test_the_guide_recommends_the_forms_that_the_check_finds_right() -> None:
    for row in rows("add-client.md", "client-url"):
        link = row.cells[1].strip("`").replace("mybusiness.com", "klant.be")
        assert (check_url(link).decision == "ok") == (row.cells[2] == "Yes"), link


BC = "https://businesscentral.dynamics.com"
LINKS = {
    "`?redirectedfromsignup=1` is missing": (f"{BC}/klant.be", "fix"),
    "`company=`, `page=` or other words after the `?`": (f"{BC}/klant.be?company=Klant&page=9305", "fix"),
    "No domain and no id after `businesscentral.dynamics.com/`": (f"{BC}/?redirectedfromsignup=1", "no_tenant"),
    "The link starts with `https://api.businesscentral.dynamics.com/`": (
        "https://api.businesscentral.dynamics.com/v2.0/klant.be/Production/ODataV4/Company",
        "fix",
    ),
    "The link starts with `ms-businesscentral://`": (
        "ms-businesscentral://businesscentral.dynamics.com/klant.be",
        "fix",
    ),
    "The link contains `safelinks.protection.outlook.com`": (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbusinesscentral.dynamics.com%2Fklant.be",
        "fix",
    ),
    "The link contains `invitations.microsoft.com`": (
        "https://invitations.microsoft.com/redeem/?tenant=1",
        "invitation",
    ),
    "The name of a server, or `localhost`": ("http://localhost:8080/BC230", "onprem"),
    "A name before `.bc.dynamics.com`": ("https://product.bc.dynamics.com/klant.be", "partner"),
}
"""First cell of a row -> a link as it describes, and `fix` or the class of the verdict."""
MISTAKES = ("common-mistakes", "wrong-links")


def test_the_guide_corrects_the_links_that_the_check_corrects() -> None:
    assert {row.cells[0] for row in rows("add-client.md", *MISTAKES)} == LINKS.keys()
    for link, expected in LINKS.values():
        verdict = check_url(link)
        assert expected in (verdict.decision, verdict.kind), link


@pytest.mark.parametrize("locale", locales())
def test_a_link_that_cannot_be_corrected_gets_the_sentences_of_the_check(locale: str) -> None:
    text = read_catalogue(locale).text
    sentences = {
        "no_tenant": [f"{text('url.class.no_tenant.action')} {text('url.no-tenant')}"],
        "invitation": [text("url.class.invitation.action")],
        "onprem": [text("url.class.onprem.title"), text("url.class.onprem.action")],
        "partner": [text("url.class.partner.title"), text("url.class.partner.action")],
    }
    english = rows("add-client.md", *MISTAKES)
    for row, source in zip(rows("add-client.md", *MISTAKES, locale=locale), english, strict=True):
        _, kind = LINKS[source.cells[0]]
        for cell, sentence in enumerate(sentences.get(kind, ()), 1):
            assert row.is_pending(cell, source) or row.cells[cell] == sentence
