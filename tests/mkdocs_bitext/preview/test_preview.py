"""`mkdocs serve`: a save builds what it changes; every other page stays as it is; nothing that is broken stops it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import html
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from bitext import xliff
from bitext.core.model import State
from mkdocs_bitext.pages import handed_over

TWO = "locales: {nl-BE: {name: Nederlands}, fr-BE: {name: Français}}"
PAGES = {
    "docs/index.md": "# Start\n\nChoose a client from the list.\n\n[!INCLUDE[hub](includes/hub.md)]\n",
    "docs/more.md": "# More\n\nOpen the menu. See [the start](index.md).\n",
    "docs/last.md": "# Last\n\nClose the menu.\n",
    "docs/includes/hub.md": "Accountant Hub helps you.\n",
}
DUTCH = {
    "Start": "Begin",
    "Choose a client from the list.": "Kies een cliënt uit de lijst.",
    "More": "Meer",
    "Open the menu.": "Open het menu.",
    "Last": "Laatste",
    "Close the menu.": "Sluit het menu.",
}


class Served:
    """A project as `mkdocs serve` has it, without the socket: the first build is done, saves go to the builder."""

    def __init__(self, project, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root: Path = project.root
        self.project = project
        self.site = project.root / "served"
        self.rendered: list[str] = []
        render = Page.render

        def counted(page: Page, *arguments: object) -> None:
            self.rendered.append(page.url)
            render(page, *arguments)  # type: ignore[arg-type]

        def filled(page: Page, *arguments: object) -> None:
            self.rendered.append(page.url)
            fill(page, *arguments)  # type: ignore[arg-type]

        fill = handed_over._fill
        monkeypatch.setattr(Page, "render", counted)
        monkeypatch.setattr(handed_over, "_fill", filled)
        config = self.config()
        self.stop = config.plugins.on_shutdown
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=config.site_url)
        self.server = SimpleNamespace(builder=self.build)
        config.plugins.on_serve(self.server, config=config, builder=self.build)  # type: ignore[arg-type]

    def config(self):
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = "http://127.0.0.1:8000/"
        return config

    def build(self) -> None:
        config = self.config()
        build(config, serve_url=config.site_url)

    def save(self, name: str, old: str = "", new: str = "") -> list[str]:
        """Change a file; gives the addresses of the pages that were rendered for it."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        before = {path: path.stat().st_mtime_ns for path in self.site.rglob("*.html")}
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.rendered.clear()
        self.server.builder()
        self.written = sorted(
            path.relative_to(self.site).as_posix()
            for path in self.site.rglob("*.html")
            if path.stat().st_mtime_ns != before.get(path)
        )
        return sorted(self.rendered)

    def text(self, uri: str) -> str:
        return (self.site / uri).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """All files of the site but the compressed sitemap, which contains the time."""
        found = (path for path in self.site.rglob("*") if path.is_file() and path.suffix != ".gz")
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}

    def article(self, uri: str) -> str:
        return " ".join(html.fromstring(self.text(uri)).find(".//article").text_content().split())

    def search(self) -> dict[str, str]:
        entries = [
            one
            for path in sorted((self.site / "search").glob("*.json"))
            for one in json.loads(path.read_text())["docs"]
        ]
        assert entries
        return {one["location"]: one["text"] for one in entries}


def aged(project) -> None:
    """Files that are older than the clock's grain, as they are when somebody starts to work."""
    then = time.time_ns() - 10**10
    for path in project.root.rglob("*"):
        os.utime(path, ns=(then, then))


@pytest.fixture
def serve(project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Served]]:
    """Starts to serve the project as it is."""
    started: list[Served] = []

    def start() -> Served:
        aged(project)
        started.append(Served(project, monkeypatch))
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def served(project, serve: Callable[[], Served]) -> Served:
    config = (project.root / "mkdocs.yml").read_text().replace("locales: {nl-BE: {name: Nederlands}}", TWO)
    project.write({**PAGES, "mkdocs.yml": f"{config}nav: [index.md, {{The menu: more.md}}, last.md]\n"})
    project.translate(DUTCH)
    return serve()


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
