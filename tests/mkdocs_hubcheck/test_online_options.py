"""Online checks in mkdocs.yml: off by default, only to addresses that a page may ask, and then told to the page."""

import pytest

from hubcheck.messages import locales
from mkdocs_hubcheck.markup import allowed_origins
from mkdocs_hubcheck.options import OnlineOptions, services
from mkdocs_hubcheck.page_parts import PageParts


def options(**values: object) -> OnlineOptions:
    made = OnlineOptions()
    made.load_dict(values)
    return made


def test_without_a_word_nobody_is_asked() -> None:
    made = options()
    assert made.validate() == ([], [])
    assert services(made) is None


def test_who_is_named_is_told_to_the_page() -> None:
    made = options(tenant="https://login.microsoftonline.com", probe=True)
    assert made.validate() == ([], [])
    assert services(made) == {"tenant": "https://login.microsoftonline.com", "mx": "", "probe": True}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://dns.example/resolve", id="not encrypted"),
        pytest.param("dns.example", id="no scheme"),
        pytest.param("https://dns.example/resolve?type=A", id="a query of its own"),
        pytest.param("https://dns.example/ x", id="a blank"),
        pytest.param("javascript:alert(1)", id="a program"),
    ],
)
def test_an_address_that_cannot_be_asked_is_an_error_of_the_configuration(address: str) -> None:
    failed, _ = options(mx=address).validate()
    assert [name for name, _ in failed] == ["mx"]


@pytest.mark.parametrize("locale", locales())
def test_the_table_stands_where_its_marker_stood(locale: str) -> None:
    found = PageParts(None).insert("<!-- hubcheck:url --><!-- hubcheck:bulk -->", locale, lambda uri: f"../{uri}")
    assert found.used == ("url", "bulk")
    assert f'<hubcheck-bulk class="hc hcb" lang="{locale}"' in found.html
    assert found.html.count('id="hubcheck-bulk-2"') == 1


@pytest.mark.parametrize(
    ("online", "asked"),
    [
        ({}, []),
        (
            {"tenant": "https://login.example", "mx": "https://dns.example:444/resolve"},
            ["https://dns.example:444", "https://login.example"],
        ),
        ({"tenant": "", "mx": "", "probe": True}, ["http:", "https:"]),
    ],
)
def test_the_policy_of_a_page_hears_whom_it_asks(online: dict[str, object], asked: list[str]) -> None:
    assert allowed_origins(online) == asked
