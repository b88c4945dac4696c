"""The language switcher has our locales, and every entry that the owner of the site wrote."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.project.project import Locale
from mkdocs_bitext.head.alternates import Alternates

ENGLISH, DUTCH, FRENCH = Locale("en", "English"), Locale("nl-BE", "Nederlands"), Locale("fr", "Français")
LANGUAGES = [ENGLISH, DUTCH, FRENCH]
ADDRESSES = {"en": "guide/", "nl-BE": "nl-BE/guide/", "fr": "fr/guide/"}


def entries(*owners: dict[str, str], current: str = "nl-BE", base: str = "/") -> list[dict[str, Any]]:
    return Alternates(owners, LANGUAGES, base).of(ADDRESSES, current)


def links(*owners: dict[str, str], current: str = "nl-BE", base: str = "/") -> dict[str, str]:
    return {one["name"]: one["link"] for one in entries(*owners, current=current, base=base)}


def test_without_entries_of_the_owner_each_locale_has_one_the_source_first() -> None:
    assert entries() == [
        {"name": "English", "link": "guide/", "lang": "en"},
        {"name": "Nederlands", "link": "nl-BE/guide/", "lang": "nl-BE"},
        {"name": "Français", "link": "fr/guide/", "lang": "fr"},
    ]


@pytest.mark.parametrize("lang", [{"lang": "en"}, {"lang": "EN"}, {}], ids=["lang", "capitals", "no lang"])
@pytest.mark.parametrize(("base", "home"), [("/", "/"), ("/docs/", "/docs/"), ("/docs/", "/docs"), ("/docs/", "/")])
def test_an_entry_for_the_source_leads_to_this_page_in_it(lang: dict[str, str], base: str, home: str) -> None:
    owner = {"name": "en - English", "link": home, **lang}
    assert links(owner, base=base) == {
        "en - English": "guide/", "Nederlands": "nl-BE/guide/", "Français": "fr/guide/"
    }  # fmt: skip


def test_on_source_pages_an_entry_of_the_source_stays_as_it_is() -> None:
    assert links({"name": "English", "link": "/", "lang": "en"}, current="en")["English"] == "/"


def test_on_a_translated_page_no_entry_of_ours_leads_to_the_owner_s_home() -> None:
    """It has been the address on the host that the owner had in mind, so a preview elsewhere lost the reader."""
    shown = links({"name": "Nederlands", "link": "/project/nl-BE/", "lang": "nl-BE"}, current="nl-BE")
    assert shown["Nederlands"] == ADDRESSES["nl-BE"]


@pytest.mark.parametrize(
    "owner",
    [
        {"name": "Deutsch", "link": "/de/", "lang": "de"},
        {"name": "de - Deutsch", "link": "/de/"},
        {"name": "Vlaams", "link": "https://elders.example/nl/", "lang": "nl"},
        {"name": "No link"},
    ],
    ids=lambda owner: owner["name"],
)
def test_an_entry_for_another_language_stays_as_it_is(owner: dict[str, str]) -> None:
    shown = entries({"name": "English", "link": "/", "lang": "en"}, owner)
    assert owner in shown
    assert [one["name"] for one in shown] == ["English", owner["name"], "Nederlands", "Français"]


def test_a_page_that_a_locale_lacks_leaves_the_owner_s_link() -> None:
    own = Alternates([{"name": "Frans", "link": "/fr/", "lang": "fr"}], LANGUAGES, "/")
    assert {"name": "Frans", "link": "/fr/", "lang": "fr"} in own.of({"en": "x/"}, "en")


@given(
    st.lists(
        st.fixed_dictionaries(
            {"name": st.sampled_from(["A", "B"]), "link": st.sampled_from(["/", "/de/", "/nl-BE/", "/fr/", "x"])},
            optional={"lang": st.sampled_from(["en", "de", "nl-BE", "nl", "fr", ""])},
        )
    ),
    st.sampled_from(list(ADDRESSES)),
)
def test_nothing_of_the_owner_is_lost_and_every_locale_can_be_reached(
    owners: list[dict[str, str]], current: str
) -> None:
    shown = Alternates(owners, LANGUAGES, "/").of(ADDRESSES, current)
    ours = [one for one in shown if one not in owners]
    assert [one["name"] for one in shown if one["name"] in "AB"] == [one["name"] for one in owners]
    for code, address in ADDRESSES.items():
        if (code, current) != ("en", "en"):
            assert address in [one["link"] for one in ours]
