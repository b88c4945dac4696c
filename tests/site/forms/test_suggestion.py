"""A suggestion is taken with one press, and given back with another."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from hubcheck.messages import locales

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("locale", locales())
def test_it_fills_the_field_and_can_be_undone(warm: Callable[..., object], locale: str) -> None:
    reader = warm("email", locale).check("jan+bc@kantoor.be")
    reader.button("use", suggestion="jan@kantoor.be").click()
    expect(reader.field).to_have_value("jan@kantoor.be")
    expect(reader.field).to_be_focused()
    expect(reader.form.get_by_text(reader.text("ui.changed"))).to_be_visible()
    expect(reader.title).to_have_text(reader.title_of("unlisted"))
    reader.button("undo").click()
    expect(reader.field).to_have_value("jan+bc@kantoor.be")
    expect(reader.field).to_be_focused()
    expect(reader.title).to_have_text(reader.title_of("alias_plus"))


def test_the_keyboard_is_enough(warm: Callable[..., object]) -> None:
    reader = warm().check("jan+bc@kantoor.be")
    expect(reader.title).to_be_visible()
    for key in ("Tab", "Tab", "Enter"):
        reader.page.keyboard.press(key)
    expect(reader.field).to_have_value("jan@kantoor.be")


def test_one_that_would_be_refused_too_says_so(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmial.com")
    expect(reader.verdict.locator(".hc-reason")).to_contain_text(
        reader.text("email.suggestion-refused", domain="gmail.com")
    )
    expect(reader.verdict.locator(".hc-action")).to_have_text(reader.text("email.class.personal.action"))
    expect(reader.button("use", suggestion="an@gmail.com")).to_have_count(0)


def test_the_way_back_goes_with_the_next_key(warm: Callable[..., object]) -> None:
    reader = warm().check("jan+bc@kantoor.be")
    reader.button("use", suggestion="jan@kantoor.be").click()
    reader.field.press("x")
    expect(reader.button("undo")).to_have_count(0)
