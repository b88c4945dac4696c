"""Every theme has one language switcher: its own, or ours."""

import pytest
from lxml import html

from mkdocs_bitext.head.switcher import with_switcher

ENTRIES = [
    {"name": "English", "link": "guide/", "lang": "en"},
    {"name": "Nederlands", "link": "nl-BE/guide/", "lang": "nl-BE"},
    {"name": "A & B", "link": "https://elsewhere.example/"},
]
PAGE = "<html><head></head><body>{}</body></html>"
TEXT = "<main><h1>Guide</h1></main>"


def made(body: str) -> html.HtmlElement:
    return html.document_fromstring(with_switcher(PAGE.format(body), ENTRIES, "nl-BE", "nl-BE/guide/"))


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"<p>Name</p>{TEXT}", "//main/div[following-sibling::h1]"),
        ("<p>Name</p><h1>Guide</h1>", "//body/div[following-sibling::h1]"),
        ("<p>Name</p>", "//body/div[following-sibling::p]"),
        (f"<header><h1>Name</h1></header>{TEXT}", "//header/div[last()]"),
        (f'<div id="side"><a>Name</a></div><div class="wy-menu">x</div>{TEXT}', "//div[@id='side']/div"),
        (f'<ul class="x"></ul><ul class="nav navbar-nav"><li>x</li></ul>{TEXT}', "//body/ul[2]/li[1]"),
        (f'<ul class="nav navbar-nav"></ul><ul class="nav navbar-nav right"></ul>{TEXT}', "//body/ul[2]/li"),
    ],
    ids=["main", "title", "no title", "header", "readthedocs", "Bootstrap", "two lists of Bootstrap"],
)
def test_it_is_at_the_best_place_that_the_theme_has(body: str, place: str) -> None:
    page = made(body)
    (switcher,) = page.xpath("//*[contains(concat(' ', @class, ' '), ' bt-languages ')]")
    assert page.xpath(place) == [switcher]


def test_it_has_every_entry_and_the_address_of_each_from_this_page() -> None:
    links = made(TEXT).xpath("//div[@class='bt-languages']//a")
    assert [(link.text, link.get("href"), link.get("hreflang")) for link in links] == [
        ("English", "../../guide/", "en"), ("Nederlands", "./", "nl-BE"), ("A & B", "https://elsewhere.example/", None),
    ]  # fmt: skip
    assert [link.get("aria-current") for link in links] == [None, "true", None]
    assert made(TEXT).xpath("//summary/text()") == ["Nederlands"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<nav><a href="/guide/" hreflang="en">English</a></nav>', 0),
        ('<template><a href="/guide/" hreflang="en"></a></template>', 1),
        ('<aside class="bitext-notice"><p><a href="/guide/" hreflang="en">In het Engels lezen</a></p></aside>', 1),
        ('<p><a href="/de/" hreflang="de">Deutsch</a></p>', 1),
    ],
    ids=["its own", "the offer", "the notice", "another language"],
)
def test_a_theme_that_has_one_gets_no_second(body: str, expected: int) -> None:
    page = with_switcher(PAGE.format(f"{body}{TEXT}"), ENTRIES[:2], "nl-BE", "nl-BE/guide/")
    assert page.count('class="bt-languages"') == expected


def test_a_site_in_one_language_has_none() -> None:
    assert with_switcher(PAGE.format(TEXT), ENTRIES[:1], "en", "guide/") == PAGE.format(TEXT)
