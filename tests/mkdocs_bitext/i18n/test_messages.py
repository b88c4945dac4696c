"""The catalogues of our plugins hold what the plugins say: no message is missing, and none is dead."""

import json
import re
from pathlib import Path

import pytest

from bitext.core.messages import Message, form_of, plural_categories
from bitext.project.project import load
from bitext.update.plan_update import plan_update
from content_gate import untranslated_sentences
from mkdocs_bitext.i18n import messages
from mkdocs_publish import messages as offline

NAMED = (
    (r"\bmessages\.(?:text|count)\(\s*[\w.]+, \"([\w.-]+)\"", ""),
    (r"\bstrings\.(?:text|count|forms)\(\"([\w.-]+\w)\"", "status."),
    (r"\blabels\.text\(\"([\w.-]+)\"", "sidebyside."),
    (r"\bthis\.labels\.(\w+)", "search."),
)
"""How code names a message, and what stands before that in its id."""


def sources(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in {".py", ".js", ".html"})


def english(folder: Path) -> set[str]:
    return set(json.loads((folder / "en.json").read_text("utf-8")))


BITEXT, OFFLINE = (sources(one.FOLDER.parents[depth]) for one, depth in ((messages, 1), (offline, 0)))


def test_what_the_code_names_is_there() -> None:
    named = {start + name for pattern, start in NAMED for name in re.findall(pattern, BITEXT)}
    assert len(named) > 40
    assert named <= english(messages.FOLDER)


@pytest.mark.parametrize("id", sorted(english(messages.FOLDER)))
def test_every_message_is_named_by_the_code(id: str) -> None:
    name = id.partition(".")[2] or id
    group, dot, _ = name.partition(".")
    named = re.search(rf"[\"']{re.escape(name)}[\"']|\.{re.escape(name)}\b", BITEXT)
    # `state.final` is put together from `state.` and a value.
    assert named or (dot and re.search(rf"\"{group}\.(?:\{{|\")", BITEXT)), id


@pytest.mark.parametrize("id", sorted(english(offline.FOLDER)))
def test_every_message_about_the_connection_is_named_by_the_code(id: str) -> None:
    assert f'"{id}"' in OFFLINE or f'"{id.partition(".")[2]}"' in OFFLINE


PLUGINS = messages.FOLDER.parents[2]
"""The project of the plugins' messages, whose locales are not those of our guide."""
FOLDERS = (messages.FOLDER, offline.FOLDER, PLUGINS / "bitext" / "data" / "admonitions")
LANGUAGES = [locale.code for locale in load(PLUGINS / "mkdocs.yml").locales]


def placeholders(message: Message, category: str) -> list[str]:
    text = message if isinstance(message, str) else form_of(message, category)
    return sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_translated_message_has_every_plural_form_and_placeholder(folder: Path, language: str) -> None:
    source: dict[str, Message] = json.loads((folder / "en.json").read_text("utf-8"))
    target: dict[str, Message] = json.loads((folder / f"{language}.json").read_text("utf-8"))
    assert set(target) <= set(source)
    for id, message in target.items():
        assert isinstance(message, str) == isinstance(source[id], str), id
        categories = plural_categories(language) if isinstance(message, dict) else ("",)
        assert isinstance(message, str) or tuple(message) == categories, id
        for category in categories:
            assert placeholders(message, category) == placeholders(source[id], category), (id, category)


def test_the_files_of_the_messages_are_what_their_segment_files_say() -> None:
    assert not plan_update(load(PLUGINS / "mkdocs.yml")).changes


@pytest.mark.content
def test_nothing_is_owed_to_readers_of_a_language_that_the_plugins_speak() -> None:
    assert [f"{one.page}{one}" for one in untranslated_sentences(load(PLUGINS / "mkdocs.yml"))] == []


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de-AT", "de"), ("es-419", "es"), ("pt-PT", "pt-BR"), ("ar-EG", "ar"), ("zh-CN", "zh-Hans"), ("pl-PL", "pl")],
)
def test_readers_of_another_region_get_the_words_of_their_language(locale: str, language: str) -> None:
    assert messages.text(locale, "name") == messages.text(language, "name") != messages.text("en", "name")


@pytest.mark.parametrize("locale", ["zh-TW", "sv", "tlh"])
def test_a_language_without_messages_is_served_in_english_and_says_so(locale: str) -> None:
    assert messages.text(locale, "name") == messages.text("en", "name")
    assert messages.spoken_code(locale) == "en"


@pytest.mark.parametrize(
    ("locale", "number", "wanted"),
    [
        ("pl", 1, "1 strona"),
        ("pl", 3, "3 strony"),
        ("pl", 5, "5 stron"),
        ("pl", 22, "22 strony"),
        ("ar", 2, "صفحتان (2)"),
        ("ar", 7, "7 صفحات"),
        ("ja", 1, "1ページ"),
        ("fr", 0, "0 page"),
        ("pt-BR", 1_000_000, "1000000 páginas"),
    ],
)
def test_a_count_has_the_form_of_its_language(locale: str, number: int, wanted: str) -> None:
    assert messages.count(locale, "status.pages", number) == wanted
