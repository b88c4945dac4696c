"""The built guide as its readers meet it: every language, any page, phone and desk, light and dark."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from bitext import xliff
from bitext.core.inline import visible
from bitext.core.model import InlineCode
from guide_pages import LOCALES, SOURCES, TRANSLATIONS, address
from guide_text import heading, plugin_text

ROOT = Path(__file__).resolve().parents[3]
TRANSLATED = [name for name in SOURCES if not name.startswith("for-")]


def article(site: Path, page: str, locale: str) -> lxml.html.HtmlElement:
    path = site / address(page, locale).strip("/") / "index.html"
    return lxml.html.fromstring(path.read_bytes())


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_a_page_has_the_language_of_its_address(guide: Path) -> None:
    for name in SOURCES:
        for locale in LOCALES:
            assert article(guide, name, locale).get("lang") == locale


def test_anchors_are_the_same_in_every_locale(guide: Path) -> None:
    for name in SOURCES:
        anchors = {locale: article(guide, name, locale).xpath("//article//*/@id") for locale in LOCALES}
        ours = {one: [id for id in ids if not id.startswith("bt-")] for one, ids in anchors.items()}
        assert all(ids == ours["en"] for ids in ours.values()), name
        assert len(ours["en"]) > 1


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_links_of_a_translated_page_stay_in_its_language(guide: Path, locale: str) -> None:
    for name in TRANSLATED:
        # The notice above a page with untranslated sentences leads to the English page on purpose.
        links = article(guide, name, locale).xpath(
            "//article//a[not(ancestor::template or ancestor::*[contains(@class, 'bitext-notice')])]/@href"
        )
        inside = [one for one in links if not urlsplit(one).scheme and not one.startswith("#")]
        assert not [one for one in inside if one.startswith("../../") and address("index", locale) not in one], name


@pytest.mark.browser
@pytest.mark.parametrize("locale", LOCALES)
def test_a_deep_link_shows_its_section(page: Page, guide_url: str, locale: str) -> None:
    page.goto(f"{guide_url}{address('troubleshooting', locale)}#cant-connect")
    expect(page.locator("#cant-connect")).to_be_in_viewport()


@pytest.mark.browser
@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_a_page_that_nobody_translated_says_so(page: Page, guide: Path, guide_url: str, locale: str) -> None:
    untranslated = [one for one in SOURCES if article(guide, one, locale).xpath("//article[@data-bitext='fallback']")]
    if not untranslated:
        pytest.skip(f"every page of the guide is in {locale}")
    name = untranslated[0]
    page.goto(guide_url + address(name, locale))
    notice = page.locator("article .bitext-notice:not(.bitext-offer)")
    expect(notice).to_contain_text(plugin_text("from_english.fallback", locale))
    expect(page.locator("article")).to_have_attribute("lang", "en")
    notice.get_by_role("link").click()
    expect(page).to_have_url(guide_url + address(name))
    expect(page.locator("article .bitext-notice:not(.bitext-offer)")).to_have_count(0)


LUMINANCE = """([background, color]) => {
    const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
        .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
    const [a, b] = [light(rgb(background)), light(rgb(color))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(chromium: Browser, guide_url: str, scheme: str) -> None:
    page = chromium.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(guide_url + address("troubleshooting", "nl-BE"))
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    color = page.evaluate("getComputedStyle(document.querySelector('article p')).color")
    assert page.evaluate(LUMINANCE, [background, color]) >= 4.5
    against_black = page.evaluate(LUMINANCE, [background, "rgb(0, 0, 0)"])
    assert against_black < 3 if scheme == "dark" else against_black > 10
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_without_scripts_the_page_is_simply_translated(
    chromium: Browser, guide: Path, guide_url: str, locale: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide_url + address("troubleshooting", locale))
    title = heading(guide, address("troubleshooting", locale))
    assert title != heading(guide, address("troubleshooting"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    expect(page.locator("#which-email")).to_be_visible()
    expect(page.get_by_role("radiogroup")).to_have_count(0)
    expect(page.locator(".hub-colours")).to_be_hidden()
    context.close()


def plain(source: tuple[str | InlineCode, ...]) -> bool:
    return all(isinstance(part, str) and not re.search(r"[\\&]", part) for part in source)


def translated_sources(locale: str, name: str) -> list[str]:
    """The English of every segment without markup that has a target."""
    page = xliff.read(ROOT / "translations" / locale / f"{name}.xlf")
    segments = [one for unit in page.units if not unit.type.startswith("meta:") for one in unit.segments]
    return [visible(one.source) for one in segments if one.target and plain(one.source)]


@pytest.mark.browser
@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_every_translated_sentence_has_its_english(page: Page, guide_url: str, locale: str) -> None:
    page.goto(guide_url + address("troubleshooting", locale))
    menu = page.locator(".bt-menu")
    menu.locator("> button").click()
    menu.locator("[value=sentence]").click()
    menu.locator("> button").click()
    menu.locator(".bt-walk").click()
    bar = page.locator(".bt-bar")
    sentences = page.locator("article i[data-s]").count()
    shown: list[str] = []
    for number in range(1, sentences + 1):
        expect(bar.locator(".bt-position")).to_have_text(re.compile(rf"\b{number}\b.*\b{sentences}\b"))
        shown.append(bar.locator(".bt-text").inner_text().strip())
        if number < sentences:
            page.keyboard.press("ArrowRight")
    sources = translated_sources(locale, "troubleshooting")
    assert len(sources) > 40
    assert [source for source in sources if source not in shown] == []
