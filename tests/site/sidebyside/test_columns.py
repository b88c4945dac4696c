"""English beside Dutch: rows, single headings and pictures, and the page exactly as it was afterwards."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STATE = """() => {
    const root = document.documentElement;
    return [document.querySelector("article").outerHTML, root.getAttributeNames().sort().join()];
}"""


@pytest.fixture
def beside(visit):
    reader = visit()
    reader.choose("ernaast")
    expect(reader.page.locator(".bt-source").first).to_be_visible()
    return reader


def row(reader, dutch: str, english: str):
    left = reader.page.locator("article > [data-bt=pair]").filter(has_text=dutch).bounding_box()
    right = reader.page.locator("article > .bt-source").filter(has_text=english).bounding_box()
    return left, right


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("U meldt zich met", "You sign in with"),
        ("De link begint met", "The link starts with"),
        ("Vraag de link", "Ask your client"),
        ("Iemand van een", "Somebody from"),
    ],
)
def test_a_block_and_its_english_start_on_one_line(beside, dutch, english):
    left, right = row(beside, dutch, english)
    assert abs(left["y"] - right["y"]) < 2
    assert left["x"] + left["width"] <= right["x"]


@pytest.mark.parametrize(
    ("dutch", "english"), [("Plak de link", "Paste the link"), ("Kies OK", "Choose OK"), ("Registreren kan", "Sign-up")]
)
def test_a_list_item_and_its_english_start_on_one_line(beside, dutch, english):
    left = beside.page.locator("article > [data-bt=pair] > li").filter(has_text=dutch).bounding_box()
    right = beside.page.locator("article > .bt-source > * > li").filter(has_text=english).bounding_box()
    assert abs(left["y"] - right["y"]) < 2


def test_english_says_what_language_it_is(beside):
    languages = beside.page.locator(".bt-source").evaluate_all("all => all.map(one => [one.lang, one.dir])")
    assert set(map(tuple, languages)) == {("en", "ltr")}


def test_the_outline_of_the_page_stays_single(beside, visit):
    outline = "[...document.querySelectorAll('article :is(h1,h2,h3,h4)')].map(one => one.tagName)"
    assert beside.page.evaluate(outline) == visit().page.evaluate(outline)
    expect(beside.page.locator("article > p.bt-h2").first).to_have_text("Check the client link")


def test_no_id_stands_twice(beside):
    ids = beside.page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_code_pictures_and_untranslated_blocks_stand_once_across_both_columns(beside):
    article = beside.page.locator("article")
    assert article.locator("pre").count() == 2
    assert article.locator("img").count() == 1
    assert article.get_by_text("This paragraph is not translated yet.").count() == 1
    width = article.evaluate("a => a.clientWidth")
    for block in (article.locator("> .highlight"), article.get_by_text("This paragraph is not translated yet.")):
        assert block.bounding_box()["width"] > 0.9 * width


def test_what_lives_in_the_page_stands_once_and_is_not_started_again(visit):
    define = """customElements.define("live-form", class extends HTMLElement {
        connectedCallback() { window.started = (window.started ?? 0) + 1; }
    })"""
    reader = visit(script=define)
    reader.choose("ernaast")
    expect(reader.page.get_by_text("You sign in with")).to_be_visible()
    reader.choose("uit")
    assert reader.page.evaluate("started") == 1


def test_a_table_shows_english_as_a_second_line_of_each_cell(beside):
    cell = beside.page.get_by_role("cell", name="Alle grootboeken van het bedrijf")
    assert cell.inner_text().splitlines() == ["Alle grootboeken van het bedrijf", "All ledgers of the company"]
    assert beside.page.get_by_role("cell", name="12").inner_text() == "12"


def test_boxes_keep_one_frame_around_both_languages(beside):
    frame = beside.page.locator(".admonition")
    assert frame.count() == 1
    assert "Two clients, one account" in frame.locator(".admonition-title").inner_text()
    left = frame.locator("p[data-bt=pair]").bounding_box()
    right = frame.locator(".bt-source", has_text="An account can belong").bounding_box()
    assert abs(left["y"] - right["y"]) < 2
    assert left["x"] < right["x"]


def test_a_folded_question_still_opens_and_closes_with_both_languages(beside):
    answer = beside.page.locator("article details .bt-source", has_text="Reload the page.")
    expect(answer).to_be_visible()
    beside.page.locator("article details:not(.bt-contents) summary").click()
    expect(answer).to_be_hidden()


def test_tabs_still_switch_and_each_shows_its_english(beside):
    expect(beside.page.get_by_text("Choose the menu at the top.")).to_be_visible()
    beside.page.locator(".tabbed-labels label", has_text="Gsm").click()
    expect(beside.page.get_by_text("Swipe from the left.")).to_be_visible()
    expect(beside.page.get_by_text("Choose the menu at the top.")).to_be_hidden()


def test_the_table_of_contents_gives_its_room_to_the_english(beside):
    expect(beside.page.locator(".md-sidebar--secondary")).to_be_hidden()
    contents = beside.page.get_by_role("group").filter(has_text="Op deze pagina")
    contents.locator("summary").click()
    contents.get_by_role("link", name="Zie ook").click()
    expect(beside.page.locator("#see-also")).to_be_in_viewport()


@pytest.mark.parametrize("back", ["uit", "per zin"])
def test_and_back_the_page_is_exactly_as_it_was(visit, back):
    reader = visit().settled()
    reader.choose(back)
    before = reader.page.evaluate(STATE)
    reader.choose("ernaast")
    expect(reader.page.locator(".bt-source").first).to_be_visible()
    assert reader.page.evaluate(STATE) != before
    reader.choose(back)
    assert reader.page.evaluate(STATE) == before
    expect(reader.page.locator(".md-sidebar--secondary")).to_be_visible()


def test_what_the_reader_was_reading_stays_where_it_was(visit):
    reader = visit(viewport={"width": 1280, "height": 500})
    reader.page.evaluate("document.querySelector('#roles').scrollIntoView({behavior: 'instant'})")
    place = "document.querySelector('#roles').getBoundingClientRect().top"
    before = reader.page.evaluate(place)
    reader.choose("ernaast")
    expect(reader.page.locator(".bt-source").first).to_be_attached()
    assert abs(reader.page.evaluate(place) - before) < 30


def drag(reader, start, end):
    for box, act in ((start, reader.page.mouse.down), (end, reader.page.mouse.up)):
        reader.page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2, steps=8)
        act()
    return reader.page.evaluate("String(getSelection())")


def test_a_selection_stays_in_the_language_where_it_starts(beside):
    dutch, english = row(beside, "U meldt zich met", "You sign in with")
    lower, below = row(beside, "De link begint met", "The link starts with")
    copied = drag(beside, dutch, lower)
    assert "De cliëntlink controleren" in copied
    assert "Check the client link" not in copied
    beside.page.mouse.click(3, 500)
    copied = drag(beside, english, below)
    assert "Check the client link" in copied
    assert "De cliëntlink controleren" not in copied


@pytest.mark.parametrize("width", [320, 360, 600])
def test_without_room_for_two_columns_english_stands_under_its_block(visit, width):
    reader = visit(viewport={"width": width, "height": 740})
    reader.choose("ernaast")
    left, right = row(reader, "De link begint met", "The link starts with")
    assert right["y"] >= left["y"] + left["height"]
    assert abs(left["x"] - right["x"]) < 2
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_slow_connection_is_announced_in_the_bar(visit):
    reader = visit()
    held = []
    reader.page.route(f"{reader.base}/guide/", lambda route: held.append(route))
    reader.choose("ernaast")
    reader.wait(300)
    bar = reader.page.get_by_role("region", name="Engels erbij")
    expect(bar.locator("[aria-live=polite]")).to_have_text("De tekst in het Engels wordt geladen")
    held.pop().continue_()
    expect(reader.page.get_by_text("You sign in with")).to_be_visible()
    expect(bar).to_be_hidden()


def test_paper_shows_what_the_screen_shows(beside):
    beside.page.emulate_media(media="print")
    beside.page.set_viewport_size({"width": 718, "height": 1000})
    expect(beside.button).to_be_hidden()
    left, right = row(beside, "U meldt zich met", "You sign in with")
    assert abs(left["y"] - right["y"]) < 2
    assert left["x"] + left["width"] <= right["x"]


def test_paper_from_a_dark_screen_has_dark_ink(visit):
    reader = visit(color_scheme="dark")
    reader.choose("ernaast")
    heading = reader.page.locator("p.bt-h2").first
    expect(heading).to_be_visible()
    ink = "one => Math.max(...getComputedStyle(one).color.match(/[0-9]+/g).slice(0, 3))"
    assert heading.evaluate(ink) > 200
    reader.page.emulate_media(media="print")
    assert heading.evaluate(ink) < 150


def test_paper_of_a_page_without_english_has_none(visit):
    reader = visit()
    reader.choose("uit")
    reader.page.emulate_media(media="print")
    expect(reader.button).to_be_hidden()
    text = reader.page.locator("body").inner_text()
    assert "You sign in with" not in text
    assert "U meldt zich met" in text


def test_paper_has_the_sentence_that_the_bar_shows_but_not_its_buttons(visit):
    reader = visit()
    reader.click("q2")
    expect(reader.bar).to_contain_text("Copy it from the address bar")
    reader.page.emulate_media(media="print")
    expect(reader.bar.get_by_text("Copy it from the address bar")).to_be_visible()
    expect(reader.page.locator(".bt-bar button").first).to_be_hidden()
