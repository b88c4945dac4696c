"""What readers type, and the page or place that must come first: a table per locale, asked in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from search_guides import asked, table

TABLES = Path(__file__).resolve().parents[2] / "data" / "search"


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "prefix"), [("nl-BE", "nl-BE/"), ("fr-BE", "fr-BE/"), ("en", "")])
def test_readers_find_the_page_that_they_need(page: Page, guide_url: str, locale: str, prefix: str) -> None:
    rows = table(TABLES / f"{locale}.tsv")
    page.goto(f"{guide_url}/{prefix}")
    places = asked(page, [query for query, _ in rows])
    results = [
        [place if "#" in wanted else page_of(place) for place in found]
        for (_, wanted), found in zip(rows, places, strict=True)
    ]
    second = [
        f"{query}: {found[:1]} before {wanted}"
        for (query, wanted), found in zip(rows, results, strict=True)
        if found[:1] != [prefix + wanted]
    ]
    late = [query for (query, wanted), found in zip(rows, results, strict=True) if prefix + wanted not in found[:3]]
    assert late == []
    # A sentence more on another page may move one; a rule that broke moves many.
    assert len(second) <= len(rows) // 15, second


def page_of(place: str) -> str:
    return place.partition("#")[0]


RULES = {
    "an accent left out": ("clienten", "cliënten"),
    "a plural": ("uitnodigingen", "uitnodiging"),
    "a part of a compound word": ("melding", "foutmelding"),
    "a compound word that the guide does not have": ("uitnodigingslink", "uitnodiging"),
    "a word with its hyphen left out": ("emailadres", "e-mailadres"),
    "two letters swapped": ("uitnodgiing", "uitnodiging"),
    "another word for the same": ("koppeling", "link"),
    "the beginning of a word": ("foutmel", "foutmelding"),
}


@pytest.mark.browser
def test_dutch_is_searched_by_the_rules_of_dutch(page: Page, guide_url: str) -> None:
    page.goto(f"{guide_url}/nl-BE/")
    typed = asked(page, [one for one, _ in RULES.values()])
    written = asked(page, [other for _, other in RULES.values()])
    for name, one, other in zip(RULES, typed, written, strict=True):
        assert {page_of(place) for place in one} & {page_of(place) for place in other}, name
        assert all(found.startswith("nl-BE/") for found in one), name
