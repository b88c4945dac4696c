"""The sentence bar: opened by a tap or from the keyboard, walked through, closed, and the focus back where it was."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def english(reader):
    return reader.bar.locator("[aria-live=polite][lang=en]")


@pytest.fixture
def phone(visit):
    return visit(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)


def test_a_tap_on_text_opens_the_bar_and_a_second_tap_closes_it(phone):
    phone.tap("q2")
    expect(english(phone)).to_have_text("Copy it from the address bar of your browser.")
    assert phone.tinted() == ["Kopieer hem uit de adresbalk van uw browser."]
    phone.tap("q2")
    expect(phone.bar).to_be_hidden()
    assert phone.tinted() == []


def test_a_tap_on_another_sentence_moves_the_open_bar(phone):
    phone.tap("q2")
    expect(english(phone)).to_contain_text("Copy it")
    phone.tap("l1")
    expect(english(phone)).to_have_text("Ask your client for the link.")


def test_a_tapped_sentence_is_not_hidden_by_the_bar(phone):
    x, y = phone.spot("d2")
    phone.page.evaluate("dy => scrollBy(0, dy)", y - 600)
    phone.wait(500)
    phone.page.touchscreen.tap(x, 600)
    expect(english(phone)).to_have_text("Reload the page.")
    last = "Math.max(...[...[...CSS.highlights.get('bt-current')][0].getClientRects()].map(b => b.bottom))"
    phone.page.wait_for_function(f"{last} < document.querySelector('.bt-bar').getBoundingClientRect().top")


IN_SIGHT = """() => {
    const bottom = selector => document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0;
    const from = Math.max(0, bottom(".md-header")), to = document.querySelector(".bt-bar").getBoundingClientRect().top;
    const boxes = [...[...CSS.highlights.get("bt-current")][0].getClientRects()];
    const [top, end] = [Math.min(...boxes.map(box => box.top)), Math.max(...boxes.map(box => box.bottom))];
    const whole = top >= from && end <= to, tooLong = end - top > to - from;
    return whole || tooLong && top >= from && top < to - 20;
}"""


@pytest.mark.parametrize("size", [(320, 256), (740, 360), (360, 640)], ids=["400 % zoom", "lying phone", "phone"])
def test_neither_bar_nor_header_hides_the_sentence(visit, size):
    reader = visit(viewport={"width": size[0], "height": size[1]}, has_touch=True, is_mobile=True)
    reader.tap("p2")
    expect(english(reader)).to_contain_text("A client invites")
    reader.wait_until(IN_SIGHT)
    for name in ["Volgende"] * 10 + ["Vorige"] * 3:
        before = english(reader).inner_text()
        reader.bar.get_by_role("button", name=name).click()
        expect(english(reader)).not_to_have_text(before)
        reader.wait_until(IN_SIGHT)


IS_WHOLLY_ABOVE = """selector => {
    const opened = document.querySelector(selector), {left, right, top, bottom} = opened.getBoundingClientRect();
    const sixteen = (from, to) => [...Array(16).keys()].map(i => from + (to - from) * (i + 0.5) / 16);
    const across = sixteen(left, Math.min(right, innerWidth)), down = sixteen(top, Math.min(bottom, innerHeight));
    return left >= 0 && across.every(x => down.every(y => opened.contains(document.elementFromPoint(x, y))));
}"""


@pytest.mark.parametrize("size", [(320, 256), (740, 360), (360, 740)], ids=["400 % zoom", "lying phone", "phone"])
@pytest.mark.parametrize(
    ("button", "opened"),
    [("[for=__drawer]", ".md-sidebar--primary"), ("[for=__search]", ".md-search__inner"), (".bt-menu *", ".bt-panel")],
    ids=["drawer", "search", "menu"],
)
def test_what_a_reader_opens_is_above_the_bar(visit, size, button, opened):
    reader = visit(viewport={"width": size[0], "height": size[1]}, has_touch=True, is_mobile=True)
    reader.tap("p2")
    expect(english(reader)).to_contain_text("A client invites")
    reader.page.locator(f".md-header {button}").first.click()
    reader.page.wait_for_function(IS_WHOLLY_ABOVE, arg=opened)


def test_the_end_of_the_page_can_be_read_above_the_bar(phone):
    phone.tap("f1")
    expect(english(phone)).not_to_be_empty()
    phone.page.wait_for_function("""() => {
        scrollTo(0, document.body.scrollHeight);
        const box = name => document.querySelector(name).getBoundingClientRect();
        const [footer, bar] = [box(".md-footer"), box(".bt-bar")];
        return footer.bottom <= bar.top + 1;
    }""")


def test_links_buttons_and_code_keep_their_own_clicks(visit):
    reader = visit()
    reader.page.locator("article a", has_text="de cliëntlink").click()
    expect(reader.page).to_have_url(f"{reader.base}/nl-BE/guide/#client-link")
    reader.page.locator("article summary").click()
    reader.page.locator("article pre").first.click()
    reader.page.locator(".tabbed-labels label", has_text="Gsm").click()
    expect(reader.bar).to_be_hidden()


def test_selecting_text_and_letting_it_go_open_nothing(visit):
    reader = visit()
    x, y = reader.spot("p1")
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 150, y, steps=4)
    reader.page.mouse.up()
    expect(reader.bar).to_be_hidden()
    reader.page.mouse.click(x + 20, y)
    expect(reader.bar).to_be_hidden()


def test_the_keyboard_walks_through_the_sentences_and_comes_back(visit):
    reader = visit()
    keys = reader.page.keyboard
    reader.walk()
    expect(reader.bar.get_by_role("button", name="Volgende")).to_be_focused()
    expect(english(reader)).to_have_text("Why can't I connect to a client?")
    keys.press("ArrowRight")
    expect(english(reader)).to_have_text("You sign in with one work account for all clients.")
    keys.press("Enter")
    expect(english(reader)).to_contain_text("A client invites that account")
    expect(reader.bar).to_contain_text("Zin 3 van")
    keys.press("ArrowLeft")
    expect(english(reader)).to_contain_text("You sign in")
    keys.press("Escape")
    expect(reader.bar).to_be_hidden()
    expect(reader.button).to_be_focused()


def test_the_walk_brings_each_sentence_into_the_middle(visit):
    reader = visit(viewport={"width": 1280, "height": 500})
    reader.walk()
    for _ in range(12):
        reader.page.keyboard.press("ArrowRight")
    expect(reader.bar).to_contain_text("Zin 13 van")
    middle = "[...CSS.highlights.get('bt-current')][0].getClientRects()[0].top"
    assert 100 < reader.page.evaluate(middle) < 400


def test_the_walk_starts_at_the_first_sentence_in_view(visit):
    reader = visit()
    reader.page.evaluate("document.querySelector('#see-also').scrollIntoView({behavior: 'instant'})")
    reader.open_menu().get_by_role("button", name="Engels per zin").click()
    expect(english(reader)).not_to_be_empty()
    assert reader.tinted()[0] not in {"", "Waarom krijg ik geen verbinding met een cliënt?"}
    top = reader.page.evaluate("[...CSS.highlights.get('bt-current')][0].getClientRects()[0].top")
    assert top > 0


def test_the_walk_ends_at_the_last_sentence_and_opens_what_is_folded(visit):
    reader = visit()
    reader.page.locator("article summary").click()
    expect(reader.page.locator("article details")).not_to_have_attribute("open", "")
    reader.walk()
    onward = reader.bar.get_by_role("button", name="Volgende")
    seen = []
    for _ in range(60):
        expect(english(reader)).not_to_be_empty()
        seen.append(english(reader).inner_text())
        if onward.get_attribute("aria-disabled") == "true":
            break
        onward.press("Enter")
    assert seen[-1] == "Since the first of July 2020."
    assert "Reload the page." in seen
    assert len(seen) == len(set(seen))
    expect(onward).to_be_focused()


def test_sentences_are_no_tab_stops(visit):
    stops = "document.querySelectorAll('article [tabindex=\"0\"]:not(pre, code, pre *)').length"
    with_view, without = visit(), visit("/guide/")
    assert with_view.page.evaluate(stops) == without.page.evaluate(stops)


def test_arrow_keys_elsewhere_are_not_taken(visit):
    reader = visit()
    reader.click("q2")
    expect(english(reader)).to_contain_text("Copy it")
    expect(reader.open_menu().get_by_role("radio", name="per zin")).to_be_focused()
    reader.page.keyboard.press("ArrowRight")
    expect(reader.menu.get_by_role("radio", name="ernaast")).to_be_checked()
    expect(reader.menu).to_be_visible()


def test_escape_closes_the_card_before_the_bar(visit):
    reader = visit()
    reader.click("q2")
    expect(reader.bar).to_be_visible()
    reader.point("q1")
    reader.wait(500)
    expect(reader.card).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.card).to_be_hidden()
    expect(reader.bar).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.bar).to_be_hidden()


def test_what_has_the_focus_is_never_under_the_bar(visit):
    reader = visit(viewport={"width": 1280, "height": 420})
    reader.click("q2")
    expect(english(reader)).to_contain_text("Copy it")
    reader.page.locator("article a", has_text="het overzicht").first.focus()
    for _ in range(8):
        reader.page.keyboard.press("Tab")
        focused = reader.page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        in_article = reader.page.evaluate("!!document.activeElement.closest('article')")
        assert not in_article or focused <= reader.bar.bounding_box()["y"]


def test_english_arrives_in_a_live_region_that_stands_already(visit):
    reader = visit()
    reader.page.evaluate("""() => {
        const text = document.querySelector(".bt-bar [aria-live]");
        window.spoken = [];
        new MutationObserver(() => spoken.push([text.textContent, text.checkVisibility()]))
            .observe(text, {childList: true});
    }""")
    reader.click("q1")
    expect(english(reader)).to_contain_text("The link starts with")
    reader.page.keyboard.press("ArrowRight")
    expect(english(reader)).to_contain_text("Copy it")
    spoken = reader.page.evaluate("spoken")
    assert [text.split(".")[0] for text, _ in spoken] == [
        "The link starts with https://businesscentral",
        "Copy it from the address bar of your browser",
    ]
    assert all(visible for _, visible in spoken)


def test_a_slow_connection_is_told_and_then_forgotten(visit):
    reader = visit()
    held = []
    reader.page.route(f"{reader.base}/guide/", lambda route: held.append(route))
    reader.click("q2")
    reader.wait(300)
    expect(reader.bar).to_contain_text("De tekst in het Engels wordt geladen")
    held.pop().continue_()
    expect(english(reader)).to_have_text("Copy it from the address bar of your browser.")


def test_the_sentence_in_the_bar_gets_no_card_as_well(visit):
    reader = visit()
    reader.click("q2")
    expect(english(reader)).to_contain_text("Copy it")
    reader.point("q2")
    reader.wait(2000)
    expect(reader.card).to_be_hidden()
