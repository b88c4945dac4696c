"""Sites in two directions: each text has its own, whatever is around it, and other sites carry nothing of it."""

import json

import pytest
from tests.mkdocs_bitext.example_guide import notices

PAGES = {
    "docs/index.md": "# Welcome\n\nOne sentence. Another one.\n\n## Later\n\n- An item.\n",
    "docs/other.md": "---\nchecked: 2026-11-30\n---\n\n# Other\n",
}


@pytest.fixture
def arabic(project):
    config = (project.root / "mkdocs.yml").read_text()
    project.write({**PAGES, "mkdocs.yml": config.replace("locales: {nl-BE: {name: Nederlands}}", "locales: [ar, he]")})
    project.translate({"Welcome": "مرحبًا", "One sentence.": "جملة واحدة."}, "ar")
    return project.build(strict=True)


def marks(elements) -> list[tuple[str | None, str | None]]:
    return [(one.get("lang"), one.get("dir")) for one in elements]


def test_a_locale_that_is_written_from_right_to_left_says_so(arabic) -> None:
    assert marks([arabic.page("ar/index.html"), arabic.page("index.html")]) == [("ar", "rtl"), ("en", None)]
    assert arabic.page("ar/index.html").find("body").get("dir") == "rtl"


def test_sentences_that_wait_have_their_own_direction(arabic) -> None:
    article = arabic.article("ar/index.html")
    waiting = [one for one in article.iter() if one.get("lang") == "en"]
    assert {one.tag for one in waiting} == {"span", "h2", "li"}
    assert {one.get("dir") for one in waiting} == {"ltr"}
    contents = arabic.page("ar/index.html").xpath("//a[@href='#later'][@class='md-nav__link']")
    assert set(marks(contents)) == {("en", "ltr")}


def test_what_the_plugin_writes_into_a_page_of_the_source_has_the_direction_of_its_readers(arabic) -> None:
    article = arabic.article("ar/other/index.html")
    assert marks([article]) == [("en", "ltr")]
    (checked,) = article.xpath(".//*[@class='bitext-checked']")
    assert marks([*notices(article), checked]) == [("ar", "rtl"), ("ar", "rtl")]


def test_words_in_english_for_readers_whose_language_is_missing_are_left_to_right(arabic) -> None:
    assert marks(notices(arabic.article("he/other/index.html"))) == [("en", "ltr")]


@pytest.mark.parametrize(("locale", "words"), [("ar", ("ar", "rtl")), ("he", ("en", "ltr"))])
def test_the_side_by_side_view_has_the_direction_of_its_words(arabic, project, locale, words) -> None:
    project.translate({"Welcome": "x"}, locale)
    (view,) = (project.build().site / "assets" / "bitext").glob(f"sidebyside.{locale}.*.json")
    attributes = json.loads(view.read_text("utf-8"))["labelAttributes"]
    assert (attributes["lang"], attributes["dir"]) == words


def test_an_offer_has_the_direction_of_its_language(arabic) -> None:
    (text,) = arabic.page("index.html").xpath("//script[@id='bt-offer-words']/text()")
    assert {code: one.get("dir") for code, one in json.loads(text).items()} == {"ar": "rtl"}


def test_only_a_site_with_such_a_locale_loads_the_style_for_it(arabic, project) -> None:
    assert "direction.css" in arabic.text("ar/index.html")
    config = (project.root / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": config.replace("locales: [ar, he]", "locales: [nl-BE, ja]")})
    project.update()
    site = project.build()
    pages = [site.text(uri) for uri in ("index.html", "nl-BE/other/index.html", "ja/other/index.html")]
    assert not [text for text in pages if "direction.css" in text or 'dir="rtl"' in text]
    assert set(marks(notices(site.article("ja/other/index.html")))) == {("ja", None)}


def test_a_source_from_right_to_left_is_isolated_in_a_page_from_left_to_right(project) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    config = config.replace("{name: material,", "{name: material, language: ar, direction: rtl,")
    project.write({
        "mkdocs.yml": config.replace("locales: {nl-BE: {name: Nederlands}}", "locales: [en]"),
        "docs/index.md": "# مرحبًا\n\nجملة واحدة. جملة أخرى.\n",
        "docs/other.md": "# صفحة\n",
    })  # fmt: skip
    project.translate({"جملة واحدة.": "One sentence."}, "en")
    site = project.build(strict=True)
    assert [site.page(uri).find("body").get("dir") for uri in ("index.html", "en/index.html")] == ["rtl", "ltr"]
    article = site.article("en/index.html")
    assert set(marks(one for one in article.iter() if one.get("lang") == "ar")) == {("ar", "rtl")}
    assert marks(notices(site.article("en/other/index.html"))) == [("en", "ltr")]
    (view,) = (site.site / "assets" / "bitext").glob("sidebyside.en.*.json")
    assert json.loads(view.read_text("utf-8"))["sourceDirection"] == "rtl"
