"""The site's own words: navigation, name and description."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bitext.core.model import Document, State
from bitext.project.project import Locale
from bitext.update.site_strings import LocalizedSite, localize_site, updated_site_catalog

NL = Locale("nl-BE", "Nederlands")
CONFIG: dict[str, Any] = {
    "site_name": "Help",
    "site_description": "Answers.",
    "nav": ["index.md", {"Guide": ["guide/index.md", {"Begin": "guide/begin.md"}]}, {"Begin": "other.md"}],
}


def dutch(config: dict[str, Any], words: dict[str, str], state: State = State.TRANSLATED) -> Document:
    catalog = updated_site_catalog(config, None, frozenset(), "en").document
    units = []
    for unit in catalog.units:
        (segment,) = unit.segments
        target = words.get(str(segment.source[0]))
        units.append(
            replace(unit, segments=(replace(segment, target=(target,), state=state),)) if target is not None else unit
        )
    return replace(catalog, units=tuple(units), target_locale="nl-BE")


def localized(words: dict[str, str], state: State = State.TRANSLATED) -> LocalizedSite:
    return localize_site(CONFIG, None, dutch(CONFIG, words, state), locale=NL)


def test_every_word_is_a_unit() -> None:
    units = updated_site_catalog(CONFIG, None, frozenset(), "en").document.units
    assert [(unit.type, unit.segments[0].source[0]) for unit in units] == [
        ("site-name", "Help"),
        ("site-description", "Answers."),
        ("nav", "Guide"),
        ("nav", "Begin"),
        ("nav", "Begin"),
    ]


def test_the_navigation_keeps_its_shape() -> None:
    site = localized({"Help": "Hulp", "Guide": "Gids", "Begin": "Aan de slag"})
    assert site.site_name == "Hulp"
    assert site.nav == [
        "index.md",
        {"Gids": ["guide/index.md", {"Aan de slag": "guide/begin.md"}]},
        {"Aan de slag": "other.md"},
    ]
    assert site.site_description == "Answers."
    assert len(site.untranslated) == 1


def test_drafts_stay_in_the_source_language() -> None:
    assert localized({"Help": "Hulp"}, State.INITIAL).site_name == "Help"


def test_a_translation_cannot_bring_markup() -> None:
    site = localized({"Guide": "<img src=x onerror=alert(1)>"})
    assert site.nav == CONFIG["nav"]
    assert "html-plain" in {finding.code for finding in site.findings}


@pytest.mark.parametrize(
    "config", [{}, {"nav": None}, {"nav": "x"}, {"site_name": None}, {"site_name": " "}, {"nav": [{"": "a.md"}]}]
)
def test_what_is_not_there_is_no_unit(config: dict[str, Any]) -> None:
    assert updated_site_catalog(config, None, frozenset(), "en").document.units == ()
    assert localize_site(config, None, None, locale=NL).untranslated == ()


def test_an_entry_that_moves_keeps_its_translation() -> None:
    moved = {**CONFIG, "nav": [CONFIG["nav"][1], "index.md", CONFIG["nav"][2]]}
    site = localize_site(moved, None, dutch(CONFIG, {"Guide": "Gids"}), locale=NL)
    assert site.nav is not None
    assert "Gids" in site.nav[0]


def test_toggles_of_the_palettes_are_words_too() -> None:
    palette = [{"scheme": "default", "toggle": {"icon": "sun", "name": "Light"}}, {"scheme": "slate"}]
    config = {**CONFIG, "theme": {"name": "material", "palette": palette}}
    site = localize_site(config, None, dutch(config, {"Light": "Licht"}), locale=NL)
    assert site.toggles == ("Licht", None)
    assert [unit.type for unit in updated_site_catalog(config, None, frozenset(), "en").document.units][-1] == "toggle"


@pytest.mark.parametrize(
    "theme", ["material", None, {"name": "material"}, {"palette": {"scheme": "slate"}}, {"palette": [{"toggle": "x"}]}]
)
def test_a_theme_without_named_toggles_adds_no_words(theme: object) -> None:
    config = {**CONFIG, "theme": theme}
    assert updated_site_catalog(config, None, frozenset(), "en") == updated_site_catalog(
        CONFIG, None, frozenset(), "en"
    )


def test_straight_quotation_marks_do_not_end_an_attribute_of_the_theme() -> None:
    site = localized({"Answers.": 'Antwoorden op "alles".', "Guide": '"Gids"'})
    assert site.site_description == "Antwoorden op &quot;alles&quot;."
    assert site.nav is not None
    assert "&quot;Gids&quot;" in site.nav[1]
    assert site.findings == ()


@pytest.mark.parametrize("change", [{"target_locale": "fr-BE"}, {"original": "index.md"}], ids=["language", "page"])
def test_nothing_of_the_file_of_another(change: dict[str, str]) -> None:
    document = replace(dutch(CONFIG, {"Help": "Hulp"}), **change)
    site = localize_site(CONFIG, None, document, locale=NL)
    assert site.site_name == "Help"
    assert len(site.findings) == 1


def test_what_the_templates_of_a_site_say_is_translated_by_key() -> None:
    config = {"extra": {"strings": {"publisher": "Published by", "colours": "Colours", "level": 3}, "other": "Other"}}
    site = localize_site(config, None, dutch(config, {"Colours": "Kleuren"}), locale=NL)
    assert site.strings == {"publisher": "Published by", "colours": "Kleuren"}
    assert len(site.untranslated) == 1
    for extra in (None, [], {"strings": ["x"]}, {"strings": {"blank": " "}}):
        assert updated_site_catalog({"extra": extra}, None, frozenset(), "en").document.units == ()
