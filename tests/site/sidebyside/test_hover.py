"""The card of a resting pointer: it comes when asked for, stays while it is used, and goes out of the way."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_resting_pointer_shows_the_english_of_that_sentence_alone(visit):
    reader = visit()
    reader.point("p2")
    expect(reader.card).to_be_hidden()
    assert reader.tinted() == ["Een cliënt nodigt dat account uit, en Accountant Hub toont het bedrijf."]
    reader.wait(500)
    expect(reader.card.locator("[lang=en]")).to_have_text(
        "A client invites that account, and Accountant Hub shows the company."
    )


def test_markup_of_the_english_is_kept_and_its_links_lead_to_the_english_page(visit):
    reader = visit()
    reader.point("p1")
    reader.wait(500)
    expect(reader.card.locator("strong")).to_have_text("one work account")
    reader.page.keyboard.press("Escape")
    reader.point("p3")
    reader.wait(500)
    expect(reader.card.get_by_role("link")).to_have_count(2)
    links = reader.card.locator("a").evaluate_all("all => all.map(a => a.href)")
    assert links == [f"{reader.base}/nl-BE/guide/#client-link", f"{reader.base}/"]


def test_the_card_stands_below_the_last_line_and_never_over_its_sentence(visit):
    reader = visit(viewport={"width": 420, "height": 800})
    reader.point("p2")
    reader.wait(500)
    expect(reader.card).to_be_visible()
    box = reader.card.bounding_box()
    lines = reader.page.evaluate("[...[...CSS.highlights.get('bt-pointed')][0].getClientRects()].map(b => b.bottom)")
    assert len(set(lines)) > 1
    assert box["y"] >= max(lines)


def test_a_card_without_room_below_stands_above(visit):
    reader = visit(viewport={"width": 1280, "height": 500})
    x, y = reader.spot("l1")
    reader.page.evaluate("top => scrollBy({top, behavior: 'instant'})", y - 480)
    reader.page.wait_for_function(f"document.elementFromPoint({x}, 480).closest('ol')")
    reader.wait(450)
    reader.page.mouse.move(x, 480)
    reader.wait(500)
    expect(reader.card).to_be_visible()
    line = reader.page.evaluate("[...CSS.highlights.get('bt-pointed')][0].getBoundingClientRect().top")
    box = reader.card.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= line


def test_the_pointer_may_go_into_the_card_and_stay(visit):
    reader = visit()
    reader.point("q2")
    reader.wait(500)
    reader.card.locator(".bt-text").hover()
    reader.wait(2000)
    expect(reader.card).to_be_visible()
    reader.page.mouse.move(3, 400)
    expect(reader.card).to_be_visible()
    reader.wait(300)
    expect(reader.card).to_be_hidden()
    assert reader.tinted() == []


def test_text_of_the_card_can_be_selected(visit):
    reader = visit()
    reader.point("q2")
    reader.wait(500)
    expect(reader.card).to_be_visible()
    box = reader.card.locator(".bt-text").bounding_box()
    reader.page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=5)
    reader.page.mouse.up()
    selected = reader.page.evaluate("String(getSelection())")
    assert "Copy it from the address bar" in selected
    expect(reader.card).to_be_visible()


@pytest.mark.parametrize("leaving", ["Escape", "scroll", "window"])
def test_the_card_goes_at_once_on(visit, leaving):
    reader = visit()
    reader.point("q2")
    reader.wait(500)
    expect(reader.card).to_be_visible()
    if leaving == "Escape":
        reader.page.keyboard.press("Escape")
    elif leaving == "scroll":
        reader.page.mouse.wheel(0, 40)
    else:
        reader.page.set_viewport_size({"width": 900, "height": 700})
    expect(reader.card).to_be_hidden()


def test_a_page_that_scrolls_under_a_resting_pointer_shows_nothing(visit):
    reader = visit()
    reader.page.mouse.move(*reader.spot("d3"))
    reader.page.keyboard.press("Escape")
    for _ in range(4):
        reader.page.mouse.wheel(0, -60)
        reader.wait(200)
    reader.wait(3000)
    expect(reader.card).to_be_hidden()
    assert reader.tinted() == []


def test_dragging_and_a_selection_show_nothing(visit):
    reader = visit()
    x, y = reader.spot("p1")
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 120, y, steps=4)
    reader.wait(2000)
    expect(reader.card).to_be_hidden()
    reader.page.mouse.up()
    reader.page.mouse.move(x + 40, y + 3, steps=4)
    reader.wait(2000)
    expect(reader.card).to_be_hidden()
    assert reader.page.evaluate("String(getSelection())") != ""


def test_a_passing_pointer_shows_nothing(visit):
    reader = visit()
    x, y = reader.spot("p1")
    reader.stop_clock()
    for step in range(12):
        reader.page.mouse.move(x + 10 * step, y)
        reader.wait(100)
        assert reader.card.is_hidden()
    reader.wait(500)
    expect(reader.card).to_be_visible()


def test_not_on_hover_is_remembered_on_other_pages_and_can_be_taken_back(visit):
    reader = visit()
    reader.point("p2")
    reader.wait(500)
    reader.card.get_by_role("button", name="Niet bij aanwijzen").click()
    expect(reader.card).to_be_hidden()
    reader.open("/nl-BE/")
    reader.point("o1")
    reader.wait(2000)
    expect(reader.card).to_be_hidden()
    reader.open_menu().get_by_role("checkbox", name="Tonen bij aanwijzen").check()
    reader.page.keyboard.press("Escape")
    reader.point("o1")
    reader.wait(500)
    expect(reader.card).to_contain_text("This guide has one page.")


def test_pointing_never_disturbs_the_page(visit):
    reader = visit().settled()
    before = reader.page.locator("article").evaluate("a => a.outerHTML")
    reader.point("p2")
    reader.wait(500)
    expect(reader.card).to_be_visible()
    assert reader.page.locator("article").evaluate("a => a.outerHTML") == before


def test_browsers_without_highlights_tint_too_and_leave_the_page_as_it_was(visit):
    reader = visit(script="delete CSS.highlights; Object.setPrototypeOf(CSS, null);").settled()
    before = reader.page.locator("article").evaluate("a => a.outerHTML")
    reader.point("p2")
    texts = reader.page.locator(".bt-pointed").all_inner_texts()
    assert " ".join("".join(texts).split()) == (
        "Een cliënt nodigt dat account uit, en Accountant Hub toont het bedrijf."
    )
    reader.page.mouse.move(3, 400)
    assert reader.page.locator("article").evaluate("a => a.outerHTML") == before
