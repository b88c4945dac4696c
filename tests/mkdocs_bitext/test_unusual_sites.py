"""Sites with includes, pages and navigation of other plugins, another source language, another layout of files."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.mkdocs_bitext.example_guide import notices, words

from bitext.project.project import load
from mkdocs_bitext.i18n.messages import use_site_catalogue
from segment_ids import segment_ids


def test_an_include_that_stands_alone_is_part_of_the_page_and_counts(guide) -> None:
    guide.write({
        "docs/includes/box.md": "!!! tip\n\n    Ask us. Call us.\n",
        "docs/other.md": "# Other\n\nOne.\n\n[!INCLUDE[x](includes/box.md)]\n\n[!INCLUDE[x](includes/box.md)]\n",
    })  # fmt: skip
    guide.translate({"Other": "Andere", "One.": "Een.", "Ask us.": "Vraag het ons."})
    site = guide.build(strict=True)
    article = site.article("nl-BE/other/index.html")
    assert words(notices(article)[0]).startswith("1 van de 4 zinnen staat nog in het Engels.")
    assert [words(span) for span in article.xpath(".//span[@lang='en']")] == ["Call us."]
    assert words(article).count("Vraag het ons. Call us.") == 2
    marks = segment_ids(article.xpath(".//i/@data-s"))
    assert len(marks) == len(set(marks)) == 4
    assert segment_ids(site.article("other/index.html").xpath(".//i/@data-s")) == marks


def test_an_untranslated_page_is_english_to_the_last_word(guide) -> None:
    guide.write(
        {"docs/includes/hub.md": "the hub\n", "docs/other.md": "# Other\n\nUse [!INCLUDE[x](includes/hub.md)].\n"}
    )
    guide.translate({"the hub": "de hub"})
    article = guide.build(strict=True).article("nl-BE/other/index.html")
    assert article.get("lang") == "en"
    assert "Use the hub." in words(article)


def test_a_page_without_words_needs_no_notice(guide) -> None:
    guide.write({"docs/other.md": "```\ncode\n```\n"})
    article = guide.build(strict=True).article("nl-BE/other/index.html")
    assert not notices(article)
    assert article.get("lang") is None


def test_a_page_that_somebody_translated_as_a_file_of_its_own_stays_theirs(guide) -> None:
    guide.write({"docs/other.nl-BE.md": "# Eigen pagina\n\n## Tweede { #second-step }\n"})
    site = guide.build(strict=True)
    article = site.article("nl-BE/other/index.html")
    assert len(site.page("other/index.html").xpath("//link[contains(@rel, 'alternate')]")) == 3
    assert article.find("h1").text.startswith("Eigen pagina")
    assert not notices(article)
    assert site.article("other/index.html").find("h1").text_content().startswith("Other")


def test_pages_that_another_plugin_makes_up_exist_in_every_locale(guide) -> None:
    guide.write({
        "made.py": "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# Made up'))\n"
        "    files.append(File.generated(config, 'data/made.txt', content='x'))\n",
        "mkdocs.yml": (guide.root / "mkdocs.yml").read_text() + "hooks: [made.py]\n",
    })  # fmt: skip
    site = guide.build(strict=True)
    for uri in ("made/index.html", "nl-BE/made/index.html"):
        assert site.article(uri).find("h1").text.startswith("Made up")
    assert site.text("data/made.txt") == "x"


def test_every_locale_stands_beside_the_others(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config.replace("Nederlands}}", "Nederlands}, fr: {name: Français}}")})
    guide.translate({"Open the hub.": "Ouvrez le hub."}, "fr")
    site = guide.build(strict=True)
    assert "Ouvrez le hub." in words(site.article("fr/index.html"))
    assert "Open de hub." in words(site.article("nl-BE/index.html"))
    assert words(notices(site.article("fr/other/index.html"))[0]).startswith("Cette page n’existe pas encore")
    assert site.page("index.html").xpath("//a[@class='md-select__link']/@hreflang") == ["en", "nl-BE", "fr"]
    assert site.page("fr/index.html").get("lang") == "fr"


def test_pages_may_be_files_instead_of_folders(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config + "use_directory_urls: false\n"})
    site = guide.build(strict=True)
    assert site.article("nl-BE/other.html").xpath(".//aside//a/@href") == ["../other.html"]
    settings = json.loads(site.page("nl-BE/index.html").xpath("//script[@id='bt-sidebyside']")[0].text)
    assert settings["source"] == "../index.html"


def test_a_nav_that_another_plugin_made_is_left_to_it(guide) -> None:
    guide.write({
        "made.py": "def on_config(config):\n    config.nav = [{'Theirs': 'other.md'}, 'index.md']\n",
        "mkdocs.yml": (guide.root / "mkdocs.yml").read_text() + "hooks: [made.py]\nnav: [index.md]\n",
    })  # fmt: skip
    page = guide.build(strict=True).page("nl-BE/index.html")
    assert "Theirs" in words(page.xpath("//nav[contains(@class,'md-nav--primary')]")[0])


def test_what_is_saved_shows_in_the_next_build_of_a_running_server(guide) -> None:
    path = guide.root / "translations/nl-BE/index.xlf"
    good = path.read_text()
    shown = []
    for text in (good, good.replace("Open de hub.", "Open nu de hub."), good.replace("</unit>", "", 1), good):
        path.write_text(text)
        shown.append(words(guide.build().article("nl-BE/index.html").find("p")))
    before, changed, broken, with_accessible_names = shown
    assert before == with_accessible_names == "Open de hub. Kies daar OK."
    assert changed == "Open nu de hub. Kies daar OK."
    assert broken == "Open the hub. Press OK there."


def test_a_changed_include_shows_in_every_page_that_has_it(guide) -> None:
    guide.write(
        {"docs/includes/hub.md": "the hub\n", "docs/other.md": "# Other\n\nUse [!INCLUDE[x](includes/hub.md)].\n"}
    )
    assert "Use the hub." in words(guide.build().article("other/index.html"))
    guide.write({"docs/includes/hub.md": "the new hub\n"})
    site = guide.build()
    assert "Use the new hub." in words(site.article("other/index.html"))
    assert "Use the new hub." in words(site.article("nl-BE/other/index.html"))


def test_a_site_may_be_written_in_another_language_than_english(project) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    languages = "source: {nl-BE: Nederlands}\n      locales: {en: {name: English}}"
    project.write({
        "mkdocs.yml": config.replace("locales: {nl-BE: {name: Nederlands}}", languages),
        "docs/index.md": "# Welkom\n\nDit is een zin. Dit ook.\n",
        "docs/other.md": "# Anders\n",
    })  # fmt: skip
    project.translate({"Dit is een zin.": "This is a sentence."}, "en")
    site = project.build(strict=True)
    assert (site.page("index.html").get("lang"), site.page("en/index.html").get("lang")) == ("nl-BE", "en")
    article = site.article("en/index.html")
    assert words(notices(article)[0]).startswith("2 of 3 sentences are still in Dutch.")
    assert [words(span) for span in article.xpath(".//span[@lang='nl-BE']")] == ["Dit ook."]
    assert site.article("en/other/index.html").get("lang") == "nl-BE"
    assert "Zoeken" in site.text("index.html")


def test_a_site_whose_theme_speaks_french_is_french_and_every_locale_calls_it_so(project) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    config = config.replace("{name: material,", "{name: material, language: fr,")
    project.write({
        "mkdocs.yml": config.replace("locales: {nl-BE: {name: Nederlands}}", "locales: [nl-BE, en]"),
        "docs/index.md": "# Bienvenue\n\nUne phrase. Une autre.\n",
        "docs/other.md": "# Autre\n",
    })  # fmt: skip
    project.translate({"Une phrase.": "A sentence."}, "en")
    project.translate({"Une phrase.": "Een zin."}, "nl-BE")
    site = project.build(strict=True)
    assert [site.page(uri).get("lang") for uri in ("index.html", "nl-BE/index.html", "en/index.html")] == [
        "fr", "nl-BE", "en",
    ]  # fmt: skip
    switcher = site.page("en/index.html").xpath("//*[contains(@class, 'md-select__link')]")
    assert [(one.get("lang"), words(one)) for one in switcher] == [
        ("fr", "Français"), ("nl-BE", "Nederlands"), ("en", "English"),
    ]  # fmt: skip
    assert words(notices(site.article("en/index.html"))[0]).endswith("still in French. Read it in French")
    assert words(notices(site.article("nl-BE/other/index.html"))[0]).endswith("In het Frans lezen")
    button = site.page("nl-BE/index.html").xpath("//*[@class='bt-menu']")
    assert words(button[0]) == "Frans erbij"
    assert "Engels" not in site.text("nl-BE/index.html")


@pytest.fixture
def messages_of_a_site(project):
    """Whatever a test lets the plugin say, the next one finds its own words."""
    none = replace(load(project.root / "mkdocs.yml"), catalogues={})
    yield
    use_site_catalogue(none)


@pytest.mark.usefixtures("messages_of_a_site")
def test_a_site_can_translate_the_messages_of_the_plugin_into_a_language_that_it_lacks(project) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    own = "locales: [sv, nl-BE]\n      catalogues: {_interface: 'messages/{locale}.json'}"
    program = [sys.executable, "-m", "mkdocs_bitext.i18n.messages"]
    english = subprocess.run(program, capture_output=True, check=True, encoding="utf-8").stdout
    project.write({
        "mkdocs.yml": config.replace("locales: {nl-BE: {name: Nederlands}}", own),
        "docs/index.md": "# Welcome\n",
        "messages/en.json": english,
    })  # fmt: skip
    fallback = {"This page is not translated yet.": "Sidan väntar.", "You are reading the English text.": "Läs den."}
    project.translate(fallback, "sv")
    project.update()
    site = project.build()
    (notice,) = notices(site.article("sv/index.html"))
    assert words(notice) == "Sidan väntar. Läs den. Read it in English"
    assert notice.get("lang") == "sv"
    assert words(notices(site.article("nl-BE/index.html"))[0]).startswith("Deze pagina bestaat nog niet")


def test_a_language_that_the_plugin_lacks_is_named_once(project) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    project.write({
        "mkdocs.yml": config.replace("locales: {nl-BE: {name: Nederlands}}", "locales: [sv, nl-BE, fi, de-AT]"),
        "docs/index.md": "# Welcome\n",
    })  # fmt: skip
    project.update()
    said = [one for one in project.build(strict=True).notes if "Notices and buttons" in one]
    assert len(said) == 1
    assert said[0].endswith("in English for readers of sv, fi: bitext lacks their language (see catalogues)")


def test_plugins_in_a_group_have_their_options_in_every_locale(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    group = "  - group:\n      enabled: true\n      plugins: [tags: {tags_name_property: taste}, meta]\n"
    guide.write({
        "mkdocs.yml": config.replace("  - search\n", f"  - search\n{group}"),
        "docs/labels.md": "# Labels\n\n<!-- material/tags -->\n",
        "docs/other.md": "---\ntaste: [Sweet]\n---\n\n# Other\n",
    })  # fmt: skip
    guide.update()
    site = guide.build(strict=True)
    for folder in ("", "nl-BE/"):
        assert "Sweet" in words(site.article(f"{folder}labels/index.html"))


def test_a_preview_of_a_site_with_plugins_in_a_group_can_be_built_again(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    group = "  - group: {enabled: true, plugins: [meta]}\n"
    guide.write({"mkdocs.yml": config.replace("  - search\n", f"  - search\n{group}")})
    assert guide.build(strict=True).warnings == []
    assert guide.build(strict=True).warnings == []


def test_other_plugins_get_each_page_to_its_last_line_end(guide) -> None:
    guide.write({
        "docs/other.md": "# Other\n\nOne.\u2028Two.\n\n> Last.\n",
        "late.py": "def on_page_markdown(markdown, **_):\n"
        "    return markdown.replace('One.\\u2028Two.', 'Three.').replace('> Last.\\n', '# Turned\\n')\n",
        "mkdocs.yml": (guide.root / "mkdocs.yml").read_text() + "hooks: [late.py]\n",
    })  # fmt: skip
    site = guide.build(strict=True)
    for uri in ("other/index.html", "nl-BE/other/index.html"):
        assert "Three. Turned" in words(site.article(uri))
        assert not site.article(uri).xpath(".//blockquote")


HOOK_WITH_EXTENSION = """
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class Shout(Preprocessor):
    def run(self, lines):
        if "Fail." in lines:
            raise ValueError("no such object")
        return ["LOUD" if line == "Quiet." else line for line in lines]


