"""A whole site, built: what a reader sees in each locale, and what its maker is told."""

import json
from urllib.parse import urljoin

import pytest
from tests.mkdocs_bitext.example_guide import OTHER, PAGE, notices, words

from segment_ids import segment_ids


def test_a_translated_page_reads_in_its_language(site) -> None:
    page = site.page("nl-BE/index.html")
    assert page.get("lang") == "nl-BE"
    assert page.findtext(".//title") == "De hub instellen - Hub Help"
    assert page.xpath("string(//meta[@name='description']/@content)") == "Hoe u begint."
    article = words(site.article("nl-BE/index.html"))
    assert "Open de hub. Kies daar OK." in article
    assert "Opmerking Het duurt een minuut." in article
    assert "Open the hub" not in article
    assert not site.warnings


def test_the_theme_speaks_the_language_of_the_page(site) -> None:
    assert "Zoeken" in site.text("nl-BE/index.html")
    assert "Zoeken" not in site.text("index.html")


def test_markdown_extensions_speak_the_language_of_the_page(project) -> None:
    project.write({"docs/index.md": "# Start\n\nOne.[^1]\n\n[^1]: Two.\n", "docs/plain.md": "# Plain\n\nWaiting.\n"})
    project.translate({"Start": "Begin", "Two.": "Twee."})
    built = project.build()

    def links(uri: str) -> list[str]:
        found = built.article(uri).iterfind(".//a[@class][@title]")
        return [link.get("title") for link in found if link.get("class") in ("headerlink", "footnote-backref")]

    assert links("index.html") == ["Link to this heading", "Back to footnote 1 in the text"]
    assert links("nl-BE/index.html") == ["Link naar deze kop", "Terug naar voetnoot 1 in de tekst"]
    assert links("nl-BE/plain/index.html") == ["Link to this heading"]


def test_what_mkdocs_yml_says_for_an_extension_stays(project) -> None:
    config = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    said = config.replace("permalink: true", "permalink: true, permalink_title: Hier")
    project.write({"mkdocs.yml": said, "docs/index.md": "# Start\n"})
    project.translate({"Start": "Begin"})
    built = project.build()
    for uri in ("index.html", "nl-BE/index.html"):
        assert built.article(uri).find(".//a[@class='headerlink']").get("title") == "Hier"


def test_every_page_has_the_same_anchors_in_every_locale(site) -> None:
    for uri in ("index.html", "other/index.html"):
        source, localized = (
            site.article(folder + uri).xpath(".//*[self::h1 or self::h2]/@id") for folder in ("", "nl-BE/")
        )
        assert source == localized
    assert site.article("nl-BE/index.html").xpath(".//h2/@id") == ["first-step"]


def test_both_locales_carry_the_same_segments_in_the_same_order(site) -> None:
    source, localized = (
        segment_ids(site.article(folder + "index.html").xpath(".//i/@data-s")) for folder in ("", "nl-BE/")
    )
    assert source == localized
    assert len(set(source)) == 7


def test_the_switcher_stays_on_the_page(site) -> None:
    base = "https://help.example/guide/nl-BE/other/"
    links = site.page("nl-BE/other/index.html").xpath("//a[@hreflang][@class='md-select__link']/@href")
    assert [urljoin(base, link) for link in links] == [
        "https://help.example/guide/other/",
        "https://help.example/guide/nl-BE/other/",
    ]


def test_search_engines_learn_in_which_languages_a_page_really_is(site) -> None:
    found = [
        ("en", "https://help.example/guide/"),
        ("nl-BE", "https://help.example/guide/nl-BE/"),
        ("x-default", "https://help.example/guide/"),
    ]
    for uri in ("index.html", "nl-BE/index.html"):
        links = site.page(uri).xpath("//link[contains(@rel, 'alternate')]")
        assert [(link.get("hreflang"), link.get("href")) for link in links] == found
    for uri in ("other/index.html", "nl-BE/other/index.html", "404.html"):
        assert not site.page(uri).xpath("//link[contains(@rel, 'alternate')]")


def test_a_page_without_translation_says_so_and_is_english(site) -> None:
    article = site.article("nl-BE/other/index.html")
    assert article.get("lang") == "en"
    (notice,) = notices(article)
    assert notice.get("lang") == "nl-BE"
    assert words(notice).startswith("Deze pagina bestaat nog niet in het Nederlands. U leest de Engelse tekst.")
    assert notice.getprevious().tag == "h1"
    assert notice.xpath(".//a/@href") == ["../../other/"]
    assert site.page("nl-BE/other/index.html").xpath("//link[@rel='canonical']/@href") == [
        "https://help.example/guide/other/"
    ]


def test_a_translated_page_is_canonical_itself(site) -> None:
    canonical = site.page("nl-BE/index.html").xpath("//link[@rel='canonical']/@href")
    assert canonical == ["https://help.example/guide/nl-BE/"]


