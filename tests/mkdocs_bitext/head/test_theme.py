"""What the theme is told about a locale."""

from pathlib import Path

import jinja2
import pytest
from mkdocs.utils import get_theme_dir

from mkdocs_bitext.head.theme import language_partial, with_article_attributes, with_control, with_html_lang

MATERIAL = get_theme_dir("material")


def spoken(partial: str, folder: Path) -> tuple[str, str]:
    loader = jinja2.ChoiceLoader([jinja2.DictLoader({"x.html": partial}), jinja2.FileSystemLoader(folder)])
    module = jinja2.Environment(loader=loader).get_template("x.html").module
    return str(module.t("language")).strip(), str(module.t("search")).strip()


@pytest.mark.parametrize(
    ("code", "search"), [("nl-BE", "Zoeken"), ("fr-CA", "Recherche"), ("yo-NG", "Search"), ("zh-Hant-HK", "搜尋")]
)
def test_a_locale_that_material_lacks_speaks_the_nearest_it_has(code: str, search: str) -> None:
    partial = language_partial(code, [MATERIAL])
    assert partial is not None
    language, word = spoken(partial, Path(MATERIAL))
    assert language == code
    assert word == search


def test_a_pseudo_locale_has_made_up_texts_and_the_settings_of_english() -> None:
    partial = language_partial("en-XA", [MATERIAL])
    assert partial is not None
    assert spoken(partial, Path(MATERIAL)) == ("en-XA", "«Ŝéåŕçĥ ļöŕ»")
    module = jinja2.Environment().from_string(partial).module
    english = jinja2.Environment(loader=jinja2.FileSystemLoader(MATERIAL)).get_template("partials/languages/en.html")
    for key in ("direction", "search.config.lang", "search.config.pipeline", "search.config.separator"):
        assert str(module.t(key)) == str(english.module.t(key))


@pytest.mark.parametrize(("code", "dirs"), [("pt-BR", [MATERIAL]), ("nl-BE", [get_theme_dir("mkdocs")])])
def test_nothing_is_added_where_nothing_is_missing(code: str, dirs: list[str]) -> None:
    assert language_partial(code, dirs) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<html lang="nl" class="no-js">', '<html lang="nl-BE" class="no-js">'),
        ("<html>", '<html lang="nl-BE">'),
        ("<html class='a' lang=nl>", "<html lang=\"nl-BE\" class='a'>"),
        ("<head>", "<head>"),
    ],
)
def test_the_page_names_its_locale_once(before: str, after: str) -> None:
    assert with_html_lang(before, "nl-BE") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<main><article class="a">', '<main><article lang="en" class="a">'),
        ('<div class="x"><div role="main" id="y">', '<div class="x"><div lang="en" role="main" id="y">'),
        ("<main>", '<main lang="en">'),
        ("<p>", "<p>"),
    ],
)
def test_attributes_go_on_the_element_with_the_text(before: str, after: str) -> None:
    assert with_article_attributes(before, {"lang": "en"}) == after


MATERIAL_HEADER = """<header class="md-header"><nav class="md-header__inner md-grid">
<div class="md-header__title" data-md-component="header-title"><div class="md-header__topic">Site</div></div>
{}</nav></header><main><article><h1>Title</h1><p>Text</p></article></main>"""


@pytest.mark.parametrize(
    "following",
    [
        '<form class="md-header__option" data-md-component="palette"></form>',
        '<div class="md-header__option"><div class="md-select"></div></div>',
        '<label class="md-header__button md-icon" for="__search"></label><div class="md-search"></div>',
        '<div class="md-header__source"></div>',
        "",
    ],
)
def test_a_control_follows_the_title_in_the_header_of_material(following: str) -> None:
    page = MATERIAL_HEADER.format(following)
    assert with_control(page, "!") == MATERIAL_HEADER.format(f"!{following}")


def test_a_control_is_below_the_title_of_the_text_in_another_theme() -> None:
    page = "<nav><h1>Site</h1></nav><main><h1>Title</h1><p>Text</p></main>"
    assert with_control(page, "!") == page.replace("<p>", "\n!<p>")
    assert with_control("<p>Text</p>", "!") == "<p>Text</p>"
