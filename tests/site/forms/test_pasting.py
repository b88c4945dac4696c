"""What is pasted over several lines is checked with its line breaks, though the field shows one line."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RIGHT = "https://businesscentral.dynamics.com/kantoor.be/Production?redirectedfromsignup=1"
INVITATION = f"Bakkerij Janssens heeft u uitgenodigd\nOpen daarna Business Central:\n{RIGHT}\nTot dan"
SIGNATURE = "Met vriendelijke groeten,\n\nJan Peeters\nT 03 123 45 67\njan@kantoor.be\nwww.kantoor.be"


def paste(reader: object, text: str) -> None:
    """From the clipboard, as a reader does."""
    reader.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    reader.field.press("ControlOrMeta+V")
    reader.answered()


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param(RIGHT.replace("dynamics", "dyna\nmics"), id="inside the domain"),
        pytest.param(RIGHT.replace("kantoor", "kan\r\ntoor"), id="inside the tenant"),
        pytest.param(RIGHT.replace("Production", "Produc\ntion"), id="inside the environment"),
        pytest.param(INVITATION, id="in a mail"),
    ],
)
def test_a_link_broken_over_lines_is_repaired(warm: Callable[..., object], pasted: str) -> None:
    reader = warm("url")
    paste(reader, pasted)
    expect(reader.verdict.locator(".hc-link").first).to_contain_text("redirectedfromsignup=1")
    reader.verdict.get_by_role("button").click()
    assert reader.page.evaluate("navigator.clipboard.readText()") == RIGHT


def test_a_dropped_text_is_repaired_like_a_pasted_one(visit: Callable[..., object]) -> None:
    reader = visit("url").started()
    page, broken = reader.page, RIGHT.replace("kantoor", "kan\ntoor")
    page.evaluate(
        """text => {
            const source = document.createElement("textarea");
            source.id = "elsewhere";
            document.querySelector("hubcheck-url").before(source);
            source.value = text;
        }""",
        broken,
    )
    page.locator("#elsewhere").select_text()
    page.locator("#elsewhere").scroll_into_view_if_needed()
    box = page.locator("#elsewhere").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 12)
    page.mouse.down()
    to = reader.field.bounding_box()
    page.mouse.move(to["x"] + 30, to["y"] + 20, steps=5)
    page.mouse.up()
    reader.answered()
    expect(reader.field).to_have_value(broken.replace("\n", " "))
    expect(reader.verdict.locator(".hc-link").first).to_contain_text("kantoor.be/Production")


def test_an_address_is_found_in_a_signature(warm: Callable[..., object]) -> None:
    reader = warm("email")
    paste(reader, SIGNATURE)
    expect(reader.button("use", suggestion="jan@kantoor.be")).to_be_visible()


def test_line_breaks_come_back_with_the_undo_of_a_suggestion(warm: Callable[..., object]) -> None:
    reader = warm("email")
    paste(reader, SIGNATURE)
    before = reader.verdict.inner_text()
    shown = reader.field.input_value()
    reader.button("use", suggestion="jan@kantoor.be").click()
    reader.button("undo").click()
    reader.answered()
    expect(reader.verdict).to_have_text(before, use_inner_text=True)
    assert reader.field.input_value().split() == shown.split()


def test_what_was_pasted_is_typed_on_and_undone(warm: Callable[..., object]) -> None:
    reader = warm("url")
    paste(reader, RIGHT.replace("dynamics", "dyna\nmics"))
    expect(reader.title).to_have_text(reader.title_of("fixable"))
    reader.field.press("ControlOrMeta+Z")
    expect(reader.field).to_have_value("")
    reader.type(RIGHT)
    expect(reader.title).to_have_text(reader.title_of("valid"))
