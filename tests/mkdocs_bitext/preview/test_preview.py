"""`mkdocs serve`: a save builds what it changes; every other page stays as it is; nothing that is broken stops it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
from lxml import html
from markdown import Markdown
from tests.mkdocs_bitext.preview.served import DUTCH, PAGES, TWO, Served

from bitext import xliff
from bitext.core.model import State


def test_a_sentence_of_a_locale_builds_that_page_of_that_locale(served: Served) -> None:
    assert served.save("translations/nl-BE/more.xlf", "Open het menu.", "Doe het menu open.") == ["nl-BE/more/"]
    assert served.written == ["nl-BE/more/index.html"]
    assert "Doe het menu open." in served.article("nl-BE/more/index.html")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("translations/nl-BE/more.xlf", "Open het menu.", "Doe het menu open."),
        ("docs/more.md", "Open the menu.", "Open this menu."),
    ],
)
def test_a_save_renders_no_text_of_other_pages(
    served: Served, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str
) -> None:
    rendered: list[str] = []
    convert = Markdown.convert

    def recorded(self: Markdown, source: str) -> str:
        rendered.append(source)
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", recorded)
    served.save(name, old, new)
    assert any(new in text for text in rendered)
    assert not [text for text in rendered if any(word in text for word in ("Start", "Begin", "Last", "Laatste"))]


def test_the_built_page_is_what_a_whole_build_makes_of_it(served: Served) -> None:
    served.save("translations/nl-BE/more.xlf", "Open het menu.", "Doe het menu open.")
    ours = {path: path.read_text() for path in served.site.rglob("*.html")}
    search = served.search()
    served.build()
    assert {path: path.read_text() for path in served.site.rglob("*.html")} == ours
    assert served.search() == search


@pytest.mark.parametrize("seed", range(4))
def test_any_saves_give_what_a_whole_build_gives(project, serve: Callable[[], Served], seed: int) -> None:
    config = (project.root / "mkdocs.yml").read_text().replace("  - search\n", "  - search\n  - bitext-publish\n")
    config = config.replace("locales: {nl-BE: {name: Nederlands}}", f"{TWO}\n      status_page: waiting.md")
    project.write({**PAGES, "mkdocs.yml": config, "docs/only.md": "# Only\n\nNobody translates this.\n"})
    project.translate(DUTCH)
    served = serve()
    saves = [
        ("docs/more.md", "Open the menu.", "Open this menu."),
        ("docs/more.md", "# More", "# Much more"),
        ("docs/last.md", "Close the menu.", "Close the menu.\n\n## Then\n\nSee [more](more.md)."),
        ("docs/only.md", "Nobody", "No one"),
        ("docs/includes/hub.md", "Accountant Hub", "The hub"),
        ("docs/index.md", "\n\n[!INCLUDE[hub](includes/hub.md)]", ""),
        ("translations/nl-BE/more.xlf", "Open het menu.", "Doe het menu open."),
        ("translations/nl-BE/last.xlf", "Laatste", "Einde"),
        ("translations/nl-BE/last.xlf", "Sluit het menu.", "Sluit het [menu](http://evil.example)."),
        ("translations/nl-BE/index.xlf", "</unit>", "</unitt>"),
    ]
    for save in random.Random(seed).sample(saves, 5):
        served.save(*save)
    saved = served.files()
    served.build()
    whole = served.files()
    assert saved.keys() == whole.keys()
    assert [name for name in whole if saved[name] != whole[name]] == []


def test_a_sentence_of_the_source_builds_that_page_in_every_locale(served: Served) -> None:
    found = served.save("docs/last.md", "Close the menu.", "Shut the menu.")
    assert found == ["fr-BE/last/", "last/", "nl-BE/last/"]
    assert "Shut the menu." in served.article("last/index.html")
    assert "Shut the menu." in served.article("nl-BE/last/index.html")


def test_an_include_builds_the_pages_that_ask_for_it(served: Served) -> None:
    found = served.save("docs/includes/hub.md", "Accountant Hub", "The hub")
    assert found == ["", "fr-BE/", "nl-BE/"]
    assert "The hub helps you." in served.article("nl-BE/index.html")


def test_a_title_that_others_show_builds_them_too(served: Served) -> None:
    found = served.save("translations/nl-BE/last.xlf", "Laatste", "Einde")
    assert {"nl-BE/", "nl-BE/more/", "nl-BE/last/"} <= set(found)
    assert "Einde" in served.text("nl-BE/index.html")
    assert "Laatste" not in served.text("nl-BE/index.html")


def test_the_first_sentence_of_a_page_tells_the_other_locales_that_it_is_there(served: Served) -> None:
    assert 'hreflang="fr-BE"' not in served.text("last/index.html").partition("</head>")[0]
    path = "translations/fr-BE/last.xlf"
    document = xliff.read(served.root / path)
    (unit,) = [unit for unit in document.units if unit.segments[0].source == ("Close the menu.",)]
    line = "<source>Close the menu.</source>"
    served.save(
        path, f'id="{unit.segments[0].id}" state="{State.INITIAL}"', f'id="{unit.segments[0].id}" state="final"'
    )
    served.save(path, line, f"{line}\n<target>Fermez le menu.</target>")
    for uri in ("last/index.html", "nl-BE/last/index.html", "fr-BE/last/index.html"):
        assert 'hreflang="fr-BE"' in served.text(uri).partition("</head>")[0], uri


@pytest.mark.parametrize("name", ["mkdocs.yml", "docs/new.md", "translations/nl-BE/_site.xlf"])
def test_settings_and_new_pages_build_everything(served: Served, name: str) -> None:
    (served.root / name).touch()
    assert len(served.save(name, "", "")) >= 9


def test_with_a_plugin_that_nobody_knows_everything_is_built(project, serve: Callable[[], Served]) -> None:
    config = (project.root / "mkdocs.yml").read_text().replace("  - search\n", "  - search\n  - material/tags\n")
    project.write({**PAGES, "mkdocs.yml": config})
    project.translate(DUTCH)
    served = serve()
    assert len(served.save("translations/nl-BE/more.xlf", "Open het menu.", "Doe het menu open.")) == 6


def test_the_search_has_the_new_sentence_and_all_other_pages(served: Served) -> None:
    before = served.search()
    served.save("translations/nl-BE/more.xlf", "Open het menu.", "Doe het menu open.")
    after = served.search()
    assert after.keys() == before.keys()
    assert {where for where in before if before[where] != after[where]} == {"nl-BE/more/"}


def test_the_search_is_written_when_somebody_searches(served: Served) -> None:
    path = "search/nl-BE.json"
    served.save("translations/nl-BE/more.xlf", "Open het menu.", "Doe het menu open.")
    served.save("docs/last.md", "Close the menu.", "Shut the menu.")
    served.ask("/search/search_index.json")  # as every page does
    assert "Doe het menu open." not in served.text(path)
    served.ask(f"/{path}")
    assert "Doe het menu open." in served.text(path)
    assert "Shut the menu." in served.text(path)


def test_a_target_that_is_refused_says_so_on_its_page(served: Served) -> None:
    served.save("translations/nl-BE/more.xlf", "Open het menu.", "Open het [menu](http://evil.example).")
    said = served.article("nl-BE/more/index.html")
    assert "Alleen dit voorbeeld zegt dit" in said
    assert "translations/nl-BE/more.xlf:" in said
    assert "Open the menu." in said
    served.save("translations/nl-BE/more.xlf", "[menu](http://evil.example).", "menu.")
    assert "Alleen dit voorbeeld" not in served.article("nl-BE/more/index.html")


def test_a_broken_segment_file_says_so_on_its_page(served: Served) -> None:
    served.save("translations/nl-BE/more.xlf", "</unit>", "</unitt>")
    said = served.article("nl-BE/more/index.html")
    assert "translations/nl-BE/more.xlf:" in said
    assert "is not well-formed XML" in said
    served.save("translations/nl-BE/more.xlf", "</unitt>", "</unit>")
    assert "Open het menu." in served.article("nl-BE/more/index.html")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mkdocs.yml", "site_name:", "site_name: ["),
        ("mkdocs.yml", "locales:", "lokales:"),
        ("mkdocs.yml", "admonition,", "no_such_extension,"),
    ],
)
def test_settings_that_cannot_be_used_are_told_on_every_page(served: Served, name: str, old: str, new: str) -> None:
    served.save(name, old, new)
    for uri in ("index.html", "nl-BE/more/index.html", "404.html"):
        alert = html.fromstring(served.text(uri)).find(".//div[@role='alert']")
        assert alert is not None, uri
        assert "could not be built" in alert.text_content()
    served.save(name, new, old)
    for path in served.site.rglob("*.html"):
        assert 'role="alert"' not in path.read_text()


def test_a_page_that_cannot_be_read_is_told_on_every_page(served: Served) -> None:
    path = served.root / "docs/last.md"
    path.write_bytes(b"# Last\n\n\xff\xfe\n")
    served.server.builder()
    for uri in ("index.html", "nl-BE/more/index.html"):
        assert "last.md" in html.fromstring(served.text(uri)).find(".//div[@role='alert']").text_content()
    path.write_text("# Last\n\nOpen again.\n")
    served.server.builder()
    assert "Open again." in served.article("last/index.html")
    assert 'role="alert"' not in served.text("index.html")


def test_no_built_site_shows_what_a_preview_shows(project) -> None:
    project.write(PAGES)
    project.translate({**DUTCH, "Open the menu.": "Open het [menu](http://evil.example)."})
    built = project.build()
    assert built.warnings
    assert not [path for path in built.site.rglob("*.html") if "bitext-preview" in path.read_text()]


def test_the_status_page_follows_every_save(project, serve: Callable[[], Served]) -> None:
    config = (project.root / "mkdocs.yml").read_text()
    config = config.replace("name: Nederlands}}", "name: Nederlands}}\n      status_page: waiting.md")
    project.write({**PAGES, "mkdocs.yml": config})
    project.translate({key: DUTCH[key] for key in DUTCH if key != "Close the menu."})
    served = serve()
    before = json.loads(served.text("waiting.json"))["locales"][0]["open"]["segments"]
    line = "<source>Close the menu.</source>"
    document = xliff.read(served.root / "translations/nl-BE/last.xlf")
    (id,) = [one.id for unit in document.units for one in unit.segments if one.source == ("Close the menu.",)]
    served.save("translations/nl-BE/last.xlf", f'id="{id}" state="initial"', f'id="{id}" state="translated"')
    found = served.save("translations/nl-BE/last.xlf", line, f"{line}<target>Sluit het menu.</target>")
    assert found == ["nl-BE/last/", "nl-BE/waiting/", "waiting/"]
    assert json.loads(served.text("waiting.json"))["locales"][0]["open"]["segments"] == before - 1


def test_what_is_made_of_the_whole_site_stays_whole(project, serve: Callable[[], Served]) -> None:
    config = (project.root / "mkdocs.yml").read_text().replace("  - search\n", "  - search\n  - bitext-publish\n")
    project.write({**PAGES, "mkdocs.yml": config})
    project.translate(DUTCH)
    served = serve()
    assert served.save("translations/nl-BE/more.xlf", "Open het menu.", "Doe het menu open.") == ["nl-BE/more/"]
    assert served.written == ["nl-BE/more/index.html"]
    served.save("docs/includes/hub.md", "Accountant Hub", "The hub")
    assert served.written == ["index.html", "nl-BE/index.html"]
    served.save("docs/last.md", "Close the menu.", "Shut the menu.")
    saved = served.files()
    served.build()
    assert saved == served.files()
    assert "Doe het menu open." in saved["nl-BE/more/index.md"].decode()
    assert "Content-Security-Policy" in served.text("nl-BE/more/index.html")


def test_a_page_that_is_saved_is_warned_of_and_no_other(
    project, serve: Callable[[], Served], caplog: pytest.LogCaptureFixture
) -> None:
    config = (project.root / "mkdocs.yml").read_text().replace("  - search\n", "  - search\n  - bitext-publish\n")
    styled = '\n<b style="color: red">Now</b>\n'
    project.write({**PAGES, "docs/more.md": PAGES["docs/more.md"] + styled, "mkdocs.yml": config})
    served = serve()
    caplog.clear()
    served.save("docs/last.md", "Close the menu.", f"Close the menu.\n{styled}")
    said = [one.getMessage() for one in caplog.records if "security policy blocks it" in one.getMessage()]
    assert {sentence.partition(":")[0] for sentence in said} == {"last/index.html", "nl-BE/last/index.html"}


def test_links_into_pages_that_a_save_leaves_alone_are_known(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    served.save("docs/last.md", "Close the menu.", "Close the menu.\n\n## End\n\nThere it ends.")
    caplog.clear()
    with caplog.at_level("INFO", logger="mkdocs"):
        served.save("docs/more.md", "[the start](index.md)", "[the end](last.md#end) and [none](last.md#none)")
    said = [one.getMessage() for one in caplog.records if "anchor" in one.getMessage()]
    assert said
    assert all("#none" in one for one in said)