def test_a_sentence_that_waits_is_english_and_marked_and_counted(guide) -> None:
    guide.write({"docs/index.md": PAGE.replace("Press **OK** there.", "Press **OK** now.")})
    guide.update()
    site = guide.build(strict=True)
    article = site.article("nl-BE/index.html")
    assert [words(span) for span in article.xpath(".//p/span[@lang='en']")] == ["Press OK now."]
    (notice,) = notices(article)
    assert words(notice).startswith("1 van de 9 zinnen staat nog in het Engels.")
    assert article.get("lang") is None
    assert article.get("data-bitext") == "partial"


def test_a_heading_that_waits_is_english_in_the_table_of_contents_too(guide) -> None:
    guide.write({"docs/index.md": PAGE.replace("## First step", "## The very first step") + "\n## Last one\n\nStop.\n"})
    guide.update()
    guide.translate({"Last one": "Laatste", "Stop.": "Stop."})
    page = guide.build(strict=True).page("nl-BE/index.html")
    links = page.xpath("//nav//a[starts-with(@href, '#')]")
    assert {words(link): link.get("lang") for link in links} == {"The very first step": "en", "Laatste": None}


def test_the_side_by_side_view_learns_where_the_english_page_is(site) -> None:
    (script,) = site.page("nl-BE/index.html").xpath("//script[@id='bt-sidebyside']")
    settings = json.loads(script.text)
    assert settings["source"] == "../"
    texts = json.loads((site.site / "nl-BE" / settings["labels"]).read_text())
    assert (texts["locale"], texts["sourceLocale"]) == ("nl-BE", "en")
    assert texts["labels"]["sentence"] == "per zin"


def test_a_translated_page_has_one_button_in_the_header_and_one_line_about_it(site) -> None:
    page = site.page("nl-BE/index.html")
    (button,) = page.xpath(
        "//header//div[contains(@class, 'md-header__title')]/following-sibling::div[@class='bt-menu']/button"
    )
    (hint,) = page.xpath("//article//div[@class='bt-hint']")
    assert words(button) == settings_of(page)["name"] == words(hint.find(".//b")) == "Engels erbij"
    assert any("bt-first-visit" in (script.text or "") for script in page.xpath("//head/script"))
    for uri in ("index.html", "nl-BE/other/index.html"):
        page = site.page(uri)
        assert not page.xpath("//*[@id='bt-sidebyside' or @class='bt-menu' or @class='bt-hint']")


def settings_of(page):
    return json.loads(page.xpath("//script[@id='bt-sidebyside']")[0].text)


def test_our_scripts_and_styles_are_where_the_pages_look_for_them(site) -> None:
    page = site.page("nl-BE/other/index.html")
    links = [*page.xpath("//script[@type='module']/@src"), *page.xpath("//link[@rel='stylesheet']/@href")]
    ours = [link for link in links if "assets/bitext/" in link]
    assert any(link.endswith("page.js") for link in ours)
    for link in ours:
        assert (site.site / "nl-BE" / "other" / link).resolve().is_file()


def test_the_search_index_holds_no_words_of_ours_and_knows_its_language(site) -> None:
    index = json.loads(site.text("search/nl-BE.json"))
    assert index["language"] == "nl"
    text = json.dumps(index["docs"], ensure_ascii=False)
    assert "Eerste stap" in text
    assert "bestaat nog niet" not in text
    assert "data-s" not in text
    assert "sourceLocale" not in text


