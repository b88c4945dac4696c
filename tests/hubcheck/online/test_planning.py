"""Questions hold the domain and nothing else of what was typed; what must not be asked about gives none."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.online import Services, plan

SERVICES = Services("https://discovery.test", "https://dns.test/resolve", probe=True)
LOCAL = st.text(st.characters(codec="ascii", categories=("L", "Nd")), min_size=6, max_size=20).map("zq".__add__)


def asked(kind: str, text: str, services: Services = SERVICES, *, secure: bool = True) -> list[str]:
    return [request.url for request in plan(kind, text, services, secure=secure).requests]


@given(LOCAL, st.sampled_from(["kantoor.be", "müller.be", "mail.kantoor.co.uk"]))
def test_no_question_holds_the_name_before_the_at(local: str, domain: str) -> None:
    for text in (f"{local}@{domain}", f"Jan {local} <{local}@{domain}>", f"mailto:{local}+x@{domain}"):
        for url in asked("email", text):
            assert local.lower() not in url.lower()
            assert "@" not in url


@given(LOCAL)
def test_of_a_link_only_client_and_host_are_asked_about(company: str) -> None:
    link = f"https://businesscentral.dynamics.com/kantoor.be/Production?company={company}&page=9305"
    assert asked("url", link) == [
        "https://discovery.test/kantoor.be/v2.0/.well-known/openid-configuration",
        "https://businesscentral.dynamics.com/",
    ]


@given(st.sampled_from(["email", "url"]), st.text(max_size=80), st.booleans())
def test_any_text_gives_questions_to_the_configured_services_or_none(kind: str, text: str, secure: bool) -> None:
    for request in plan(kind, text, SERVICES, secure=secure).requests:
        assert request.check == "probe" or urlsplit(request.url).hostname in ("discovery.test", "dns.test")
        assert urlsplit(request.url).username is None


def test_an_address_is_asked_about_at_both_services() -> None:
    assert asked("email", "jan@müller.be") == [
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
def test_nothing_is_asked_about(kind: str, text: str) -> None:
    assert asked(kind, text) == []


def test_who_is_not_configured_is_not_asked() -> None:
    nobody = Services()
    assert asked("email", "jan@kantoor.be", nobody) == []
    assert asked("url", "https://businesscentral.dynamics.com/kantoor.be", nobody) == []
    assert len(asked("email", "jan@kantoor.be", Services(mx="https://dns.test/resolve"))) == 1


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
def test_what_a_browser_cannot_reach_is_known_beforehand(link: str, why: str) -> None:
    found = plan("url", link, SERVICES, secure=True)
    assert found.requests == ()
    assert [(one.state, dict(one.finding.params)) for one in found.untestable] == [("not-testable", {"why": why})]


def test_from_a_page_over_http_an_http_address_can_be_asked() -> None:
    assert asked("url", "http://bc.kantoor.be/BC250/", secure=False) == ["http://bc.kantoor.be/"]
