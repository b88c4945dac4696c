"""Addresses that lead nowhere, on hosts of both kinds: the reader's language, what was asked for, and ways on."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.hosted.conftest import Served

from guide_text import plugin_text

FOLDERS = {"en": "", "nl-BE": "nl-BE/", "fr-BE": "fr-BE/"}
TITLES = {code: plugin_text("not_found.title", code) for code in FOLDERS}
DEEP = "no/such/page-at-all/"


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("code", FOLDERS)
def test_each_locale_has_a_page_in_its_language_that_works_at_any_depth(served: Served, code: str) -> None:
    page = lxml.html.parse(str(served.site / FOLDERS[code] / "404.html")).getroot()
    assert page.get("lang") == code
    assert page.findtext(".//h1") == TITLES[code]
    assert page.findtext(".//title").startswith(f"{TITLES[code]} - ")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//link[contains(@rel, 'alternate') or @rel='canonical']")
    switcher = {one.get("hreflang"): one.get("href") for one in page.xpath("//a[@class='md-select__link']")}
    assert switcher == {locale: f"/help/{folder}" for locale, folder in FOLDERS.items()}
    named = [
        *page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href"),
        *page.xpath("//script/@src"),
        *page.xpath("//article//a/@href"),
    ]
    assert len(named) > 10
    for url in named:
        assert url.startswith("/help/"), url
        place = served.site / urlsplit(url).path.removeprefix("/help/")
        assert place.is_file() or (place / "index.html").is_file(), url


@pytest.mark.parametrize("code", FOLDERS)
def test_the_ways_on_are_those_of_mkdocs_yml_in_the_readers_language(served: Served, code: str) -> None:
    page = lxml.html.parse(str(served.site / FOLDERS[code] / "404.html")).getroot()
    ways = page.xpath("//*[@class='bitext-links']//a")
    home = f"/help/{FOLDERS[code]}"
    wanted = ["troubleshooting/#which-email", "add-client/#client-url", "checklist/"]
    assert [one.get("href") for one in ways] == [home + one for one in wanted]
    for way in ways:
        path, _, section = way.get("href").removeprefix("/help/").partition("#")
        target = lxml.html.parse(str(served.site / path / "index.html")).getroot()
        (heading,) = target.xpath("//*[@id=$id]", id=section) if section else target.xpath("//article//h1")
        shown = {
            "".join(heading.xpath(".//text()[not(ancestor::a[@class='headerlink'])]")),
            target.findtext(".//title"),
        }
        assert any(words(way.text) in words(text) for text in shown), (way.text, shown)


@pytest.mark.browser
@pytest.mark.parametrize("host", ["top", "near"])
@pytest.mark.parametrize("code", FOLDERS)
def test_a_reader_is_told_in_the_language_of_the_address(page: Page, served: Served, host: str, code: str) -> None:
    asked = f"{getattr(served, host)}{FOLDERS[code]}{DEEP}?x=1#y"
    failed: list[str] = []
    page.on("response", lambda one: failed.append(one.url) if one.status >= 400 and "/assets/" in one.url else None)
    page.goto(asked)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[code])
    expect(page).to_have_url(asked)
    expect(page.locator("html")).to_have_attribute("lang", code)
    expect(page.locator(".bitext-path")).to_have_text(f"/help/{FOLDERS[code]}{DEEP}")
    expect(page.locator("html")).to_be_visible()
    assert not failed


@pytest.mark.browser
def test_nothing_of_another_language_is_shown_on_the_way(page: Page, served: Served) -> None:
    page.add_init_script(
        """new MutationObserver(() => {
            const title = document.querySelector("h1");
            if (!title || document.documentElement.hidden) return;
            const seen = JSON.parse(sessionStorage.getItem("seen") ?? "[]");
            sessionStorage.setItem("seen", JSON.stringify([...new Set([...seen, title.textContent])]));
        }).observe(document, {childList: true, subtree: true});"""
    )
    page.goto(f"{served.top}nl-BE/{DEEP}")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["nl-BE"])
    expect(page.locator(".bitext-search")).to_be_visible()
    assert page.evaluate("JSON.parse(sessionStorage.getItem('seen'))") == [TITLES["nl-BE"]]


@pytest.mark.browser
def test_reload_and_back_stay_where_the_reader_was(page: Page, served: Served) -> None:
    page.goto(served.top)
    page.goto(f"{served.top}nl-BE/{DEEP}")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text(TITLES["nl-BE"])
    page.reload()
    expect(title).to_have_text(TITLES["nl-BE"])
    expect(page).to_have_url(f"{served.top}nl-BE/{DEEP}")
    page.go_back()
    expect(page).to_have_url(served.top)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "there"),
    [
        (
            "nl/troubleshooting/",
            {"nl-BE": "nl-BE/troubleshooting/", "en": "troubleshooting/", "fr-BE": "fr-BE/troubleshooting/"},
        ),
        ("de-DE/today/", {"nl-BE": "nl-BE/today/", "en": "today/", "fr-BE": "fr-BE/today/"}),
        ("nl-BE/Troubleshooting.html", {"nl-BE": "nl-BE/troubleshooting/", "en": "troubleshooting/"}),
    ],
)
def test_the_same_page_is_found_where_it_is(page: Page, served: Served, asked: str, there: dict[str, str]) -> None:
    page.goto(served.top + asked)
    section = page.locator(".bitext-elsewhere")
    expect(section).to_be_visible()
    for code, path in there.items():
        for link in section.locator(f"a[hreflang={code}]"), page.locator(f".md-select a[hreflang={code}]"):
            expect(link).to_have_attribute("href", f"{urlsplit(served.top).path}{path}")
    section.locator("a[hreflang=nl-BE]").click()
    expect(page).to_have_url(served.top + there["nl-BE"])


@pytest.mark.browser
def test_a_page_that_is_nowhere_is_offered_nowhere(page: Page, served: Served) -> None:
    page.goto(f"{served.near}nl-BE/{DEEP}", wait_until="networkidle")
    expect(page.locator(".bitext-search")).to_be_visible()
    expect(page.locator(".bitext-elsewhere")).to_be_hidden()
    switcher = page.locator(".md-select a[hreflang=en]")
    expect(switcher).to_have_attribute("href", urlsplit(served.near).path)


@pytest.mark.browser
def test_the_words_of_the_address_can_be_searched(page: Page, served: Served) -> None:
    page.goto(f"{served.near}nl-BE/error-messages-old/")
    field = page.get_by_role("searchbox", name=plugin_text("not_found.search_label"))
    expect(field).to_have_value("error messages old")
    field.fill("uitnodiging")
    page.locator(".bitext-search").get_by_role("button", name=plugin_text("not_found.search")).click()
    expect(page).to_have_url(f"{served.near}nl-BE/?q=uitnodiging")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.browser
def test_without_scripts_the_page_is_english_and_leads_to_the_other_languages(
    chromium: Browser, served: Served
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.top}nl-BE/{DEEP}")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["en"])
    expect(page.locator(".bitext-search")).to_be_hidden()
    languages = page.locator(".bitext-languages a")
    assert [one.get_attribute("href") for one in languages.all()] == ["/help/nl-BE/", "/help/fr-BE/"]
    languages.first.click()
    expect(page).to_have_url(urljoin(served.top, "nl-BE/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()
