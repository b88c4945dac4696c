"""What a theme shows of mkdocs.yml is translated with the site's name: copyright, consent, names of links, feedback."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from bitext.core.inline import markdown
from bitext.core.model import Document, InlineCode, State
from bitext.project.project import Locale
from bitext.update.site_strings import localize_site, updated_site_catalog
from bitext.update.theme_texts import replace_theme_texts, theme_texts

NL = Locale("nl-BE", "Nederlands")
CONFIG: dict[str, Any] = {
    "site_name": "Mill",
    "copyright": 'Copyright &copy; 2026 <a href="https://mill.example/">The mill</a>',
    "extra": {
        "consent": {
            "title": "Cookies",
            "description": "We measure visits. You can refuse.",
            "cookies": {"analytics": "Statistics", "map": {"name": "Maps", "checked": True}},
            "actions": ["accept", "manage"],
        },
        "social": [{"icon": "x", "link": "https://mill.example/", "name": "The mill's page"}, {"link": "y"}],
        "status": {"new": "Recently added"},
        "analytics": {
            "provider": "google",
            "feedback": {
                "title": "Was this page helpful?",
                "ratings": [{"name": "Yes", "data": 1, "note": 'Thanks! See <a href="{url}">the form</a>.'}],
            },
        },
    },
}
TEXTS = {
    "copyright": 'Copyright &copy; 2026 <a href="https://mill.example/">The mill</a>',
    "extra/consent/title": "Cookies",
    "extra/consent/description": "We measure visits. You can refuse.",
    "extra/consent/cookies/analytics": "Statistics",
    "extra/consent/cookies/map/name": "Maps",
    "extra/social/1/name": "The mill's page",
    "extra/status/new": "Recently added",
    "extra/analytics/feedback/title": "Was this page helpful?",
    "extra/analytics/feedback/ratings/1/name": "Yes",
    "extra/analytics/feedback/ratings/1/note": 'Thanks! See <a href="{url}">the form</a>.',
}


def with_targets(config: dict[str, Any], words: dict[str, str]) -> Document:
    """The target catalog, with these words replaced in the text of each segment."""

    def translated(part: str | InlineCode) -> str | InlineCode:
        if isinstance(part, str):
            for source, target in words.items():
                part = part.replace(source, target)
        return part

    units = []
    for unit in updated_site_catalog(config, None, frozenset(), "en").document.units:
        targets = [tuple(map(translated, segment.source)) for segment in unit.segments]
        units.append(replace(unit, segments=tuple(
            segment if target == segment.source else replace(segment, target=target, state=State.TRANSLATED)
            for segment, target in zip(unit.segments, targets, strict=True)
        )))  # fmt: skip
    catalog = updated_site_catalog(config, None, frozenset(), "en").document
    return replace(catalog, units=tuple(units), target_locale="nl-BE")


def localized(words: dict[str, str]) -> dict[str, str]:
    return dict(localize_site(CONFIG, None, with_targets(CONFIG, words), locale=NL).texts)


def test_every_text_has_a_name_and_nothing_else_is_taken() -> None:
    assert theme_texts(CONFIG) == TEXTS


@pytest.mark.parametrize("config", [{}, {"extra": None}, {"extra": {"social": "x", "consent": []}}, {"copyright": 3}])
def test_a_configuration_without_them_has_none(config: dict[str, Any]) -> None:
    assert theme_texts(config) == {}
    assert updated_site_catalog(config, None, frozenset(), "en").document.units == ()


def test_a_sentence_is_a_segment_and_markup_is_a_code() -> None:
    units = {unit.name: unit for unit in updated_site_catalog(CONFIG, None, frozenset(), "en").document.units}
    assert [markdown(one.source) for one in units["extra/consent/description"].segments] == [
        "We measure visits.", "You can refuse.",
    ]  # fmt: skip
    assert "The mill" in units["copyright"].segments[0].source
    assert any(isinstance(part, InlineCode) for part in units["copyright"].segments[0].source)


def test_a_translated_text_keeps_its_markup_and_the_others_stay() -> None:
    assert localized({"The mill": "De molen", "Thanks!": "Bedankt!", "See ": "Zie ", "the form": "het formulier"}) == {
        "copyright": 'Copyright &copy; 2026 <a href="https://mill.example/">De molen</a>',
        "extra/social/1/name": "De molen's page",
        "extra/analytics/feedback/ratings/1/note": 'Bedankt! Zie <a href="{url}">het formulier</a>.',
    }


def test_what_is_left_is_counted() -> None:
    site = localize_site(CONFIG, None, with_targets(CONFIG, {"Cookies": "Cookies!"}), locale=NL)
    units = {unit.id: unit.name for unit in updated_site_catalog(CONFIG, None, frozenset(), "en").document.units}
    left = {units[id] for id, _ in site.untranslated}
    assert left == {"site_name", *TEXTS} - {"extra/consent/title"}


def test_one_configuration_changes_and_no_other() -> None:
    before = deepcopy(CONFIG)
    changed = dict(CONFIG)
    replace_theme_texts(changed, {"copyright": "ons", "extra/social/1/name": "de pagina"})
    assert changed["extra"]["social"][0]["name"] == "de pagina"
    assert changed["copyright"] == "ons"
    assert before == CONFIG


def test_a_text_that_moves_keeps_its_translation_under_its_new_name() -> None:
    old = updated_site_catalog(CONFIG, None, frozenset(), "en").document
    moved = deepcopy(CONFIG)
    moved["extra"]["social"].insert(0, {"name": "Another page"})
    new = updated_site_catalog(moved, old, frozenset(), "en").document
    ids = [{unit.name: unit.id for unit in document.units} for document in (old, new)]
    assert ids[1]["extra/social/2/name"] == ids[0]["extra/social/1/name"]
