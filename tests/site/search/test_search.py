"""The search as a reader meets it: keyboard, screen reader, one locale's index and nothing of another's."""

import json
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from guide_text import title
from web_server import Fault, Server

FIELD = "[data-md-component=search-query]"
RESULTS = ".md-search-result__link"
NOTHING = ".bt-search"


def typed(page: Page, text: str) -> None:
    """What a person does: go to the field, and type; the search is asked once, for all of it."""
    page.locator(FIELD).focus()
    expect(page.locator(FIELD)).to_be_focused()
    again(page, text)


def again(page: Page, text: str) -> None:
    page.locator(FIELD).fill(text)
    # Material asks when a key comes up. Asked letter by letter, it would take away what a test has just focused.
    page.keyboard.press("End")


def asked_for(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def indexes(asked: list[str]) -> set[str]:
    return {url.rpartition("/search/")[2] for url in asked if "/search/" in url and url.endswith(".json")}


@pytest.mark.browser
def test_a_reader_finds_a_page_by_the_keyboard_alone(page: Page, guide: Path, guide_url: str) -> None:
    page.goto(f"{guide_url}/nl-BE/today/")
    typed(page, "cliënt toevoegen")
    expect(page.locator(RESULTS).first).to_contain_text(title(guide, "/nl-BE/add-client/"))
    # What was found for half of the words goes when the whole is answered, and the focus with it.
    expect(page.locator(RESULTS).first).to_have_attribute("href", re.compile(r"h=toevoegen\+cli%C3%ABnt(?:#|$)"))
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).first).to_be_focused()
    page.locator(FIELD).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl-BE/add-client/**")


@pytest.mark.browser
def test_what_was_found_is_shown_with_its_words_marked(page: Page, guide_url: str) -> None:
    page.goto(f"{guide_url}/nl-BE/")
    typed(page, "clienten")
    expect(page.locator(".md-search-result mark").first).to_contain_text("cliënt", ignore_case=True)


@pytest.mark.browser
@pytest.mark.parametrize(("path", "own"), [("/nl-BE/today/", "nl-BE"), ("/today/", "en"), ("/fr-BE/today/", "fr-BE")])
def test_a_reader_loads_the_index_of_one_locale_and_only_to_search(
    page: Page, guide_url: str, path: str, own: str
) -> None:
    asked = asked_for(page)
    page.goto(guide_url + path)
    assert indexes(asked) <= {"search_index.json"}
    typed(page, "hub")
    expect(page.locator(RESULTS).first).to_be_visible()
    assert indexes(asked) - {"search_index.json"} == {f"{own}.json"}


def test_each_index_holds_the_pages_of_its_locale_alone(guide: Path) -> None:
    assert json.loads((guide / "search" / "search_index.json").read_text())["docs"] == []
    locales = {path.stem for path in (guide / "search").glob("*.json")} - {"search_index"}
    assert {"en", "nl-BE"} <= locales
    for locale in locales:
        docs = json.loads((guide / "search" / f"{locale}.json").read_text(encoding="utf-8"))["docs"]
        assert docs
        for doc in docs:
            folder = doc["location"].partition("/")[0].removesuffix(".")
            assert (folder if folder in locales else "en") == locale, doc["location"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "query", "anchor"),
    [
        pytest.param("nl-BE/", "AADSTS50020", "AADSTS50020", id="a code among others in its row"),
        pytest.param("fr-BE/", "50034", "AADSTS50034", id="the number of a code"),
        pytest.param("", "503", "http-503", id="a status"),
        pytest.param("", "Service is under maintenance", "maintenance", id="a message"),
        pytest.param("nl-BE/", "AADSTS50012", "AADSTS50012", id="a code in a paragraph"),
        pytest.param("nl-BE/", "foutmelding 50020", "AADSTS50020", id="a number among words"),
        pytest.param("fr-BE/", "aadsts 50020", "AADSTS50020", id="a code in two parts"),
    ],
)
def test_a_code_or_message_leads_to_its_row(page: Page, guide_url: str, locale: str, query: str, anchor: str) -> None:
    page.goto(f"{guide_url}/{locale}today/")
    typed(page, query)
    expect(page.locator(RESULTS).first).to_have_attribute("href", re.compile(f"error-messages/.*#{anchor}$"))
    expect(page.locator(RESULTS).nth(1)).to_have_attribute("href", re.compile(f"error-messages/.*#{anchor}$"))
    expect(page.locator(".md-search-result__item").first).not_to_contain_text("#")
    for shown in (0, 1):
        expect(page.locator(RESULTS).nth(shown).locator(".md-search-result__terms")).to_have_count(0)
    page.locator(FIELD).press("Enter")
    page.wait_for_url(f"**/error-messages/**#{anchor}")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "count", "missing"),
    [("nl-BE", " resultaten", "Niet gevonden: xyloqq"), ("fr-BE", " résultats", "Non trouvé: xyloqq")],
)
def test_the_count_and_what_is_missing_are_in_natural_words(
    page: Page, guide_url: str, locale: str, count: str, missing: str
) -> None:
    page.goto(f"{guide_url}/{locale}/today/")
    typed(page, "e-mail xyloqq")
    expect(page.locator(".md-search-result__meta")).to_contain_text(count)
    expect(page.locator(".md-search-result__terms").first).to_have_text(missing)


@pytest.mark.browser
def test_nothing_found_says_the_words_and_a_way_on(page: Page, guide: Path, guide_url: str) -> None:
    page.goto(f"{guide_url}/nl-BE/")
    typed(page, "xylofoonqq")
    expect(page.locator(NOTHING)).to_contain_text("“xylofoonqq” komt op deze site niet voor.")
    link = page.locator(NOTHING).get_by_role("link")
    expect(link).to_have_text(title(guide, "/nl-BE/checklist/"))
    expect(page.locator(".md-search [role=status]")).to_contain_text("xylofoonqq")
    page.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl-BE/checklist/")


INDEX = r"/search/nl-BE\.json$"


def asked_of(server: Server, pattern: str) -> int:
    return sum(re.search(pattern, seen.path) is not None for seen in server.seen)


@pytest.mark.browser
def test_while_the_search_loads_it_says_so_once(page: Page, guide: Path) -> None:
    arrived = threading.Event()
    with Server(guide, faults={INDEX: Fault(until=arrived)}) as server:
        page.goto(f"{server.url}/nl-BE/today/")
        said = page.locator(".md-search [role=status]")
        said.evaluate(
            """one => {
                window.said = [];
                new MutationObserver(() => window.said.push(one.textContent)).observe(one, { childList: true });
            }"""
        )
        typed(page, "gm")
        expect(page.locator(NOTHING)).to_have_text("De zoekfunctie wordt geladen …")
        expect(page.locator(".md-search-result__meta")).to_be_hidden()
        expect(said).to_have_text("De zoekfunctie wordt geladen …")
        again(page, "")
        expect(page.locator(NOTHING)).to_be_hidden()
        again(page, "gmail")
        expect(page.locator(NOTHING)).to_be_visible()
        arrived.set()
        expect(page.locator(RESULTS).first).to_be_visible()
        expect(page.locator(NOTHING)).to_be_hidden()
        expect(page.locator(".md-search-result__meta")).to_be_visible()
        expect(said).not_to_have_text("De zoekfunctie wordt geladen …")
        assert page.evaluate("said.filter(text => text.includes('geladen')).length") == 1
        assert asked_of(server, INDEX) == 1


@pytest.mark.browser
@pytest.mark.parametrize("service_workers", ["block", "allow"])
def test_what_the_search_needs_is_asked_for_once(
    new_context: Callable[..., BrowserContext], guide: Path, service_workers: str
) -> None:
    with Server(guide, delay=0.2) as server:
        page = new_context(service_workers=service_workers).new_page()
        page.goto(f"{server.url}/nl-BE/today/")
        if service_workers == "allow":
            page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
            page.goto(f"{server.url}/nl-BE/today/")
            page.wait_for_function("navigator.serviceWorker.controller !== null")
            page.wait_for_function(
                "async (url) => Boolean(await caches.match(url))", arg=f"{server.url}/search/nl-BE.json"
            )
        server.seen.clear()
        typed(page, "gmail")
        expect(page.locator(RESULTS).first).to_be_visible()
        assert asked_of(server, INDEX) <= 1
        # A service worker asks whether a file without a hash in its name is still the same.
        if service_workers == "block":
            for script in json.loads((guide / "search" / "nl-BE.json").read_text(encoding="utf-8"))["scripts"]:
                assert asked_of(server, re.escape(script)) == 1


@pytest.mark.browser
def test_the_sentence_goes_when_something_is_found(page: Page, guide_url: str) -> None:
    page.goto(f"{guide_url}/nl-BE/")
    typed(page, "xylofoonqq")
    expect(page.locator(NOTHING)).to_be_visible()
    again(page, "gmail")
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator(NOTHING)).to_be_hidden()
    expect(page.locator(".md-search-result__meta")).to_be_visible()


@pytest.mark.browser
def test_a_search_that_cannot_be_loaded_says_so_and_works_again(page: Page, guide_url: str) -> None:
    page.route("**/search/nl-BE.json", lambda route: route.abort())
    page.goto(f"{guide_url}/nl-BE/")
    typed(page, "gmail")
    expect(page.locator(NOTHING)).to_contain_text("kan nu niet worden geladen")
    expect(page.locator(".md-search-result__meta")).to_be_hidden()
    page.unroute("**/search/nl-BE.json")
    again(page, "gmail.com")
    expect(page.locator(RESULTS).first).to_be_visible()


@pytest.mark.browser
def test_the_search_works_below_a_folder_of_a_host(page: Page, guide: Path, tmp_path: Path, serve) -> None:
    (tmp_path / "help").symlink_to(guide)
    with serve(tmp_path) as url:
        page.goto(f"{url}/help/nl-BE/")
        typed(page, "opvolger")
        expect(page.locator(RESULTS).first).to_have_attribute("href", f"{url}/help/nl-BE/today/?h=opvolger")


@pytest.mark.browser
def test_what_is_typed_is_never_read_as_markup(page: Page, guide_url: str) -> None:
    page.goto(f"{guide_url}/nl-BE/")
    typed(page, "<img src=x onerror=alert(1)>")
    expect(page.locator(f"{NOTHING}, {RESULTS}").first).to_be_visible()
    expect(page.locator(".md-search-result img")).to_have_count(0)
