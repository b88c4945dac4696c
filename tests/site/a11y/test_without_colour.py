"""Without colours everything can still be told apart: by shape, by word, by light and dark (WCAG 1.4.1)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.site.a11y.states import beside, correction, menu, result, table

from guide_text import checker_text

pytestmark = pytest.mark.browser

BASE = "https://businesscentral.dynamics.com"
VERDICTS = {
    f"{BASE}/kantoor.be?redirectedfromsignup=1": "valid",
    f"{BASE}/kantoor.be?company=X": "fixable",
    f"{BASE}/": "no_tenant",
    f"{BASE}.example.org/kantoor.be": "lookalike",
}


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport={"width": 1280, "height": 800}).new_page()


def shapes(marks: Locator, word: str) -> dict[str, str]:
    """The shape that stands beside each word."""
    pairs = f"all => all.map(one => [one.querySelector('{word}').textContent, one.querySelector('svg').innerHTML])"
    return dict(marks.evaluate_all(pairs))


def test_each_kind_of_verdict_has_a_shape_of_its_own(page: Page, guide_url: str) -> None:
    page.goto(f"{guide_url}/nl-BE/add-client/")
    form = page.locator("hubcheck-url")
    seen = {}
    for link, kind in VERDICTS.items():
        form.get_by_role("textbox").fill(link)
        form.get_by_role("textbox").press("Enter")
        expect(form.locator(".hc-title")).to_have_text(checker_text(f"url.class.{kind}.title"))
        seen |= shapes(form.locator(".hc-panel"), ".hc-title")
    assert len(set(seen.values())) == len(VERDICTS)


def test_each_row_of_a_list_says_its_verdict_by_shape_and_word(page: Page, guide_url: str) -> None:
    table(page, guide_url)
    said = shapes(page.locator(".hcb-table tbody .hcb-mark"), "b")
    assert "" not in said
    assert len(set(said.values())) == len(said) > 3


def test_what_was_checked_is_said_by_shape_and_word(page: Page, guide_url: str) -> None:
    result(page, guide_url)
    said = shapes(page.locator(".hcl-checks > li"), ".hcl-state")
    assert "" not in said
    assert len(set(said.values())) == len(said) > 2


def test_what_changed_in_a_link_is_said_in_words_and_by_lines(page: Page, guide_url: str) -> None:
    correction(page, guide_url)
    line = "one => getComputedStyle(one).textDecorationLine"
    left, added = page.locator(".hc-panel del"), page.locator(".hc-panel ins")
    expect(left).to_contain_text(checker_text("ui.left-out"))
    expect(added).to_contain_text(checker_text("ui.added"))
    assert (left.evaluate(line), added.evaluate(line)) == ("line-through", "underline")


def test_the_chosen_way_to_read_english_is_a_filled_button_of_the_browser(page: Page, guide_url: str) -> None:
    menu(page, guide_url)
    look = "all => all.map(one => [one.type, getComputedStyle(one).appearance, getComputedStyle(one).opacity])"
    radios = page.locator(".bt-panel").get_by_role("radio")
    assert radios.evaluate_all(look) == [["radio", "auto", "1"]] * 3


def test_english_beside_a_text_stands_behind_a_line(page: Page, guide_url: str) -> None:
    beside(page, guide_url)
    lines = "all => all.map(one => parseFloat(getComputedStyle(one).borderInlineStartWidth))"
    widths = page.locator("article > .bt-source:visible").evaluate_all(lines)
    assert min(widths) >= 3
