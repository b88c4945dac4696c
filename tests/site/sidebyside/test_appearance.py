"""What every part must be for everybody: names, contrast, size, focus, narrow windows, colours of the system."""

import pytest
from playwright.sync_api import expect

import axe

pytestmark = pytest.mark.browser

STATES = ["start", "card", "bar", "panel", "beside", "failed"]


def bring(reader, state):
    if state == "card":
        reader.point("p3")
        reader.wait(500)
        expect(reader.card).to_be_visible()
    elif state == "bar":
        reader.click("p3")
        expect(reader.bar.locator("[lang=en] a").first).to_be_visible()
    elif state == "panel":
        reader.open_menu()
    elif state == "beside":
        reader.choose("ernaast")
        expect(reader.page.get_by_text("You sign in with")).to_be_visible()
        reader.page.locator(".bt-contents summary").click()
    elif state == "failed":
        reader.page.route(f"{reader.base}/guide/", lambda route: route.abort())
        reader.choose("ernaast")
        expect(reader.page.locator(".bt-bar")).to_contain_text("Engels")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_our_parts(visit, state, width):
    reader = visit(viewport={"width": width, "height": 740})
    bring(reader, state)
    assert reader.accessibility_faults() == []
    # This site's palette follows the device only while it loads.
    reader.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert reader.accessibility_faults(axe.ON_COLOURS) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("height", [640, 256])
def test_a_narrow_window_is_never_scrolled_sideways(visit, state, height):
    reader = visit(viewport={"width": 320, "height": height})
    bring(reader, state)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    parts = reader.page.locator(":is(.bt-card, .bt-bar, .bt-panel):not([hidden])")
    for box in [one.bounding_box() for one in parts.all()]:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height + 1


@pytest.mark.parametrize("state", STATES)
def test_controls_are_as_large_as_a_finger(visit, state):
    reader = visit(viewport={"width": 360, "height": 740})
    bring(reader, state)
    controls = ".bt-button, .bt-mode, .bt-hover, .bt-menu > button, .bt-quiet, .bt-contents summary"
    boxes = [one.bounding_box() for one in reader.page.locator(controls).all() if one.is_visible()]
    assert boxes
    for box in boxes:
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_the_focus_is_seen_on_every_control(visit):
    reader = visit()
    reader.button.focus()
    reader.page.keyboard.press("Shift+Tab")
    outlines = []
    for step in range(8):
        if step == 1:
            reader.button.press("Enter")
            expect(reader.menu.get_by_role("radio", checked=True)).to_be_focused()
            reader.page.keyboard.press("Shift+Tab")
        reader.page.keyboard.press("Tab")
        outline = reader.page.evaluate("""() => {
            const at = document.activeElement.closest(".bt-mode, .bt-hover") ?? document.activeElement;
            if (!at.closest(".bt-menu")) return null;
            const style = getComputedStyle(at);
            return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
        }""")
        outlines += [] if outline is None else [outline]
    assert len(outlines) >= 4
    assert all(outlines)


CONTRAST = """() => {
    const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    const light = channels => channels.map(v => linear(v / 255))
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const of = (element, name) => {
        const style = getComputedStyle(element, "::highlight(bt-current)");
        return light(style[name].match(/[0-9.]+/g).slice(0, 3).map(Number));
    };
    const [text, link] = [document.querySelector("article p"), document.querySelector("article p a")];
    const ground = of(text, "backgroundColor");
    return [of(text, "color"), of(link, "color")].map(ink =>
        (Math.max(ink, ground) + .05) / (Math.min(ink, ground) + .05));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_tinted_sentence_and_its_links_can_be_read(visit, scheme):
    reader = visit(color_scheme=scheme)
    reader.click("q2")
    expect(reader.bar).to_contain_text("Copy it")
    text, link = reader.page.evaluate(CONTRAST)
    assert text >= 7
    assert link >= 4.5


def test_words_twice_as_long_are_not_cut(visit):
    reader = visit(viewport={"width": 320, "height": 640})
    longer = "for (const t of document.querySelectorAll('.bt-mode :is(b, span), .bt-button span, .bt-quiet')) "
    reader.page.evaluate(longer + "t.append(' en nog meer')")
    reader.click("q2")
    expect(reader.bar).to_contain_text("Copy it")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = reader.page.locator(".bt-button, .bt-mode").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
    )
    assert cut == []


def test_the_chosen_way_is_seen_in_the_colours_of_the_system(visit):
    reader = visit(forced_colors="active")
    look = "all => all.map(one => [getComputedStyle(one).appearance, getComputedStyle(one).opacity, one.checked])"
    radios = reader.open_menu().get_by_role("radio").evaluate_all(look)
    assert radios == [["auto", "1", False], ["auto", "1", True], ["auto", "1", False]]


def test_who_wants_less_motion_gets_none(visit):
    reader = visit()
    reader.point("p2")
    reader.wait(500)
    expect(reader.card).to_be_visible()
    assert reader.card.evaluate("card => card.getAnimations().length") == 0
