"""Online checks in mkdocs.yml: off by default, only with URLs that a page may query, and passed on to pages."""

import pytest

from hubcheck.messages import locales
from mkdocs_hubcheck.markup import allowed_origins
from mkdocs_hubcheck.options import OnlineOptions, services
from mkdocs_hubcheck.page_parts import PageParts


def options(**values: object) -> OnlineOptions:
    loaded = OnlineOptions()
    loaded.load_dict(values)
    return loaded


def test_no_service_is_queried_by_default() -> None:
    loaded = options()
    assert loaded.validate() == ([], [])
    assert services(loaded) is None


def test_configured_services_are_passed_on_to_pages() -> None:
    loaded = options(tenant="https://login.microsoftonline.com", probe=True)
    assert loaded.validate() == ([], [])
    assert services(loaded) == {"tenant": "https://login.microsoftonline.com", "mx": "", "probe": True}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://dns.example/resolve", id="not encrypted"),
        pytest.param("dns.example", id="no scheme"),
        pytest.param("https://dns.example/resolve?type=A", id="a query of its own"),
        pytest.param("https://dns.example/ x", id="a space"),
        pytest.param("javascript:alert(1)", id="a program"),
    ],
)
def test_a_url_that_cannot_be_queried_is_a_configuration_error(address: str) -> None:
    failed, _ = options(mx=address).validate()
    assert [name for name, _ in failed] == ["mx"]


@pytest.mark.parametrize("locale", locales())
def test_the_bulk_check_replaces_its_marker(locale: str) -> None:
    expanded = PageParts(None).insert("<!-- hubcheck:url --><!-- hubcheck:bulk -->", locale, lambda uri: f"../{uri}")
    assert expanded.used == ("url", "bulk")
    assert f'<hubcheck-bulk class="hc hcb" lang="{locale}"' in expanded.html
    assert expanded.html.count('id="hubcheck-bulk-2"') == 1


@pytest.mark.parametrize(
    ("online", "queried"),
    [
        ({}, []),
        (
            {"tenant": "https://login.example", "mx": "https://dns.example:444/resolve"},
            ["https://dns.example:444", "https://login.example"],
        ),
        ({"tenant": "", "mx": "", "probe": True}, ["http:", "https:"]),
    ],
)
def test_the_security_policy_of_a_page_gets_the_queried_origins(online: dict[str, object], queried: list[str]) -> None:
    assert allowed_origins(online) == queried
