"""Every screen for everybody: axe finds nothing, nothing is cut on a phone, controls are large enough for a thumb."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from colour_scheme import SCHEMES, recolour
from guide_pages import module_of

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SMALL = """() => [...document.querySelectorAll(
    ".hcl-stage :is(button, a, select, textarea, summary, .hcl-choice, input:not(.hcl-radio))")]
    .filter(one => one.checkVisibility())
    .map(one => [one.textContent.trim(), one.getBoundingClientRect().height])
    .filter(([, height]) => height < 44).map(([text]) => text)"""


def look(reader: Any) -> None:
    """One screen as everybody meets it."""
    assert reader.accessibility_faults_everywhere() == []
    for viewport in (WIDE, PHONE):
        reader.page.set_viewport_size(viewport)
        assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), viewport
        assert reader.page.evaluate(SMALL) == [], viewport


def test_no_screen_has_a_fault(visit: Visit) -> None:
    reader = visit(locale="nl-BE").at("problem")
    reader.button("checklist.continue").click()
    expect(reader.stage.locator(".hc-error")).to_be_visible()
    look(reader)
    reader.answer("problem", "sign-up").at("email").stage.locator(".hcl-yours > summary").click()
    look(reader)
    reader.paste("email", "an@gmail.com").at("address-refused")
    look(reader)
    reader.page.goto(reader.page.url.partition("#")[0] + "#message?problem=message")
    reader.at("message").paste("message", "Failed to fetch the companies. AADSTS50020")
    expect(reader.stage.locator(".hcl-found input").first).to_be_visible()
    look(reader)
    reader.page.goto(reader.page.url.partition("#")[0] + "#unresolved")
    reader.at("unresolved")
    expect(reader.stage.locator(".hcl-report")).to_contain_text(reader.text("report.title"))
    look(reader)


def test_the_written_list_has_no_fault(visit: Visit) -> None:
    reader = visit(viewport=PHONE).at("problem")
    reader.page.locator(".hcl-all > summary").click()
    expect(reader.page.locator(".hcl-all h2").first).to_be_visible()
    for scheme in SCHEMES:
        recolour(reader.page, scheme)
        assert reader.accessibility_faults() == [], scheme
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_at_320_pixels_and_with_large_text_nothing_is_cut(visit: Visit) -> None:
    reader = visit("#ask-invitation", "nl-BE", viewport={"width": 320, "height": 256}).at("ask-invitation")
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.page.evaluate("document.documentElement.style.fontSize = '250%'")
    wide = "[...document.querySelectorAll('.hcl *')].filter(one => one.getBoundingClientRect().right > innerWidth)"
    assert reader.page.evaluate(f"{wide}.filter(one => one.checkVisibility()).length") == 0


def test_the_printed_report_stands_alone(visit: Visit) -> None:
    reader = visit("#unresolved").at("unresolved")
    reader.page.evaluate("window.print = () => {}")
    reader.button("checklist.print-report").click()
    reader.page.emulate_media(media="print")
    expect(reader.stage.locator(".hcl-report")).to_be_visible()
    expect(reader.heading).to_be_hidden()
    reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(reader.heading).to_be_visible()


def test_paper_has_the_list_and_nothing_about_forms(
    visit: Visit, guide: Path, serve: Callable[..., Any], fault: Any
) -> None:
    reader = visit(server=serve(faults={module_of(guide, "checklist"): fault(status=404)}))
    page = reader.page
    page.get_by_role("link", name=reader.text("checklist.all")).click()
    late = page.locator(".hcl > .hcl-walk > .hc-late")
    expect(late).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("h2[id='problem']")).to_be_visible()
    expect(late).to_be_hidden()
    for line in page.locator(".hcl .hc-quiet").all():
        expect(line).to_be_hidden()


def test_paper_says_nothing_about_scripts_where_there_are_none(visit: Visit) -> None:
    reader = visit(java_script_enabled=False)
    page = reader.page
    expect(page.locator(".hcl .hc-note").first).to_be_visible()
    page.get_by_role("link", name=reader.text("checklist.all")).click()
    page.emulate_media(media="print")
    expect(page.locator("h2[id='problem']")).to_be_visible()
    for line in page.locator(".hcl .hc-note").all():
        expect(line).to_be_hidden()
