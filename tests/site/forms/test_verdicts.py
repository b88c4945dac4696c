"""What a reader is told about an address, in every language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CANNOT = {
    "en": "You can't sign up with this address",
    "nl-BE": "Met dit adres kunt u zich niet registreren",
    "fr-BE": "Vous ne pouvez pas vous inscrire avec cette adresse",
}
CAN = {
    "en": "You can use this address",
    "nl-BE": "U kunt dit adres gebruiken",
    "fr-BE": "Vous pouvez utiliser cette adresse",
}
SPELLING = {"en": "Check the spelling", "nl-BE": "Kijk de spelling na", "fr-BE": "Vérifiez l'orthographe"}


@pytest.mark.parametrize("locale", ["en", "nl-BE", "fr-BE"])
@pytest.mark.parametrize(
    ("typed", "title", "reason"),
    [
        pytest.param("jan@kantoor.be", CAN, "kantoor.be", id="an address of an office can be used"),
        pytest.param("an@gmail.com", CANNOT, "gmail.com", id="a personal one can not"),
        pytest.param("an@telenet.be", CANNOT, "Telenet", id="one of a telecom provider can not, and names it"),
        pytest.param("an@gmial.com", SPELLING, "an@gmail.com", id="a slip is told, with what may be meant"),
    ],
)
def test_the_verdict_comes_in_the_language_of_the_page(
    warm: Callable[..., object], locale: str, typed: str, title: dict[str, str], reason: str
) -> None:
    reader = warm("email", locale).check(typed)
    expect(reader.title).to_have_text(title[locale])
    expect(reader.verdict.locator(".hc-reason")).to_contain_text(reason)
    expect(reader.field).to_have_value(typed)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "This is not a complete e-mail address. After the @ a domain such as kantoor.be is missing."),
        ("nl-BE", "Dit is geen volledig e-mailadres. Na de @ ontbreekt een domeinnaam, zoals kantoor.be."),
        ("fr-BE", "Cette adresse e-mail n'est pas complète. Après le @, il manque un domaine tel que fiduciaire.be."),
    ],
)
def test_what_cannot_be_read_is_an_error_of_the_field(warm: Callable[..., object], locale: str, sentence: str) -> None:
    reader = warm("email", locale).check("jan@")
    expect(reader.error).to_have_text(sentence)
    expect(reader.field).to_have_attribute("aria-invalid", "true")
    expect(reader.field).to_have_accessible_description(f"{reader.text('ui.email-hint')} {sentence}")
    expect(reader.verdict).to_have_count(0)


def test_an_empty_field_says_so_and_gets_the_focus(warm: Callable[..., object]) -> None:
    reader = warm()
    reader.button("check").click()
    expect(reader.error).to_have_text(reader.text("email.empty"))
    expect(reader.field).to_be_focused()


def test_why_holds_everything_else_and_what_nobody_can_see(warm: Callable[..., object]) -> None:
    reader = warm().check("info@kantoor.be")
    reader.verdict.get_by_text("Why?").click()
    expect(reader.verdict.get_by_role("listitem")).to_have_text(
        [
            reader.text("email.work-domain", domain="kantoor.be"),
            reader.text("email.for-product", product="Company Hub", retired="Accountant Hub"),
            reader.text("ui.cannot-see"),
        ]
    )


def test_a_verdict_that_stays_the_same_stays_open(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmail.com")
    reader.verdict.get_by_text("Why?").click()
    reader.button("check").click()
    expect(reader.verdict.get_by_role("list")).to_be_visible()


def test_two_forms_of_one_page_judge_each_its_own(visit: Callable[..., object]) -> None:
    reader = visit("email").started()
    reader.check("an@gmail.com")
    link = reader.page.locator("hubcheck-url")
    link.get_by_role("textbox").fill("https://businesscentral.dynamics.com/kantoor.be?redirectedfromsignup=1")
    link.get_by_role("textbox").press("Enter")
    expect(link.locator(".hc-title")).to_have_text("This link is right")
    expect(reader.title).to_have_text("You can't sign up with this address")


def test_the_field_stands_in_the_first_card_of_the_start_page(visit: Callable[..., object]) -> None:
    reader = visit("email", path="/", viewport={"width": 360, "height": 640})
    box = reader.field.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 640