class Count(Preprocessor):
    done = False

    def run(self, lines):
        if self.done:
            return lines
        self.done = True
        return [*lines, "", f"{sum(map(len, lines))} signs"]


class Shouting(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Shout(md), "shout", 40)
        md.preprocessors.register(Count(md), "count", 39)


def on_config(config):
    config.markdown_extensions.append(Shouting())
"""


@pytest.fixture
def guide_with_extension(guide):
    """A guide whose hook adds a Markdown extension after our plugin has been configured."""
    guide.write({
        "shout.py": HOOK_WITH_EXTENSION,
        "mkdocs.yml": (guide.root / "mkdocs.yml").read_text() + "hooks: [shout.py]\n",
    })  # fmt: skip
    return guide


def test_what_an_extension_of_another_plugin_makes_of_a_page_stays_in_spite_of_milestones(guide_with_extension) -> None:
    guide_with_extension.write({"docs/other.md": "# Other\n\nQuiet.\n\nOne. Two.\n"})
    article = guide_with_extension.build(strict=True).article("other/index.html")
    assert "LOUD" in words(article)


def test_an_extension_that_works_once_with_each_markdown_counts_what_the_author_wrote(guide_with_extension) -> None:
    guide_with_extension.write({"docs/other.md": "# Other\n\nOne. Two.\n"})
    site = guide_with_extension.build(strict=True)
    assert "16 signs" in words(site.article("other/index.html"))
    assert "16 signs" in words(site.article("nl-BE/other/index.html"))


def test_an_extension_that_fails_is_told_with_its_page(guide_with_extension, caplog: pytest.LogCaptureFixture) -> None:
    guide_with_extension.write({"docs/other.md": "# Other\n\nFail.\n"})
    with pytest.raises(ValueError, match="no such object"):
        guide_with_extension.build()
    assert "Error reading page 'other.md'" in caplog.text


def test_a_plugin_that_moves_files_after_the_build_does_so_once(guide) -> None:
    guide.write({
        "move.py": "import pathlib\n\n\ndef on_post_build(config):\n"
        "    page = pathlib.Path(config.site_dir, 'other', 'index.html')\n"
        "    page.rename(page.with_name('moved.html'))\n",
        "mkdocs.yml": (guide.root / "mkdocs.yml").read_text(encoding="utf-8") + "hooks: [move.py]\n",
    })  # fmt: skip
    built = guide.build(strict=True)
    assert (built.site / "other" / "moved.html").is_file()
    assert (built.site / "nl-BE" / "other" / "index.html").is_file()
    (note,) = [note for note in built.notes if "for the source language only" in note]
    assert "move.py" in note
