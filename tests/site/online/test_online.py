"""Online checks as a reader meets them: a button that says what it sends, and a sentence for whatever comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LINK = "https://businesscentral.dynamics.com/known.be?redirectedfromsignup=1"


def states(reader: Any, count: int) -> list[str | None]:
    expect(reader.answers).to_have_count(count)
    return [one.get_attribute("data-state") for one in reader.answers.all()]


def test_nothing_is_asked_before_the_click_and_the_button_says_what_is_sent(
    visit: Callable[..., Any], fake_services: Any
) -> None:
    reader = visit()
    before = len(fake_services.seen)
    reader.check("jan@known.be")
    expect(reader.start).to_be_visible()
    about = reader.messages.text("online.about", domain="known.be", service="127.0.0.1")
    expect(reader.offer).to_contain_text(about)
    assert len(fake_services.seen) == before
    reader.start.click()
    assert states(reader, 2) == ["found", "yes"]
    reader.wait_for_announcement(reader.text("online.mail-microsoft", domain="known.be"))
    expect(reader.offer.get_by_role("button")).to_have_text(reader.messages.text("online.again"))


def test_no_request_carries_the_name_before_the_at(visit: Callable[..., Any], fake_services: Any) -> None:
    before = len(fake_services.seen)
    reader = visit().look("Zqxw Peeters <zqxw.peeters@known.be>")
    assert states(reader, 2) == ["found", "yes"]
    seen = fake_services.seen[before:]
    assert len(seen) == 2
    assert [one for one in [*seen, *reader.requests] if "zqxw" in one.lower() or "peeters" in one.lower()] == []
    assert [one for one in seen if "cookie" in one.lower() or "referer" in one.lower()] == []


@pytest.mark.parametrize(
    ("domain", "codes", "tone"),
    [
        pytest.param("unknown.be", ["tenant-unknown", "domain-unknown"], "warn", id="a domain that nobody knows"),
        pytest.param("null.be", ["tenant-found", "mail-none"], "warn", id="a domain that takes no mail"),
        pytest.param("nomail.be", ["tenant-found", "mail-unlisted"], "warn", id="a domain without mail servers"),
        pytest.param("busy.be", ["busy", "busy"], "unknown", id="too many questions"),
        pytest.param("broken.be", ["busy", "busy"], "unknown", id="services that are down"),
        pytest.param("garbage.be", ["unreadable", "unreadable"], "unknown", id="a hotel's page"),
        pytest.param("gone.be", ["no-answer", "no-answer"], "unknown", id="services that hang up"),
    ],
)
def test_every_answer_ends_in_a_sentence_and_none_in_a_refusal(
    visit: Callable[..., Any], domain: str, codes: list[str], tone: str
) -> None:
    reader = visit("email", "nl-BE").look(f"jan@{domain}")
    expect(reader.answers).to_have_text(
        [reader.messages.text(f"online.{code}", domain=domain, service="127.0.0.1") for code in codes]
    )
    panel = reader.form.locator(".hc-panel")
    expect(panel).to_have_attribute("data-tone", tone)
    expect(panel.locator("> .hc-icon use")).to_have_attribute("href", f"#hc-{tone}")
    title = "decision.warn" if tone == "warn" else "email.class.unlisted.title"
    expect(panel.locator(".hc-title")).to_have_text(reader.messages.text(title))
    expect(reader.answers.locator("xpath=self::*[@data-tone='reject' or @data-tone='danger']")).to_have_count(0)


def test_a_doubt_goes_with_the_answer_that_raised_it(visit: Callable[..., Any]) -> None:
    reader = visit("url").check(LINK.replace("known.be", "unknown.be"))
    reader.page.route("https://businesscentral.dynamics.com/", lambda route: route.fulfill(status=404))
    panel = reader.form.locator(".hc-panel")
    title = panel.locator(".hc-title").inner_text()
    reader.start.click()
    expect(panel).to_have_attribute("data-tone", "warn")
    expect(panel.locator(".hc-title")).to_have_text(reader.messages.text("decision.warn"))
    reader.page.context.set_offline(True)
    reader.offer.get_by_role("button").click()
    expect(panel).to_have_attribute("data-tone", "ok")
    expect(panel.locator(".hc-title")).to_have_text(title)


def test_a_service_that_takes_too_long_is_not_waited_for(visit: Callable[..., Any]) -> None:
    reader = visit().look("jan@slow.be")
    reader.wait_for_announcement(reader.messages.text("online.asking"))
    expect(reader.answers.first).to_have_text(reader.messages.text("online.timeout", service="127.0.0.1", seconds="8"))


def test_offline_is_told(visit: Callable[..., Any]) -> None:
    reader = visit().check("jan@known.be")
    reader.page.context.set_offline(True)
    reader.start.click()
    assert states(reader, 2) == ["unknown", "unknown"]
    expect(reader.answers.first).to_have_text(reader.messages.text("online.offline"))


def test_a_connection_that_fails_altogether_is_the_reader_s_own(visit: Callable[..., Any]) -> None:
    reader = visit().check("jan@gone.be")
    reader.page.route("**/words/*", lambda route: route.abort("connectionrefused"))
    reader.start.click()
    expect(reader.answers.first).to_have_text(reader.messages.text("online.your-connection"))


def test_a_policy_that_forbids_the_services_is_named(visit: Callable[..., Any]) -> None:
    reader = visit(headers={"Content-Security-Policy": "connect-src 'self'"}).look("jan@known.be")
    expect(reader.answers.first).to_have_text(reader.messages.text("online.blocked", service="127.0.0.1"))
    assert "connect-src" in reader.errors[0]
    reader.errors.clear()


def test_of_a_link_client_and_host_are_asked_about(visit: Callable[..., Any], fake_services: Any) -> None:
    reader = visit("url").check(LINK)
    reader.page.route("https://businesscentral.dynamics.com/", lambda route: route.fulfill(status=404))
    before = len(fake_services.seen)
    reader.start.click()
    assert states(reader, 2) == ["found", "answered"]
    assert len(fake_services.seen) == before + 1
    reader.page.unroute("https://businesscentral.dynamics.com/")
    reader.offer.get_by_role("button").click()
    expect(reader.answers.nth(1)).to_have_attribute("data-state", "no-answer")
    expect(reader.answers.nth(1)).to_contain_text("businesscentral.dynamics.com")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("email", "an@gmail.com", id="a personal address"),
        pytest.param("url", "https://businesscentral.dynamics.com.example.org/known.be", id="a dangerous link"),
    ],
)
def test_what_is_refused_for_what_it_is_gets_no_button(visit: Callable[..., Any], kind: str, text: str) -> None:
    reader = visit(kind).check(text)
    reader.page.evaluate(
        """async () => {
            const settings = JSON.parse(document.getElementById("hubcheck-settings").textContent);
            const { sharedEngine } = await import(new URL(settings.engine, document.baseURI));
            await sharedEngine().check("email", "");
        }"""
    )
    expect(reader.start).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(visit: Callable[..., Any], width: int, scheme: Any) -> None:
    reader = visit("email", "nl-BE", color_scheme=scheme, viewport={"width": width, "height": 740}).check(
        "a@unknown.be"
    )
    expect(reader.start).to_be_visible()
    assert reader.accessibility_faults() == []
    reader.start.click()
    expect(reader.answers).to_have_count(2)
    assert reader.accessibility_faults() == []
    expect(reader.offer.locator("[lang=en]")).to_have_count(0)