def test_navigation_name_and_description_come_from_the_segments(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    nav = "nav:\n  - Home: index.md\n  - More:\n    - other.md\n    - Our site: https://example.com/\n"
    guide.write({"mkdocs.yml": config + nav})
    guide.translate({
        "Hub Help": "Hulp bij de hub", "Help for the hub": "Alles over de hub",
        "Home": "Begin", "More": "Meer", "Our site": "Onze site",
    })  # fmt: skip
    site = guide.build(strict=True)
    for uri, expected in (
        ("nl-BE/other/index.html", ["Begin", "Meer", "Other", "Onze site"]),
        ("other/index.html", ["Home", "More", "Other", "Our site"]),
    ):
        menu = [words(one) for one in site.page(uri).xpath("//nav[contains(@class,'md-nav--primary')]//li")]
        assert [name for name in expected if any(one.startswith(name) for one in menu)] == expected
    page = site.page("nl-BE/other/index.html")
    assert page.findtext(".//title") == "Other - Hulp bij de hub"
    assert site.page("other/index.html").findtext(".//title") == "Other - Hub Help"
    assert "Alles over de hub" in site.text("nl-BE/other/index.html")


def test_includes_are_localized_and_no_pages_of_their_own(guide) -> None:
    guide.write({
        "docs/includes/hub.md": "the client hub\n",
        "docs/other.md": "# About [!INCLUDE[x](includes/hub.md)]\n\nUse [!INCLUDE[x](includes/hub.md)] well.\n",
    })  # fmt: skip
    guide.translate({
        "the client hub": "de cliëntenhub",
        "Use [!INCLUDE[x](includes/hub.md)] well.": "Gebruik [!INCLUDE[x](includes/hub.md)] goed.",
    })  # fmt: skip
    site = guide.build(strict=True)
    assert "Gebruik de cliëntenhub goed." in words(site.article("nl-BE/other/index.html"))
    assert "Use the client hub well." in words(site.article("other/index.html"))
    assert not list(site.site.rglob("includes"))


def test_a_missing_include_is_one_warning_with_its_place(guide) -> None:
    guide.write({"docs/other.md": "# A\n\nUse [!INCLUDE[the hub](includes/gone.md)] well.\n"})
    site = guide.build()
    (warning,) = site.warnings
    assert "[!INCLUDE[the hub](includes/gone.md)]" in words(site.article("other/index.html"))
    assert "other.md:3: the include 'includes/gone.md' does not exist" in warning


def test_a_broken_segment_file_is_one_warning_and_its_page_english(guide) -> None:
    path = guide.root / "translations/nl-BE/index.xlf"
    path.write_text(path.read_text().replace("</unit>", "", 1))
    site = guide.build()
    (warning,) = site.warnings
    assert "index.xlf:" in warning
    assert site.article("nl-BE/index.html").get("data-bitext") == "fallback"


def test_a_target_that_lost_its_markup_is_one_warning_and_that_sentence_english(guide) -> None:
    path = guide.root / "translations/nl-BE/index.xlf"
    guide.write({"docs/plain.md": "# Plain\n\nPress **OK** there. Then go.\n"})
    guide.translate({"Press **OK** there.": "Kies OK.", "Then go.": "Ga dan.", "Plain": "Gewoon"})
    site = guide.build()
    assert path.is_file()
    assert len(site.warnings) == 2  # on both pages that hold the sentence
    assert all("is missing an inline code" in warning and ".xlf:" in warning for warning in site.warnings)
    assert "Press OK there. Ga dan." in words(site.article("nl-BE/plain/index.html"))


def test_the_page_not_found_is_that_of_the_source(site) -> None:
    assert site.page("404.html").get("lang") == "en"


def test_assets_with_dots_in_their_names_arrive(guide) -> None:
    names = ["pyodide.js.map", "data/checker.py.zip", "app.min.js"]
    guide.write({f"docs/{name}": "x" for name in names})
    site = guide.build(strict=True)
    assert all((site.site / name).is_file() for name in names)


def test_the_edit_link_leads_to_what_the_reader_sees(guide) -> None:
    more = "repo_url: https://git.example/hub\nedit_uri: edit/main/docs/\n"
    config = (
        (guide.root / "mkdocs.yml").read_text().replace("font: false", "font: false, features: [content.action.edit]")
    )
    guide.write({"mkdocs.yml": config + more})
    site = guide.build()
    edit = "//a[@rel='edit']/@href"
    assert site.page("nl-BE/index.html").xpath(edit) == [
        "https://git.example/hub/edit/main/translations/nl-BE/index.xlf"
    ]
    assert site.page("index.html").xpath(edit) == ["https://git.example/hub/edit/main/docs/index.md"]


def test_nothing_is_written_beside_the_site_and_its_cache(guide) -> None:
    def state() -> dict[str, bytes]:
        files = (path for path in guide.root.rglob("*") if path.is_file())
        ours = {"site", ".cache"}
        return {str(path): path.read_bytes() for path in files if ours.isdisjoint(path.relative_to(guide.root).parts)}

    before = state()
    guide.build()
    assert state() == before
    assert (guide.root / ".cache/bitext/.gitignore").read_text() == "*\n"
    assert [path.name for path in (guide.root / ".cache").iterdir()] == ["bitext"]


def test_a_second_build_gives_the_same_pages(guide) -> None:
    def pages() -> dict[str, str]:
        site = guide.build(strict=True).site
        return {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*.html")}

    assert pages() == pages()


def test_mkdocs_yml_that_cannot_be_used_is_one_clear_message(guide, caplog: pytest.LogCaptureFixture) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config.replace("nl-BE: {name: Nederlands}", "nl-BE: {nam: Nederlands}")})
    with pytest.raises(SystemExit, match="BuildError"):
        guide.build()
    (error,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert "mkdocs.yml:8" in error
    assert '"nam"' in error


def test_locales_may_be_a_plain_list(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config.replace("{nl-BE: {name: Nederlands}}", "[nl-BE]")})
    assert guide.build(strict=True).page("nl-BE/index.html").get("lang") == "nl-BE"


def test_a_site_without_locales_is_still_a_site(project) -> None:
    project.write({"docs/index.md": PAGE, "docs/other.md": OTHER})
    config = (project.root / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": config.replace("locales: {nl-BE: {name: Nederlands}}", "translations: t")})
    site = project.build(strict=True)
    assert "Open the hub." in words(site.article("index.html"))
    assert not site.page("index.html").xpath("//a[@hreflang]")
