"""Our own guide in every language that it has: nothing that its readers see was left out, and all of it is fit."""

import json
from pathlib import Path

import pytest

from bitext import xliff
from bitext.cli.main import main
from bitext.core.inline import markdown
from bitext.core.locales import Locale
from bitext.localize.publishable import is_published
from bitext.project.project import SITE, load
from bitext.rules.glossary import NAME, read_glossary

GUIDE = load(Path(__file__).resolve().parents[2] / "mkdocs.yml")
FOR_HELPERS = ("for-",)
"""How pages begin that may stay in English: those for people who work on the guide."""
READ = [page for page in (*GUIDE.pages(), SITE, *GUIDE.catalogues) if not page.startswith(FOR_HELPERS)]

each_locale = pytest.mark.parametrize("locale", GUIDE.locales, ids=lambda locale: locale.code)


def test_there_is_a_guide_in_three_languages() -> None:
    assert {GUIDE.source_locale, *(locale.code for locale in GUIDE.locales)} >= {"en", "nl-BE", "fr-BE"}


@each_locale
def test_every_sentence_that_readers_see_is_translated(locale: Locale) -> None:
    waiting = [
        f"{page}: {markdown(segment.source)}"
        for page in READ
        for unit in xliff.read(GUIDE.locale_path(locale, page)).units
        for segment in unit.segments
        if not is_published(segment, locale.published)
    ]
    assert waiting == []


@each_locale
@pytest.mark.parametrize("name", GUIDE.catalogues)
def test_every_message_is_translated(name: str, locale: Locale) -> None:
    source, target = (
        json.loads(GUIDE.catalogue_path(name, one).read_text(encoding="utf-8")) for one in (GUIDE.source, locale)
    )
    assert list(target) == list(source)


@each_locale
def test_a_language_has_a_glossary(locale: Locale) -> None:
    assert read_glossary(GUIDE.translations / locale.code / NAME).terms


@pytest.mark.parametrize("command", [("update", "--check"), ("check",)], ids=" ".join)
def test_the_segment_files_are_up_to_date_and_fit_to_be_published(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(GUIDE.root)
    assert main(command) == 0, capsys.readouterr().out
