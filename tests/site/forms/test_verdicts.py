"""What a reader is told about an address, in every language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from hubcheck.messages import locales

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("locale", ["en", "nl-BE", "fr-BE"])
@pytest.mark.parametrize(
    ("typed", "kind", "reason"),
    [
        pytest.param("jan@kantoor.be", "unlisted", "kantoor.be", id="an office that no list knows"),
        pytest.param("jan@swisscom.com", "work", "swisscom.com", id="a company in our list"),
        pytest.param("an@gmail.com", "personal", "gmail.com", id="a personal address"),
        pytest.param("an@telenet.be", "telecom", "Telenet", id="one of a telecom provider, which is named"),
        pytest.param("an@gmial.com", "typo", "an@gmail.com", id="a slip, with what may be meant"),
    ],
)
def test_the_verdict_comes_in_the_language_of_the_page(
    warm: Callable[..., object], locale: str, typed: str, kind: str, reason: str
) -> None:
    reader = warm("email", locale).check(typed)
    expect(reader.title).to_have_text(reader.title_of(kind))
    expect(reader.verdict.locator(".hc-reason")).to_contain_text(reason)
    expect(reader.field).to_have_value(typed)


@pytest.mark.parametrize("locale", locales())
def test_what_cannot_be_read_is_an_error_of_the_field(warm: Callable[..., object], locale: str) -> None:
    reader = warm("email", locale).check("jan@")
    sentence = f"{reader.title_of('invalid')}. {reader.text('email.no-domain')}"
    expect(reader.error).to_have_text(sentence)
    expect(reader.field).to_have_attribute("aria-invalid", "true")
    expect(reader.field).to_have_accessible_description(f"{reader.text('ui.email-hint')} {sentence}")
    expect(reader.verdict).to_have_count(0)


@pytest.mark.parametrize("locale", locales())
def test_an_address_that_no_list_knows_says_how_to_find_out(warm: Callable[..., object], locale: str) -> None:
    reader = warm("email", locale).check("jan@kantoor.be")
    expect(reader.verdict).to_have_attribute("data-tone", "unknown")
    expect(reader.verdict.locator(".hc-action")).to_contain_text("myaccount.microsoft.com")


def test_an_empty_field_says_so_and_gets_the_focus(warm: Callable[..., object]) -> None:
    reader = warm()
    reader.button("check").click()
    expect(reader.error).to_have_text(reader.text("email.empty"))
    expect(reader.field).to_be_focused()


def test_why_holds_everything_else_and_what_nobody_can_see(warm: Callable[..., object]) -> None:
    reader = warm().check("info@kantoor.be")
    reader.verdict.get_by_text(reader.text("ui.why")).click()
    expect(reader.verdict.get_by_role("listitem")).to_have_text(
        [
            reader.text("ui.why-listed"),
            reader.text("email.unlisted-domain", domain="kantoor.be"),
            reader.text("email.for-product", product="Company Hub"),
            reader.text("ui.cannot-see"),
        ]
    )


def test_a_verdict_that_stays_the_same_stays_open(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmail.com")
    reader.verdict.get_by_text(reader.text("ui.why")).click()
    reader.button("check").click()
    expect(reader.verdict.get_by_role("list")).to_be_visible()


def test_two_forms_of_one_page_judge_each_its_own(visit: Callable[..., object]) -> None:
    reader = visit("email").started()
    reader.check("an@gmail.com")
    link = reader.page.locator("hubcheck-url")
    link.get_by_role("textbox").fill("https://businesscentral.dynamics.com/kantoor.be?redirectedfromsignup=1")
    link.get_by_role("textbox").press("Enter")
    expect(link.locator(".hc-title")).to_have_text(reader.text("url.class.valid.title"))
    expect(reader.title).to_have_text(reader.title_of("personal"))


def test_the_field_stands_in_the_first_card_of_the_start_page(visit: Callable[..., object]) -> None:
    reader = visit("email", path="/", viewport={"width": 360, "height": 640})
    box = reader.field.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 640
