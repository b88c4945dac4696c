"""What answers the reader comes into view: with a phone's keyboard open, and at 400 % zoom; the focus stays."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from page_scripts import IS_SEEN

pytestmark = pytest.mark.browser

KEYBOARD_OPEN = {"width": 360, "height": 420}
ZOOMED = {"width": 320, "height": 256}
# A phone's own way: the window stays as it is, and the keyboard covers its lower part.
KEYBOARD_OVER_WINDOW = """() => Object.defineProperty(globalThis, "visualViewport", {
    value: Object.assign(new EventTarget(), { offsetTop: 0, height: 420 }), configurable: true
})"""
PERSONAL, UNLISTED, ERROR = "jan@gmail.com", "jan@kantoorpeeters.be", "jan@"
TO_FIX = "https://businesscentral.dynamics.com/kantoor.be/Production?company=CRONUS&page=9305"
DANGER = "https://businesscentral.dynamics.com.example.org/kantoor.be"


def sees(reader: Any, part: str) -> bool:
    return bool(reader.page.evaluate(IS_SEEN, f"hubcheck-{reader.kind} {part}"))


def scrolled(reader: Any) -> int:
    return int(reader.page.evaluate("Math.round(scrollY)"))


def typed(reader: Any, text: str) -> Any:
    """Key by key into an empty field, then Enter: the browser brings the field into view, as it does for everybody."""
    reader.field.fill("")
    reader.field.press_sequentially(text)
    reader.field.press("Enter")
    return reader.answered().wait(100)


@pytest.fixture
def small(warm: Callable[..., Any]) -> Callable[..., Any]:
    """A window with little room, where the checker runs."""

    def opened(kind: str = "email", size: dict[str, int] = KEYBOARD_OPEN) -> Any:
        reader = warm(kind, "nl-BE")
        reader.page.set_viewport_size(size)
        reader.field.scroll_into_view_if_needed()
        return reader

    return opened


@pytest.mark.parametrize("size", [KEYBOARD_OPEN, ZOOMED], ids=["keyboard", "zoom"])
@pytest.mark.parametrize(
    ("kind", "texts"),
    [("email", [PERSONAL, UNLISTED, "an@gmial.com"]), ("url", [TO_FIX, DANGER, "geen idee", "kantoor.be"])],
)
def test_each_verdict_comes_into_view(
    small: Callable[..., Any], kind: str, texts: list[str], size: dict[str, int]
) -> None:
    reader = small(kind, size)
    for text in texts:
        typed(reader, text)
        shown = ".hc-title" if reader.verdict.count() else ".hc-error"
        assert sees(reader, shown), text
        assert size is ZOOMED or sees(reader, "input"), text
        expect(reader.field).to_be_focused()


@pytest.mark.parametrize("size", [KEYBOARD_OPEN, ZOOMED], ids=["keyboard", "zoom"])
def test_an_error_above_the_field_comes_into_view_after_a_verdict_below_it(
    small: Callable[..., Any], size: dict[str, int]
) -> None:
    reader = typed(small("email", size), PERSONAL)
    typed(reader, ERROR)
    assert sees(reader, ".hc-error")
    reader.field.fill("")
    reader.field.press("Enter")
    assert sees(reader, ".hc-error")
    expect(reader.error).to_have_text(reader.text("email.empty"))


def test_the_keyboard_of_a_phone_covers_the_window_but_not_the_verdict(small: Callable[..., Any]) -> None:
    reader = small("email", {"width": 360, "height": 740})
    reader.page.evaluate(KEYBOARD_OVER_WINDOW)
    typed(reader, PERSONAL)
    bottom = "hubcheck-email .hc-panel .hc-reason"
    assert reader.page.locator(bottom).first.evaluate("one => one.getBoundingClientRect().bottom") <= 420
    assert sees(reader, "input")
    reader.page.evaluate("() => delete globalThis.visualViewport")


def test_what_was_pasted_is_answered_in_view(small: Callable[..., Any]) -> None:
    reader = small("url").paste(TO_FIX)
    assert sees(reader, ".hc-title")
    assert sees(reader, "input")


def test_nothing_moves_under_somebody_who_types_and_all_is_seen_after_a_pause(small: Callable[..., Any]) -> None:
    reader = small("email")
    reader.field.press_sequentially("j")
    before = scrolled(reader)
    for key in "an@gmail.company":
        reader.type(key).wait(200)
        assert scrolled(reader) == before
    for _ in "pany":
        reader.field.press("Backspace")
        reader.answered().wait(200)
        assert scrolled(reader) == before
    expect(reader.title).to_have_text(reader.title_of("personal"))
    reader.wait(1000)
    assert sees(reader, ".hc-title")
    assert sees(reader, "input")


def test_a_reader_who_leaves_by_the_keyboard_sees_the_verdict_and_the_button(small: Callable[..., Any]) -> None:
    reader = small("email")
    reader.type(PERSONAL)
    reader.field.press("Tab")
    reader.wait(500)
    assert sees(reader, ".hc-title")
    assert sees(reader, ".hc-button")


def test_a_reader_who_turned_to_another_part_of_the_page_stays_there(small: Callable[..., Any]) -> None:
    reader = small("email").type(PERSONAL)
    reader.page.locator(".md-footer a").first.focus()
    before = scrolled(reader)
    reader.wait(2000)
    assert scrolled(reader) == before


def test_the_wait_and_the_verdict_after_it_are_seen_unless_the_reader_scrolled_away(
    visit: Callable[..., Any], serve: Callable[..., Any], fault: Any, arrived: threading.Event
) -> None:
    server = serve(faults={r"\.wasm$": fault(until=arrived)})
    reader = visit("email", "nl-BE", server=server, paused=True, viewport=KEYBOARD_OPEN)
    reader.field.press_sequentially(UNLISTED)
    reader.field.press("Enter")
    reader.wait(400)
    assert sees(reader, ".hc-boot")
    assert sees(reader, "input")
    reader.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    place = "document.querySelector('.md-footer').getBoundingClientRect().top"
    before = reader.page.evaluate(place)
    arrived.set()
    expect(reader.title).to_have_text(reader.title_of("unlisted"))
    assert reader.page.evaluate(place) == pytest.approx(before, abs=2)


def test_a_failure_is_seen(visit: Callable[..., Any], serve: Callable[..., Any], fault: Any) -> None:
    reader = visit("email", "nl-BE", server=serve(faults={r"\.wasm$": fault(status=404)}), viewport=KEYBOARD_OPEN)
    reader.field.press_sequentially(UNLISTED)
    reader.field.press("Enter")
    expect(reader.verdict).to_contain_text(reader.text("boot.missing"))
    assert sees(reader, ".hc-reason")


@pytest.mark.parametrize(("motion", "behavior"), [("reduce", "instant"), ("no-preference", "smooth")])
def test_a_reader_who_wants_no_motion_gets_none(visit: Callable[..., Any], motion: str, behavior: str) -> None:
    reader = visit("email", "nl-BE", viewport=KEYBOARD_OPEN, reduced_motion=motion).started()
    reader.page.evaluate("() => { globalThis.scrollBy = (options) => { globalThis.asked = options; }; }")
    typed(reader, PERSONAL)
    assert reader.page.evaluate("asked.behavior") == behavior
