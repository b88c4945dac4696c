"""Whole pages from an earlier build: only what readers would see changed is made anew, and all of that is."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable

import pytest
from jinja2 import Template
from mkdocs.config.config_options import Hooks
from mkdocs.structure.pages import Page
from tests.mkdocs_bitext.pages.test_handed_over import files_of

CONFIG = """\
site_name: Hub Help
site_url: https://help.example/
theme: {name: material, font: false, custom_dir: look}
nav: [{Start: index.md}, {Guide: [more.md, last.md]}]
plugins:
  - search
  - bitext:
      locales: {nl-BE: {name: Nederlands}}
hooks: [hook.py]
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "hook.py": "",
    "look/partials/copyright.html": "<p>Ours, {{ config.site_name }}</p>{% include 'mark.svg' %}",
    "look/mark.svg": "<svg><title>Mark</title></svg>",
    "docs/index.md": "# Start\n\nChoose a client.\n",
    "docs/more.md": "# More\n\nOpen the menu.\n\n## Menu\n\nClose it.\n",
    "docs/last.md": "# Last\n\nThat is all.\n",
}
ALL = {f"{locale}{page}" for locale in ("", "nl-BE/") for page in ("", "more/", "last/")}
_FOOTER = "look/partials/copyright.html"


@pytest.fixture
def built(project):
    """A site that was built, and so is in the cache."""
    project.write(FILES)
    project.translate({"Choose a client.": "Kies een cliënt.", "Open the menu.": "Open het menu."})
    for path in project.root.rglob("*"):  # What may still change, as far as the clock tells, is not kept.
        os.utime(path, (time.time() - 10, time.time() - 10))
    project.build()
    return project


@pytest.fixture(autouse=True)
def hooks_are_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process of its own: MkDocs reads a file of hooks once."""
    monkeypatch.setattr(Hooks, "_load_hook", Hooks._load_hook.__wrapped__)


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The addresses of the pages whose template is filled."""
    pages: set[str] = set()
    render = Template.render

    def watched(template: Template, *args: dict[str, object], **more: object) -> str:
        page = args[0].get("page") if args else None
        pages.update([page.url] if isinstance(page, Page) else [])
        return render(template, *args, **more)

    monkeypatch.setattr(Template, "render", watched)
    return pages


def same_as_a_first_build(project) -> bool:
    files = files_of(project.root / "site")
    shutil.rmtree(project.root / ".cache")
    return files == files_of(project.build().site)


def test_only_the_page_that_changed_is_filled_anew(built, filled: set[str]) -> None:
    first = files_of(built.root / "site")
    assert files_of(built.build().site) == first
    assert filled == set()
    built.write({"docs/more.md": "# More\n\nOther words.\n\n## Menu\n\nClose it.\n"})
    assert "Other words." in built.build().text("nl-BE/more/index.html")
    assert filled == {"more/", "nl-BE/more/"}
    filled.clear()
    built.translate({"That is all.": "Dat is alles."})
    assert "Dat is alles." in built.build().text("nl-BE/last/index.html")
    assert filled >= {"nl-BE/last/"}
    assert filled.isdisjoint({"", "more/", "nl-BE/more/"})


@pytest.mark.parametrize(
    ("name", "edited"),
    [
        ("mkdocs.yml", lambda text: text.replace("Hub Help", "Client Help")),
        ("mkdocs.yml", lambda text: text + "copyright: Nobody\n"),
        ("mkdocs.yml", lambda text: text + "extra: {homepage: https://other.example/}\n"),
        ("mkdocs.yml", lambda text: text.replace("font: false", "font: false, features: [navigation.tabs]")),
        ("mkdocs.yml", lambda text: text.replace("Guide:", "Handbook:")),
        ("docs/last.md", lambda text: text.replace("# Last", "# The last one")),
        ("docs/last.md", lambda text: "---\nstatus: new\n---\n" + text),
        (_FOOTER, lambda text: text.replace("Ours", "Theirs")),
        ("look/mark.svg", lambda text: text.replace("Mark", "Another mark")),
        ("look/main.html", lambda _: '{% extends "base.html" %}{% block announce %}News{% endblock %}'),
        ("hook.py", lambda _: "def on_config(config):\n    config.extra['generator'] = False\n"),
        ("hook.py", lambda _: "def on_config(config):\n    config.mdx_configs['toc'] = {'title': 'Here'}\n"),
    ],
    ids=["name", "text", "extra", "feature", "nav", "title", "meta", "template", "included", "new", "hook", "toc"],
)
def test_what_every_page_shows_is_shown_by_every_page(
    built, filled: set[str], name: str, edited: Callable[[str], str]
) -> None:
    path = built.root / name
    built.write({name: edited(path.read_text() if path.exists() else "")})
    built.build()
    assert filled == ALL
    assert same_as_a_first_build(built)


@pytest.mark.parametrize(
    "expression",
    [
        "{{ build_date_utc }}",
        "{{ nav.pages | length }}",
        "{{ page.next_page.content if page.next_page }}",
        "{% set next_page = page.next_page %}{{ next_page.content if next_page }}",
        "{{ [page.next_page] | map(attribute='content') | first if page.next_page }}",
        "{{ [1, 2] | random }}",
    ],
)
def test_a_template_of_the_site_that_reads_more_is_always_filled(built, filled: set[str], expression: str) -> None:
    built.write({_FOOTER: expression})
    built.build()
    filled.clear()
    built.build()
    assert filled == ALL


@pytest.mark.parametrize("event", ["env(env, config, files)", "page_context(context, page, config, nav)"])
def test_where_a_hook_may_show_a_template_more_it_is_always_filled(built, filled: set[str], event: str) -> None:
    built.write({"hook.py": f"def on_{event}:\n    pass\n"})
    built.build()
    filled.clear()
    built.build()
    assert filled == ALL


def test_a_hook_that_gives_pages_an_object_of_its_own_gets_them_filled(built, filled: set[str]) -> None:
    built.write({"hook.py": "def on_page_content(html, page, config, files):\n    page.author = object()\n"})
    built.build()
    filled.clear()
    built.build()
    assert filled == ALL
