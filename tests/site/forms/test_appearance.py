"""What every state of a form must be for everybody: names, contrast, size, focus, narrow windows, forced colours."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ADDRESSES = ["", "jan@", "jan@kantoor.be", "an@gmail.com", "an@gmial.com", "info@kantoor.be"]
LINKS = [
    "https://businesscentral.dynamics.com/kantoor.be?redirectedfromsignup=1",
    "https://businesscentral.dynamics.com/kantoor.be/Production?company=CRONUS&page=9305",
    "https://businesscentral.dynamics.com/",
    "https://businesscentral.dynamics.com.example.org/kantoor.be",
]
# One of each class: what a panel holds differs.
EVERY_ADDRESS = [
    *(
        "an@telenet.be",
        "an@mailinator.com",
        "an@irs.gov",
        "an_kantoor.be#EXT#@klant.onmicrosoft.com",
        "an@kantoor.test",
    ),
    *("an@kantoor.onmicrosoft.com", "zoë@kantoor.be", "an+bc@kantoor.be", "An <an@kantoor.be>", "an@kantoor.zzzz"),
]
EVERY_LINK = [
    "ms-businesscentral://businesscentral.dynamics.com/kantoor.be/",
    "https://www.google.com/url?q=https://businesscentral.dynamics.com/kantoor.be",
    "https://businesscentral.dynamics.com/kantoor",
    "https://mybusiness.financials.dynamics.com",
    "http://server:8080/BC250",
    "https://fabrikam.bc.dynamics.com/kantoor.be",
    "https://businesscentral.dynamics.com/<tenant>",
    "https://myapps.microsoft.com/?tenantid=1a23b456-789c-4123-85de-678910fa12bc",
    "https://www.kantoor.be",
    "geen idee",
]


def states(visit: Callable[..., Any], pairs: Any = (), **options: Any) -> Any:
    """Brings both forms of a page into each of their states, everything open that opens."""
    reader = visit("email", "nl-BE", **options).started()
    link = reader.page.locator("hubcheck-url")
    for address, url in pairs or zip(ADDRESSES, ["", *LINKS, ""], strict=True):
        reader.check(address)
        link.get_by_role("textbox").fill(url)
        link.get_by_role("textbox").press("Enter")
        reader.answered()
        reader.page.evaluate("document.querySelectorAll('.hc details').forEach((one) => { one.open = true; })")
        yield address, reader


@pytest.mark.parametrize("pairs", [(), list(zip(EVERY_ADDRESS, EVERY_LINK, strict=True))], ids=["states", "classes"])
def test_axe_finds_nothing(visit: Callable[..., Any], pairs: Any) -> None:
    for address, reader in states(visit, pairs):
        assert reader.accessibility_faults_everywhere() == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_starts_and_where_it_cannot(
    visit: Callable[..., Any], serve: Callable[..., Any], fault: Any, scheme: Any
) -> None:
    server = serve(faults={r"\.wasm$": fault(stall=True)})
    reader = visit(server=server, color_scheme=scheme, paused=True)
    reader.idle()
    reader.field.fill("an@kantoorpeeters.be")
    reader.wait(300)
    expect(reader.form.locator(".hc-boot")).to_contain_text("MB")
    assert reader.accessibility_faults() == []
    reader.page.clock.fast_forward(31_000)
    expect(reader.verdict).to_be_visible()
    assert reader.accessibility_faults() == []


def test_a_narrow_window_is_never_scrolled_sideways(visit: Callable[..., Any]) -> None:
    for _, reader in states(visit, viewport={"width": 320, "height": 480}):
        widths = "[...document.querySelectorAll('.hc, .hc *')].map(one => one.getBoundingClientRect().right)"
        assert max(reader.page.evaluate(widths)) <= 320


def test_controls_are_as_large_as_a_finger(visit: Callable[..., Any]) -> None:
    for _, reader in states(visit, viewport={"width": 360, "height": 740}):
        for control in reader.page.locator(".hc :is(input, button, summary)").all():
            box = control.bounding_box()
            assert box is not None
            assert box["height"] >= 44
            assert box["width"] >= 44


def test_the_focus_is_seen_on_every_control(visit: Callable[..., Any]) -> None:
    reader = visit().started().check("jan+bc@kantoor.be")
    expect(reader.title).to_be_visible()
    seen = []
    for _ in range(5):
        style = "getComputedStyle(document.activeElement)"
        seen.append(reader.page.evaluate(f"{style}.outlineStyle + ' ' + {style}.outlineWidth"))
        reader.page.keyboard.press("Tab")
    assert seen == ["solid 3px"] * 5


def test_forced_colours_keep_the_edges_and_icons(visit: Callable[..., Any]) -> None:
    reader = visit(forced_colors="active").started().check("an@gmail.com")
    edge = reader.verdict.evaluate("one => getComputedStyle(one).borderInlineStartWidth")
    assert edge == "5px"
    icon, ground = reader.verdict.evaluate(
        "one => [getComputedStyle(one.querySelector('svg')).fill, getComputedStyle(one).backgroundColor]"
    )
    assert icon != ground


def test_a_whole_dutch_page_is_in_dutch(visit: Callable[..., Any]) -> None:
    reader = visit("email", "nl-BE").started().check("info@kantoor.be")
    assert reader.form.get_attribute("lang") == "nl-BE"
    expect(reader.form.locator("[lang=en]")).to_have_count(0)


# The width of each text of a verdict, its heading, and lines of a link that end inside a part of it.
LAYOUT = """panel => {
    const reason = panel.querySelector(".hc-reason").getBoundingClientRect();
    const broken = [];
    for (const code of panel.querySelectorAll("code")) {
        const range = document.createRange();
        const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            range.selectNodeContents(walker.currentNode);
            if (range.getClientRects().length > 1) broken.push(walker.currentNode.data);
        }
    }
    return { text: reason.width, heading: panel.querySelector(".hc-title").localName, broken };
}"""


@pytest.mark.parametrize("link", [LINKS[1], LINKS[3], "https://businesscentral.dynamics.com/kantoor-van-an.be/UAT"])
def test_on_a_phone_the_text_has_the_width_of_the_phone_and_a_link_breaks_between_its_parts(
    visit: Callable[..., Any], link: str
) -> None:
    reader = visit("url", "nl-BE", viewport={"width": 360, "height": 740}).started().check(link)
    expect(reader.verdict).to_be_visible()
    layout = reader.verdict.evaluate(LAYOUT)
    assert layout["text"] >= 320
    assert layout["broken"] == []
    # What is copied has no trace of the places to break.
    texts = reader.verdict.locator("code").evaluate_all("""codes => codes.map(code => {
        const copy = code.cloneNode(true);
        for (const word of copy.querySelectorAll(".hc-mark")) word.remove();
        return copy.textContent;
    })""")
    assert link in texts or texts == [f"{link}?redirectedfromsignup=1"]


@pytest.mark.parametrize(
    ("path", "above", "level"),
    [("/troubleshooting/", "h2", "h3"), ("/", "h1", "h2")],
    ids=["below a section", "in a card"],
)
def test_a_verdict_is_a_heading_of_its_section(visit: Callable[..., Any], path: str, above: str, level: str) -> None:
    reader = visit("email", path=path).started().check("an@gmail.com")
    expect(reader.title).to_be_visible()
    assert reader.verdict.evaluate(LAYOUT)["heading"] == level
    before = """title => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
        .filter(one => one.compareDocumentPosition(title) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1).localName"""
    assert reader.title.evaluate(before) == above


def test_a_phone_shows_the_keyboard_for_the_field(visit: Callable[..., Any]) -> None:
    for kind in ("email", "url"):
        field = visit(kind, java_script_enabled=kind == "email").field
        for name, value in (("inputmode", kind), ("enterkeyhint", "go"), ("autocomplete", kind)):
            assert field.get_attribute(name) == value


def test_a_reader_who_wants_contrast_gets_darker_lines(visit: Callable[..., Any]) -> None:
    reader = visit(contrast="more").started().check("an@gmail.com")
    expect(reader.title).to_be_visible()
    field, text = (reader.field.evaluate(f"one => getComputedStyle(one).{name}") for name in ("borderColor", "color"))
    assert field == text
    assert reader.verdict.evaluate("one => getComputedStyle(one).borderInlineStartWidth") == "7px"
    assert reader.accessibility_faults() == []
