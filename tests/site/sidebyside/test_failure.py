"""When the English cannot be had: one sentence, a link to the same place on the English page, and another try."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SENTENCE = "De tekst in het Engels kan hier niet worden getoond. De pagina in het Engels openen"


def broken(visit, how):
    reader = visit()
    if how == "no connection":
        reader.page.route(f"{reader.base}/guide/", lambda route: route.abort())
    elif how == "not found":
        reader.page.route(f"{reader.base}/guide/", lambda route: route.fulfill(status=404, body="?"))
    else:
        body = "<!doctype html><article><p>Another page"
        reader.page.route(f"{reader.base}/guide/", lambda route: route.fulfill(content_type="text/html", body=body))
    return reader


@pytest.fixture(params=["no connection", "not found", "another page"])
def without(visit, request):
    return broken(visit, request.param)


def test_a_tap_says_so_and_leads_to_the_same_section(without):
    without.click("q2")
    expect(without.bar).to_contain_text(SENTENCE)
    link = without.bar.get_by_role("link")
    assert link.evaluate("a => a.href") == f"{without.base}/guide/#client-link"
    assert link.evaluate("a => a.closest('[lang]').lang") == "nl-BE"


def test_a_resting_pointer_is_told_too(without):
    without.point("h2")
    without.wait(500)
    expect(without.card).to_contain_text(SENTENCE)
    assert without.card.get_by_role("link").evaluate("a => a.href") == f"{without.base}/guide/#roles"


def test_beside_the_bar_says_so_and_the_page_stays(without):
    without.choose("ernaast")
    bar = without.page.get_by_role("region", name="Engels erbij")
    expect(bar.locator("[aria-live=polite]")).to_contain_text(SENTENCE)
    expect(bar.get_by_role("button")).to_have_count(1)
    expect(without.page.get_by_text("U meldt zich met")).to_be_visible()
    expect(without.page.locator(".md-sidebar--secondary")).to_be_visible()
    bar.get_by_role("button", name="Sluiten").press("Enter")
    expect(bar).to_be_hidden()
    expect(without.button).to_be_focused()


def test_the_next_gesture_tries_again(visit):
    reader = broken(visit, "no connection")
    reader.click("q2")
    expect(reader.bar).to_contain_text(SENTENCE)
    reader.page.unroute(f"{reader.base}/guide/")
    reader.click("q1")
    expect(reader.bar).to_contain_text("The link starts with")


def test_a_sentence_that_the_english_page_has_not_yet_is_told_alone(visit):
    reader = visit()
    text = reader.page.request.get(f"{reader.base}/guide/").text().replace("u00000000q2-s0000q2", "gone")
    reader.page.route(f"{reader.base}/guide/", lambda route: route.fulfill(content_type="text/html", body=text))
    reader.click("q2")
    expect(reader.bar).to_contain_text(SENTENCE)
    reader.click("l1")
    expect(reader.bar).to_contain_text("Ask your client for the link.")
