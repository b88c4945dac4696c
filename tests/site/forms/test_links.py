"""A client link: the right one to copy, what was changed in words, and nothing that could be opened by accident."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from hubcheck.messages import locales

pytestmark = pytest.mark.browser

RIGHT = "https://businesscentral.dynamics.com/kantoor.be/Production?redirectedfromsignup=1"
WITH_PAGE = "https://businesscentral.dynamics.com/kantoor.be/Production?company=CRONUS&page=9305"
FALSE = "https://businesscentral.dynamics.com.example.org/kantoor.be"
WRAPPED = (
    "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbusinesscentral.dynamics.com%2Fkantoor.be&data=1"
)


@pytest.mark.parametrize("locale", locales())
def test_a_right_link_is_right(warm: Callable[..., object], locale: str) -> None:
    reader = warm("url", locale).check(RIGHT)
    expect(reader.title).to_have_text(reader.title_of("valid"))


@pytest.mark.parametrize("locale", locales())
def test_the_right_link_is_shown_with_what_changed_in_words(warm: Callable[..., object], locale: str) -> None:
    reader = warm("url", locale).check(WITH_PAGE)
    expect(reader.title).to_have_text(reader.title_of("fixable"))
    expect(reader.verdict.locator("ins")).to_have_text(f"{reader.text('ui.added')} redirectedfromsignup=1")
    expect(reader.verdict.locator("del")).to_have_text(f"{reader.text('ui.left-out')} company=CRONUS&page=9305")


@pytest.mark.parametrize("locale", locales())
def test_the_word_of_a_change_is_read_apart_and_not_copied_with_the_link(
    warm: Callable[..., object], locale: str
) -> None:
    reader = warm("url", locale).check(WITH_PAGE)
    for mark, word, text in (
        ("ins", "ui.added", "redirectedfromsignup=1"),
        ("del", "ui.left-out", "company=CRONUS&page=9305"),
    ):
        changed = reader.verdict.locator(mark)
        assert f" {reader.text(word)} {text}" in changed.locator("xpath=..").inner_text()
        read = changed.locator("xpath=..").aria_snapshot().replace("\xa0", " ")
        assert f"{reader.text(word)} {text}" in read.replace('": ', " ").replace("- ", "")
        selected = changed.locator("xpath=..").evaluate(
            "one => { getSelection().selectAllChildren(one); return getSelection().toString(); }"
        )
        assert reader.text(word) not in selected
        assert " " not in selected.strip()


@pytest.mark.parametrize("locale", locales())
def test_the_right_link_is_copied(warm: Callable[..., object], locale: str) -> None:
    reader = warm("url", locale).check(WITH_PAGE)
    button = reader.verdict.get_by_role("button")
    expect(button).to_have_text(reader.text("ui.copy-link"))
    button.click()
    expect(button).to_have_text(reader.text("ui.copied"))
    expect(reader.wait(100).heard).to_have_text(reader.text("ui.copied"))
    assert reader.page.evaluate("navigator.clipboard.readText()") == RIGHT
    reader.wait(2100)
    expect(button).to_have_text(reader.text("ui.copy-link"))


def test_a_link_that_was_inside_another_stands_alone(warm: Callable[..., object]) -> None:
    reader = warm("url").check(WRAPPED)
    expect(reader.title).to_have_text(reader.title_of("wrapped"))
    expect(reader.verdict.locator("del, ins")).to_have_count(0)
    expect(reader.verdict.locator(".hc-link")).to_have_count(1)


@pytest.mark.parametrize("typed", [FALSE, "https://businesscentral.dynamics.com/", WITH_PAGE, "javascript:alert(1)"])
def test_no_link_can_be_opened_by_accident(warm: Callable[..., object], typed: str) -> None:
    reader = warm("url").check(typed)
    expect(reader.verdict).to_be_visible()
    expect(reader.form.get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize("locale", locales())
def test_danger_says_where_the_link_really_goes(warm: Callable[..., object], locale: str) -> None:
    reader = warm("url", locale).check(FALSE)
    expect(reader.title).to_have_text(reader.title_of("lookalike"))
    expect(reader.verdict).to_contain_text("businesscentral.dynamics.com.example.org")
    expect(reader.verdict.get_by_role("button")).to_have_count(0)


def test_the_start_of_the_right_address_is_no_danger_while_it_is_typed(warm: Callable[..., object]) -> None:
    reader = warm("url")
    for key in "https://businesscentral.dynamics.com/":
        reader.type(key).wait(2000)
        expect(reader.verdict).to_have_count(0)
        expect(reader.alarm).to_be_empty()


@pytest.mark.parametrize("typed", ["kantoorpeeters.be", "1a23b456-789c-4123-85de-678910fa12bc"])
def test_the_link_that_a_sentence_offers_can_be_copied(warm: Callable[..., object], typed: str) -> None:
    reader = warm("url", "nl-BE").check(typed)
    expect(reader.verdict.locator(".hc-reason")).to_contain_text(f"/{typed}")
    reader.button("copy-link").click()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"https://businesscentral.dynamics.com/{typed}")
    assert copied in reader.verdict.locator(".hc-reason").inner_text()


def test_no_link_is_offered_where_two_are_asked_about(warm: Callable[..., object]) -> None:
    two = " ".join(
        f"https://businesscentral.dynamics.com/{client}.be" for client in ("kantoorpeeters", "bakkerjanssens")
    )
    reader = warm("url").check(two)
    expect(reader.title).to_have_text(reader.title_of("several"))
    expect(reader.verdict.get_by_role("button")).to_have_count(0)
