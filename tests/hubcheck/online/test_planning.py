"""Requests contain only the domain of what was typed; some inputs must not be requested at all."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.online import Services, plan

SERVICES = Services("https://discovery.test", "https://dns.test/resolve", probe=True)
LOCAL = st.text(st.characters(codec="ascii", categories=("L", "Nd")), min_size=6, max_size=20).map("zq".__add__)


def planned_urls(kind: str, text: str, services: Services = SERVICES, *, secure: bool = True) -> list[str]:
    return [request.url for request in plan(kind, text, services, secure=secure).requests]


@given(LOCAL, st.sampled_from(["kantoor.be", "müller.be", "mail.kantoor.co.uk"]))
def test_no_request_contains_the_name_before_the_at(local: str, domain: str) -> None:
    for text in (f"{local}@{domain}", f"Jan {local} <{local}@{domain}>", f"mailto:{local}+x@{domain}"):
        for url in planned_urls("email", text):
            assert local.lower() not in url.lower()
            assert "@" not in url


@given(LOCAL)
def test_requests_about_a_link_contain_only_client_and_host(company: str) -> None:
    link = f"https://businesscentral.dynamics.com/kantoor.be/Production?company={company}&page=9305"
    assert planned_urls("url", link) == [
        "https://discovery.test/kantoor.be/v2.0/.well-known/openid-configuration",
        "https://businesscentral.dynamics.com/",
    ]


@given(st.sampled_from(["email", "url"]), st.text(max_size=80), st.booleans())
def test_any_text_is_requested_only_from_configured_services(kind: str, text: str, secure: bool) -> None:
    for request in plan(kind, text, SERVICES, secure=secure).requests:
        assert request.check == "probe" or urlsplit(request.url).hostname in ("discovery.test", "dns.test")
        assert urlsplit(request.url).username is None


def test_an_address_is_requested_from_both_services() -> None:
    assert planned_urls("email", "jan@müller.be") == [
        "https://discovery.test/xn--mller-kva.be/v2.0/.well-known/openid-configuration",
        "https://dns.test/resolve?name=xn--mller-kva.be&type=MX",
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("email", "an@gmail.com", id="a personal address needs no question"),
        pytest.param("email", "jan@", id="half an address"),
        pytest.param("email", "jan@[192.168.1.1]", id="a number for a domain"),
        pytest.param("url", "https://businesscentral.dynamics.com.example.org/kantoor.be", id="a dangerous link"),
        pytest.param("url", "javascript:alert(1)", id="a program"),
        pytest.param("url", "geen link", id="no link"),
    ],
)
def test_there_is_no_request_about(kind: str, text: str) -> None:
    assert planned_urls(kind, text) == []


def test_services_that_are_not_configured_get_no_requests() -> None:
    nobody = Services()
    assert planned_urls("email", "jan@kantoor.be", nobody) == []
    assert planned_urls("url", "https://businesscentral.dynamics.com/kantoor.be", nobody) == []
    assert len(planned_urls("email", "jan@kantoor.be", Services(mx="https://dns.test/resolve"))) == 1


@pytest.mark.parametrize(
    ("link", "why"),
    [
        pytest.param("https://server/BC250/", "local", id="the name of a server"),
        pytest.param("http://192.168.1.20/BC250/", "local", id="a number in a network"),
        pytest.param("https://bc.kantoor.local/BC250/", "local", id="a local name"),
        pytest.param("http://bc.kantoor.be/BC250/", "mixed", id="http from https"),
        pytest.param("https://bc.kantoor.be:6000/BC250/", "port", id="a port that browsers refuse"),
    ],
)
def test_unreachable_addresses_are_known_in_advance(link: str, why: str) -> None:
    planned = plan("url", link, SERVICES, secure=True)
    assert planned.requests == ()
    assert [(answer.state, dict(answer.finding.params)) for answer in planned.untestable] == [
        ("not-testable", {"why": why})
    ]


def test_a_page_over_http_can_probe_an_http_address() -> None:
    assert planned_urls("url", "http://bc.kantoor.be/BC250/", secure=False) == ["http://bc.kantoor.be/"]
