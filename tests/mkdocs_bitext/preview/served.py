"""A small project as `mkdocs serve` has it."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

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
        self.plugins = config.plugins
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=config.site_url)
        self.server = LiveReloadServer(self.build, "127.0.0.1", 0, root=str(self.site))
        for path in (config.docs_dir, config.config_file_path):
            self.server.watch(path)
        config.plugins.on_serve(self.server, config=config, builder=self.build)
        for path in config.watch:
            self.server.watch(path)

    def stop(self) -> None:
        self.server.server_close()
        self.plugins.on_shutdown()

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
        for path in self.site.glob("search/*.json"):
            self.ask(f"/search/{path.name}")
        found = (path for path in self.site.rglob("*") if path.is_file() and path.suffix != ".gz")
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}

    def article(self, uri: str) -> str:
        return " ".join(html.fromstring(self.text(uri)).find(".//article").text_content().split())

    def ask(self, path: str) -> None:
        """What a browser does."""
        app = self.server.get_app()
        assert app is not None
        app({"PATH_INFO": path, "REQUEST_METHOD": "GET"}, lambda *_: None)

    def search(self) -> dict[str, str]:
        self.files()
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
