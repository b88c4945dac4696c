"""Our own guide with the real plugin; that every page shows its English is swept in `tests/site/sweep`."""

import pytest
from playwright.sync_api import expect
from tests.site.sweep.visits import SPACED

from page_scripts import ENGLISH_BESIDE, RESTYLE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360])
def test_the_guide_has_no_fault_of_ours_with_english_beside_it(visit, guide_url: str, width):
    reader = visit("/nl-BE/troubleshooting/", base=guide_url, viewport={"width": width, "height": 740})
    reader.choose("ernaast")
    expect(reader.page.locator(".bt-source").first).to_be_attached()
    assert reader.accessibility_faults() == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_fallback_page_has_no_button(visit, guide_url: str):
    reader = visit("/nl-BE/for-authors/", base=guide_url)
    expect(reader.page.locator("article[data-bitext=fallback]")).to_be_visible()
    expect(reader.page.locator(".bt-menu, .bt-hint")).to_have_count(0)


@pytest.mark.parametrize("width", [1920, 1280, 1000, 360])
@pytest.mark.parametrize("locale", ["nl-BE", "fr-BE"])
def test_each_card_of_the_start_page_has_its_english(visit, guide_url: str, width, locale):
    reader = visit(f"/{locale}/", base=guide_url, mode="beside", viewport={"width": width, "height": 740})
    expect(reader.page.locator(".bt-source").first).to_be_attached()
    assert reader.page.evaluate(ENGLISH_BESIDE) == {"cards": 3, "faults": []}
    card = reader.page.locator(".hub-start > ul > li").nth(1)
    card.locator(".bt-source a").click()
    expect(reader.page).to_have_url(f"{guide_url}/add-client/#client-url")


@pytest.mark.parametrize("width", [320, 360, 720, 1280])
def test_the_button_is_in_the_header_in_one_piece(visit, guide_url: str, width):
    reader = visit("/fr-BE/today/", base=guide_url, mode="", viewport={"width": width, "height": 740}, locale="fr-BE")
    button = reader.page.locator(".md-header .bt-menu > button")
    expect(button).to_have_accessible_name("Anglais en regard")
    for style in ("", SPACED):
        reader.page.evaluate(RESTYLE, style)
        box, header = button.bounding_box(), reader.page.locator(".md-header").bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= header["y"] + header["height"]
        button.click(trial=True)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", [(1280, 800), (360, 740), (740, 360)])
def test_the_focus_in_the_header_never_scrolls_the_page(visit, guide_url: str, size):
    options = {"viewport": {"width": size[0], "height": size[1]}, "locale": "nl-BE"}
    reader = visit("/nl-BE/troubleshooting/", base=guide_url, mode="", **options).settled()
    reader.page.evaluate("scrollTo(0, 2500)")
    reader.open_menu()
    reader.page.keyboard.press("Escape")
    expect(reader.button).to_be_focused()
    assert reader.page.evaluate("scrollY") == 2500
    stops = 0
    for key in ("Tab", "Shift+Tab"):
        reader.page.evaluate("scrollTo(0, 2500)")
        reader.button.evaluate("one => one.focus({ preventScroll: true })")
        for _ in range(6):
            reader.page.keyboard.press(key)
            if not reader.page.evaluate("document.activeElement.closest('.md-header') !== null"):
                break
            stops += 1
            assert reader.page.evaluate("scrollY") == 2500
    assert stops > 2
