"""What a screen reader says: once, when the keys are silent, and not again."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from guide_text import checker_text

pytestmark = pytest.mark.browser

PERSONAL = " ".join(
    [
        checker_text("email.class.personal.title", "en") + ".",
        checker_text("email.consumer-domain", "en", domain="gmail.com"),
    ]
)
RECORD = """() => {
    window.said = [];
    window.region = document.querySelector("hubcheck-email [role=status]");
    window.watcher?.disconnect();
    window.watcher = new MutationObserver(() => region.textContent && said.push(region.textContent));
    watcher.observe(region, { childList: true, characterData: true, subtree: true });
}"""


def test_it_is_said_a_second_after_the_last_key(warm: Callable[..., object]) -> None:
    reader = warm().type("an@gmail.com").wait(980)
    expect(reader.heard).to_be_empty()
    reader.wait(30)
    expect(reader.heard).to_have_text(PERSONAL)


def test_it_is_said_at_once_where_the_reader_is_done(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmail.com")
    expect(reader.heard).to_have_text(PERSONAL)


def test_it_is_gone_after_five_seconds(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmail.com").wait(4800)
    expect(reader.heard).to_have_text(PERSONAL)
    reader.wait(300)
    expect(reader.heard).to_be_empty()


def test_the_button_says_it_again(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmail.com")
    reader.page.evaluate(RECORD)
    reader.button("check").click()
    reader.wait(100)
    assert reader.page.evaluate("said") == [PERSONAL]


def test_leaving_the_field_does_not_say_it_again(warm: Callable[..., object]) -> None:
    reader = warm().check("an@gmail.com")
    reader.page.evaluate(RECORD)
    reader.field.press("Tab")
    reader.wait(3000)
    assert reader.page.evaluate("said") == []


def test_nothing_is_said_into_steady_typing(warm: Callable[..., object]) -> None:
    reader = warm()
    reader.page.evaluate(RECORD)
    for key in "an@me.company.be":
        reader.type(key).wait(200)  # 60 words a minute
    assert reader.page.evaluate("said") == []
    reader.wait(1000)
    assert len(reader.page.evaluate("said")) == 1


def test_the_region_is_the_same_from_the_start_and_was_born_empty(visit: Callable[..., object]) -> None:
    reader = visit("email")
    assert (
        '<div class="hc-live" role="status" aria-atomic="true"></div>'
        in reader.page.request.get(reader.page.url).text()
    )
    reader.page.evaluate(RECORD)
    reader.started().check("an@gmail.com").check("jan@").check("jan@kantoor.be")
    assert reader.page.evaluate(
        "region.isConnected && region === document.querySelector('hubcheck-email [role=status]')"
    )


def test_the_description_of_the_field_never_changes(warm: Callable[..., object]) -> None:
    reader = warm()
    before = reader.field.get_attribute("aria-describedby")
    for typed in ("jan@", "an@gmail.com", "an@gmial.com"):
        assert reader.check(typed).field.get_attribute("aria-describedby") == before


def test_only_danger_interrupts(warm: Callable[..., object]) -> None:
    reader = warm("url").check("https://businesscentral.dynamics.com/")
    expect(reader.alarm).to_be_empty()
    expect(reader.heard).not_to_be_empty()
    reader.wait(10_000).check("https://businesscentral.dynamics.com.example.org/kantoor.be")
    expect(reader.alarm).to_contain_text(reader.title_of("lookalike"))
    expect(reader.heard).to_be_empty()
    assert reader.page.locator("[role=alert]").count() == 1


@pytest.fixture
def cold(visit: Callable[..., Any], serve: Callable[..., Any], fault: Any, arrived: threading.Event) -> Any:
    """A page whose checker starts only once the interpreter has arrived; time passes where the test says so."""
    reader = visit("email", "nl-BE", server=serve(faults={r"\.wasm$": fault(until=arrived)}), paused=True)
    reader.page.evaluate(RECORD)
    return reader


def heard_so_far(reader: Any) -> list[str]:
    return list(reader.page.evaluate("said"))


def test_the_error_on_a_cold_page_is_heard_and_nothing_after_it(cold: Any, arrived: threading.Event) -> None:
    cold.type_cold("jan")
    cold.field.press("Enter")
    cold.wait(400)
    assert heard_so_far(cold) == [cold.text("boot.starting")]
    arrived.set()
    error = f"{cold.title_of('invalid')}. {cold.text('email.no-at')}"
    expect(cold.error).to_have_text(error)
    cold.wait(3000)
    assert heard_so_far(cold) == [cold.text("boot.starting"), error]


def test_a_reader_who_waits_hears_once_that_the_check_starts(cold: Any, arrived: threading.Event) -> None:
    for key in "an@kantoorpeeters.be":
        cold.type_cold(key).wait(200)
    assert heard_so_far(cold) == []
    cold.field.press("Enter")
    cold.wait(100)
    assert heard_so_far(cold) == [cold.text("boot.starting")]
    cold.wait(8_000)
    cold.field.press("Enter")
    cold.wait(8_000)
    assert heard_so_far(cold) == [cold.text("boot.starting")]
    arrived.set()
    expect(cold.title).to_have_text(cold.title_of("unlisted"))
    cold.wait(3000)
    assert len(heard_so_far(cold)) == 2
    assert heard_so_far(cold)[1].startswith(cold.title_of("unlisted"))


def test_a_reader_who_stops_typing_hears_that_the_check_starts_and_that_it_is_ready(
    cold: Any, arrived: threading.Event
) -> None:
    cold.type_cold("jan@kantoor").wait(1100)
    assert heard_so_far(cold) == [cold.text("boot.starting")]
    arrived.set()
    expect(cold.form.locator(".hc-boot")).to_have_count(0)
    cold.answered().wait(3000)
    assert heard_so_far(cold) == [cold.text("boot.starting"), cold.text("boot.ready")]


def test_a_warning_goes_in_the_same_frame_as_the_text_that_it_was_about(warm: Callable[..., Any]) -> None:
    reader = warm("url").check("https://businesscentral.dynamics.com.example.org/kantoor.be")
    expect(reader.alarm).not_to_be_empty()
    left = reader.field.evaluate("""field => {
        field.value = "https://businesscentral.dynamics.com/kantoor.be?redirectedfromsignup=1";
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        const form = field.closest("hubcheck-url");
        return [...form.querySelectorAll("[role=alert], [role=status]")].map(region => region.textContent).join("");
    }""")
    assert left == ""
    reader.answered().wait(100)
    expect(reader.heard).to_contain_text(reader.title_of("valid"))
    expect(reader.alarm).to_be_empty()
